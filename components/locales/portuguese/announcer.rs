use super::grammar::{agreed, the, your};
use crate::announce::AnnouncerCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> AnnouncerCopy {
    AnnouncerCopy {
        wording: super::wording(),
        name: |noun, title| match title {
            Some(title) => format!("{} “{title}”", capitalized(&the(noun))),
            None => capitalized(&your(noun)),
        },
        sending: |job| format!("{job} está sendo {}.", agreed(job.noun, "iniciad")),
        queued: |job| format!("{job} está na fila."),
        in_progress: |job| format!("{job} está em andamento."),
        needs_action: |job| format!("{job} precisa de uma ação sua para continuar."),
        completed: |job| match job.noun.is_product {
            true => format!("{job} está {}.", agreed(job.noun, "pront")),
            false => format!("{job} foi {}.", agreed(job.noun, "concluíd")),
        },
        partly_completed: |job, done_of| {
            let completed = agreed(job.noun, "concluíd");
            match done_of {
                Some((done, total)) => format!("{job} foi {completed} em parte: {done} de {total}."),
                None => format!("{job} foi {completed} em parte."),
            }
        },
        failed: |job| format!("{job} falhou. A página mostra o que aconteceu e o que você pode fazer."),
        canceled: |job| format!("{job} foi {}.", agreed(job.noun, "cancelad")),
        gone: |job| format!("{job} não está mais disponível."),
        stage: |job, label, step, steps| format!("{job}: {label}, etapa {step} de {steps}."),
        ended: |jobs| match jobs.n {
            1 => format!("{jobs} terminou."),
            _ => format!("{jobs} terminaram."),
        },
        lost: "Sem conexão com o servidor no momento. Não é preciso começar de novo; esta página continua \
               tentando."
            .into(),
        offline:
            "Você está sem internet. Não é preciso começar de novo; esta página volta a verificar assim que \
                  a conexão voltar."
                .into(),
        regained: "A conexão com o servidor voltou.".into(),
        signed_out: "Sua sessão foi encerrada. Suas tarefas continuam. Entre na sua conta para vê-las."
            .into(),
        cancel_asked: |job| format!("{job}: cancelamento solicitado. Ainda não parou."),
        cancel_too_late: |job| {
            format!("{job} já tinha terminado quando o cancelamento chegou. Nada foi excluído.")
        },
        cancel_unconfirmed: |job| {
            format!("{job}: o cancelamento não está confirmado. A página mostra o que você pode fazer.")
        },
        cancel_denied: |job| {
            format!("{job} não foi {}. O servidor não aceitou a solicitação.", agreed(job.noun, "cancelad"))
        },
        cancel_undone: |job| format!("{job}: o cancelamento foi desfeito e o trabalho continua."),
        undo_unconfirmed: |job| {
            format!(
                "{job}: não está confirmado que o cancelamento foi desfeito. A página mostra o que você pode fazer."
            )
        },
        undo_denied: |job| {
            format!("{job}: o cancelamento não foi desfeito. O servidor não aceitou a solicitação.")
        },
        undo_too_late: |job| format!("{job}: o cancelamento não pode mais ser desfeito."),
        retry_unconfirmed: |job| {
            format!("{job}: a nova tentativa não está confirmada. A página mostra o que você pode fazer.")
        },
        retry_denied: |job| format!("{job}: o servidor não aceitou a nova tentativa."),
        quiet: |job| {
            format!(
                "{job} continua em andamento, mas está há algum tempo sem dar notícias. Não é preciso começar de \
                 novo."
            )
        },
        copied: "ID da tarefa copiado.".into(),
        details_copied: "Detalhes para o suporte copiados.".into(),
        not_copied: "Este navegador não permite que a página copie. Selecione o texto na página e copie."
            .into(),
        paused: "As atualizações estão pausadas. Suas tarefas não estão.".into(),
        resumed: "As atualizações foram retomadas.".into(),
    }
}
