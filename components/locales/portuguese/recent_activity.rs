use super::grammar::agreed_with;
use crate::copy::{capitalized, readable};
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "Atividade recente".into(),
        count: |jobs| jobs.to_string(),
        restoring: "Verificando suas tarefas recentes…".into(),
        empty: "Nenhuma tarefa ainda. Quando você iniciar uma, ela aparece aqui, mesmo que você feche a aba."
            .into(),
        partial:
            "Não é possível carregar sua lista completa no momento. Estas são as tarefas que este navegador \
                  conhece; as outras não se perderam."
                .into(),
        partial_and_empty:
            "Não é possível carregar sua lista no momento. As tarefas que você iniciou não se \
                            perderam."
                .into(),
        untitled: |noun, id| format!("{} {id}", capitalized(&noun.text)),
        status_word: readable,
        requested: |when| format!("Solicitação {}", when.at()),
        started: |when| format!("Início {}", when.at()),
        as_of: |when| format!("Última informação: {when}"),
        file: |size, format| match (size, format) {
            (Some(size), Some(format)) => format!("{format} de {size}"),
            (one, other) => one.or(other).unwrap_or_default().to_owned(),
        },
        files: |files| files.to_string(),
        changed: |count| format!("{count} {}", agreed_with(count, "alterad")),
        done: |count| count.to_string(),
        done_of: |done, total| format!("{} de {total}", done.number),
        skipped: |count| match count {
            Some(count) => format!("{count} {}", agreed_with(count, "ignorad")),
            None => "uma parte ignorada".to_owned(),
        },
        failed: |count| match count {
            Some(count) => format!("{count} com falha"),
            None => "uma parte com falha".to_owned(),
        },
        not_found: "Não encontramos mais esta tarefa. Talvez tenha sido excluída.".into(),
        expired: "Expirou; o resultado foi excluído.".into(),
        no_access: "Você não tem mais acesso.".into(),
        unseen: "Terminou desde a sua última visita".into(),
        find: "Encontrar uma tarefa pelo ID".into(),
        find_button: "Encontrar a tarefa".into(),
        no_id: "Este ID não está completo. Digite-o como o copiou: letras, números, “-” e “_”, sem espaços."
            .into(),
        remove: "Remover da lista".into(),
        remove_name: |title| format!("Remover da lista: {title}"),
    }
}
