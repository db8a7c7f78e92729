use waitwell_core::document::Range;

use super::grammar::{the, this};
use crate::copy::capitalized;
use crate::language::{Noun, Worded};
use crate::retry_panel::{ProblemCopy, RetryPanelCopy};

pub(super) fn copy() -> RetryPanelCopy {
    RetryPanelCopy {
        wording: super::wording(),
        problems: problems(),
        no_reason: |noun| {
            format!("{} parou antes de terminar. O servidor não informou o motivo.", capitalized(&the(noun)))
        },
        work_safe: "O que foi feito até agora está a salvo.".into(),
        work_lost: "O que foi feito até agora não foi mantido.".into(),
        work_unknown: "Não se sabe se o que foi feito até agora foi mantido.".into(),
        fix: "Resolver o que está impedindo".into(),
        then_retry: " e depois tentar novamente.".into(),
        blocked: "Link bloqueado para sua segurança".into(),
        from_start: |usual| format!("Uma nova tentativa recomeça do início{}.", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("Uma nova tentativa continua a partir de “{stage}”{}.", usually(usual)),
            None => format!("Uma nova tentativa continua de onde parou{}.", usually(usual)),
        },
        from_unknown: |usual| format!("Tempo habitual de uma nova tentativa: {usual}."),
        no_duplicates: "Uma nova tentativa não vai criar itens duplicados.".into(),
        may_duplicate: "Uma nova tentativa pode criar itens duplicados.".into(),
        duplicates_unknown: "Não se sabe se uma nova tentativa cria itens duplicados.".into(),
        failed_stays:
            "Tentar novamente só o que falta mantém o que já foi feito e não cria itens duplicados.".into(),
        failed_may_duplicate: "Tentar novamente só o que falta pode criar itens duplicados.".into(),
        failed_duplicates_unknown: "Não se sabe se tentar novamente só o que falta cria itens duplicados."
            .into(),
        failed_takes: |usual| format!("Tempo habitual: {usual}."),
        inputs_kept: "Seus filtros e configurações são mantidos.".into(),
        retry: |noun| format!("Tentar {} novamente", the(noun)),
        retrying: |noun| format!("Tentando {} novamente…", the(noun)),
        retry_failed: |count| match count {
            Some(count) => format!("Tentar novamente só o que falta ({count})"),
            None => "Tentar novamente só o que falta".to_owned(),
        },
        retrying_failed: "Tentando novamente o que falta…".into(),
        try_again: "Tentar novamente".into(),
        start_over: "Começar de novo".into(),
        start_over_effect: "“Começar de novo” abre o formulário com os mesmos dados.".into(),
        not_offered: |noun| format!("Não é possível tentar {} novamente por aqui.", this(noun)),
        refused: |noun| format!("Não é possível tentar {} novamente.", this(noun)),
        unconfirmed: "A nova tentativa ainda não está confirmada.".into(),
        denied: "O servidor não aceitou a nova tentativa.".into(),
        dismiss: "Ocultar".into(),
        show_details: "Mostrar detalhes".into(),
        hide_details: "Ocultar detalhes".into(),
        code: "Código".into(),
        kind: "Tipo".into(),
        stage: "Etapa".into(),
        said: "Mensagem".into(),
        job_id: "ID da tarefa".into(),
        copy_id: "Copiar o ID da tarefa".into(),
    }
}

/// "; tempo habitual: 10 a 20 segundos", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("; tempo habitual: {usual}"))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} falhou porque o arquivo era grande demais.", capitalized(&the(noun))),
            |_| "Escolha um arquivo menor ou um período mais curto.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| format!("{} parou porque um acesso necessário expirou.", capitalized(&the(noun))),
            |_| "Primeiro, é preciso renovar esse acesso.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| format!("{} parou porque a conexão com os dados caiu.", capitalized(&the(noun))),
            |_| "Verifique se a origem dos dados está acessível.".to_owned(),
        ),
        problem(
            "permission",
            |noun| format!("{} parou porque você não tem uma permissão necessária.", capitalized(&the(noun))),
            |_| "Peça acesso a um administrador.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("{} parou porque levou mais tempo do que o permitido.", capitalized(&the(noun))),
            |_| "Com um período mais curto, é mais provável terminar a tempo.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| {
                format!(
                    "{} parou porque outro serviço limita o número de solicitações.",
                    capitalized(&the(noun))
                )
            },
            |_| "Espere alguns minutos primeiro.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| {
                format!(
                    "{} parou porque algo que você preencheu não pode ser usado.",
                    capitalized(&the(noun))
                )
            },
            |_| "Comece de novo e corrija o que está indicado aqui.".to_owned(),
        ),
    ]
}
