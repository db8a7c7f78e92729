use super::LANGUAGE;
use super::grammar::{agreed, of, of_your, the, this, your};
use crate::copy::capitalized;
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("Iniciando {}…", your(noun)),
        forgotten: |noun| {
            format!(
                "Este navegador não vai se lembrar d{} depois que você fechar a aba. Copie o ID da tarefa assim \
                 que ele aparecer.",
                this(noun)
            )
        },
        refused,
        fix,
        kept: "Nada foi iniciado, e o que você preencheu continua aqui.".into(),
        field: |label| format!("Ir para “{label}”"),
        sign_in_first: |noun| format!("Entre na sua conta antes de iniciar {}.", this(noun)),
        sign_in_fix: "Sua sessão foi encerrada. Nada foi iniciado, e o que você preencheu continua aqui."
            .into(),
        unconfirmed: |noun| format!("Não conseguimos confirmar o início {}.", of_your(noun)),
        may_run_twice: |noun| {
            format!(
                "Talvez já esteja em andamento. Se você iniciar {} agora, {} pode ser {} duas vezes.",
                of(noun, ["outro", "outra"]),
                the(noun),
                agreed(noun, "feit")
            )
        },
        check_again: "Verificar de novo".into(),
        start_new: "Iniciar de novo".into(),
        not_started: |noun| format!("{} não começou.", capitalized(&your(noun))),
        nothing_lost: "A solicitação nunca chegou ao servidor. Envie de novo, por favor.".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "O arquivo é grande demais.".to_owned(),
        (Some("unsupported-type"), _) => "Este tipo de arquivo não pode ser usado.".to_owned(),
        (Some("invalid-input"), _) => "Primeiro é preciso mudar algo no formulário.".to_owned(),
        (Some("permission"), _) => format!("Você não tem permissão para iniciar {}.", this(noun)),
        (Some("rate-limited"), _) => "Foram iniciadas tarefas demais em pouco tempo.".to_owned(),
        (Some("credentials-expired"), _) => "O acesso a outro serviço expirou.".to_owned(),
        (Some("no-secure-random"), _) => {
            format!("Este navegador não consegue iniciar {} com segurança.", your(noun))
        }
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("O servidor não aceitou {}.", this(noun)),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "Escolha um arquivo menor, ou divida-o e envie as partes uma depois da outra.".to_owned()
        }
        (_, Some("unsupported-type")) => "Escolha um arquivo de outro tipo.".to_owned(),
        (_, Some("invalid-input")) => "Revise o formulário e tente novamente.".to_owned(),
        (_, Some("permission")) => "Peça acesso à pessoa que administra sua conta.".to_owned(),
        (_, Some("rate-limited")) => "Espere um minuto e tente novamente.".to_owned(),
        (_, Some("credentials-expired")) => "Renove esse acesso e tente novamente.".to_owned(),
        (_, Some("no-secure-random")) => {
            "Abra esta página por um endereço seguro (https) ou use um navegador atual.".to_owned()
        }
        _ => {
            format!("Mude o que você preencheu ou pergunte ao suporte por que {} não é possível.", this(noun))
        }
    }
}
