use super::grammar::{agreed, of, of_your, this, your};
use crate::copy::capitalized;
use crate::job_panel::{JobPanelCopy, SupportCopy};

pub(super) fn copy() -> JobPanelCopy {
    JobPanelCopy {
        badge: super::status_badge::copy(),
        tracker: super::stage_tracker::copy(),
        heartbeat: super::heartbeat_line::copy(),
        cancel: super::cancel_dialog::copy(),
        retry: super::retry_panel::copy(),
        result: super::result_summary::copy(),
        wording: super::wording(),
        untitled: |noun| capitalized(&your(noun)),
        requested: |at| format!("Solicitação {}.", at.at()),
        started: |at| format!("Início {}.", at.at()),
        action: |noun| format!("{} precisa de uma ação sua para continuar.", capitalized(&your(noun))),
        action_not_said: "O servidor não informa o que é preciso fazer. Copie o ID da tarefa e peça ajuda."
            .into(),
        act: "Ver o que é preciso fazer".into(),
        due: |at| format!("Você tem até {at} para fazer isso."),
        blocked: "Link bloqueado para sua segurança".into(),
        confirming: |noun| {
            format!(
                "Mantenha esta página aberta até a confirmação do início {}. Depois disso, você verá aqui quanto \
                 tempo leva, como cancelar e onde o resultado vai ficar.",
                of_your(noun)
            )
        },
        leave: |noun| {
            format!(
                "Você pode fechar esta aba. {} continua, e o resultado estará aqui quando você voltar.",
                capitalized(&your(noun))
            )
        },
        leave_queued: |noun| {
            format!(
                "Você pode fechar esta aba. {} mantém o lugar na fila, e o resultado estará aqui quando você \
                 voltar.",
                capitalized(&your(noun))
            )
        },
        leave_too: "Você pode fechar esta aba. O resultado estará aqui quando você voltar.".into(),
        leave_with_id: |noun| {
            format!(
                "Você pode fechar esta aba; {} continua. O resultado aparece aqui enquanto a aba estiver aberta.",
                your(noun)
            )
        },
        leave_stopping: |noun| {
            format!("Você pode fechar esta aba. Quando voltar, verá aqui como {} terminou.", your(noun))
        },
        leave_stopping_with_id: |noun| {
            format!(
                "Você pode fechar esta aba. Aqui aparece como {} termina, enquanto a aba estiver aberta.",
                your(noun)
            )
        },
        stay: |noun| {
            format!(
                "Mantenha esta página aberta: sair dela interrompe {} e faz perder trabalho. O resultado vai \
                 aparecer aqui.",
                your(noun)
            )
        },
        stay_for_answer: "Mantenha esta página aberta até o servidor responder. Se houver um resultado, ele vai aparecer aqui.".into(),
        stay_for_run: "Ainda não há nada em andamento. Mantenha esta página aberta até o servidor responder.".into(),
        leave_not_known: |noun| {
            format!(
                "Não se sabe se {} continua sem esta página, por isso mantenha-a aberta. O resultado vai aparecer \
                 aqui.",
                your(noun)
            )
        },
        act_later: |noun| {
            format!(
                "Você pode fechar esta aba e fazer isso depois. {} fica aguardando, e você {} encontra aqui quando \
                 voltar.",
                capitalized(&your(noun)),
                of(noun, ["o", "a"])
            )
        },
        notify: "Avisar-me quando terminar".into(),
        notified: "Você receberá um aviso quando terminar, enquanto houver uma aba com suas tarefas aberta."
            .into(),
        in_doubt: |noun| format!("Ainda não se sabe se {} está de novo em andamento.", your(noun)),
        in_doubt_checking: "Esta página continua verificando.".into(),
        in_doubt_leave: "Você pode sair desta página e ver aqui a situação quando voltar.".into(),
        in_doubt_stay: "Mantenha esta página aberta até que se saiba.".into(),
        nothing_runs: "Não há mais nada a aguardar; você pode sair desta página.".into(),
        ask_for_help:
            "Não há mais nada a aguardar; você pode sair desta página. Se você precisa desta tarefa, \
                       copie o ID da tarefa e peça ajuda."
                .into(),
        duration_not_known: "Ainda não se sabe quanto tempo leva.".into(),
        no_cancel: |noun| {
            format!("{} não pode ser {} por aqui.", capitalized(&this(noun)), agreed(noun, "cancelad"))
        },
        earlier: "Tentativas anteriores".into(),
        attempt: |number| format!("Tentativa {number}"),
        attempt_ended: |at| format!("Terminou {}.", at.at()),
        job_id: "ID da tarefa".into(),
        copy_id: "Copiar o ID da tarefa".into(),
        support: SupportCopy {
            copy: "Copiar os detalhes para o suporte".into(),
            holds: "São copiados o ID da tarefa, o status, os horários e os códigos. Sem nomes, sem títulos e sem nada do que você digitou ou enviou.".into(),
            details: "Detalhes para o suporte".into(),
            job_id: "ID da tarefa:".into(),
            kind: "Tipo:".into(),
            status: "Status:".into(),
            attempt: "Tentativa:".into(),
            requested: "Solicitação:".into(),
            started: "Início:".into(),
            heard: "Última resposta:".into(),
            ended: "Fim:".into(),
            shown: "Na tela:".into(),
            problem: "Problema:".into(),
            code: "Código:".into(),
        },
        remove: "Remover da lista".into(),
    }
}
