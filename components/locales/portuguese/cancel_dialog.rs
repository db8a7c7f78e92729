use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use super::grammar::{agreed, of_the, the, the_whole, this};
use crate::cancel_dialog::CancelDialogCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("Cancelar {}", the(noun)),
        canceling: |noun| format!("Cancelando {}…", the(noun)),
        try_again: "Tentar novamente".into(),
        dismiss: "Ocultar".into(),
        hint: |noun, effect| {
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "Cancelar interrompe o envio do arquivo.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!("Cancelar interrompe o restante {}. O que já foi feito é mantido.", of_the(noun))
                }
                Some(CancelScope::Whole) => format!("Cancelar interrompe {}.", the_whole(noun)),
                None => format!("Cancelar interrompe {}.", the(noun)),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => "Antes, você verá o que é mantido e o que é excluído e poderá confirmar.",
                (false, true) => "Antes, você verá o que é mantido e poderá confirmar.",
                (true, false) => "Antes, você verá o que é excluído e poderá confirmar.",
                (true, true) => "Antes, pediremos sua confirmação.",
            };
            format!("{stops} {first}")
        },
        title: |noun| format!("Cancelar {}?", this(noun)),
        stops: "O que é interrompido".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "O envio do arquivo. Nada mais é enviado.".to_owned(),
            Some(CancelScope::Remaining) => {
                format!("O restante {}. O que já foi feito continua feito.", of_the(noun))
            }
            Some(CancelScope::Whole) => format!("{}.", capitalized(&the_whole(noun))),
            None => format!("{}.", capitalized(&the(noun))),
        },
        kept: "O que é mantido".into(),
        deleted: "O que é excluído".into(),
        cannot_be_undone: "O que não pode ser desfeito".into(),
        not_said: "O servidor não informa o que acontece com o trabalho já feito.".into(),
        keep_running: "Não cancelar".into(),
        close: "Fechar".into(),
        refused: |noun| {
            format!("{} não pode ser {} no momento.", capitalized(&this(noun)), agreed(noun, "cancelad"))
        },
        asked: |noun| {
            format!("Cancelamento solicitado. {} vai parar assim que for seguro.", capitalized(&the(noun)))
        },
        asked_slow: |noun| format!("Cancelamento solicitado. {} ainda não parou.", capitalized(&the(noun))),
        unconfirmed: |noun| {
            format!(
                "O cancelamento ainda não está confirmado. {} talvez ainda esteja em andamento.",
                capitalized(&the(noun))
            )
        },
        denied: |noun| {
            format!(
                "{} não foi {}. O servidor não aceitou a solicitação.",
                capitalized(&the(noun)),
                agreed(noun, "cancelad")
            )
        },
        too_late: |noun| {
            format!(
                "{} já tinha terminado quando o cancelamento chegou. Nada foi excluído.",
                capitalized(&the(noun))
            )
        },
        undo: "Desfazer o cancelamento".into(),
        undoing: "Desfazendo o cancelamento…".into(),
        undo_hint: |noun| format!("Você ainda pode desfazer o cancelamento, e {} vai continuar.", the(noun)),
        undo_unconfirmed: "Ainda não está confirmado que o cancelamento foi desfeito.".into(),
        undo_denied: "O cancelamento não foi desfeito. O servidor não aceitou a solicitação.".into(),
        undo_too_late: "O cancelamento não pode mais ser desfeito.".into(),
        undone: |noun| format!("O cancelamento foi desfeito, e {} continua.", the(noun)),
        ended_title: |noun, status| {
            let this = capitalized(&this(noun));
            match status {
                ShownStatus::Canceled => format!("{this} foi {}", agreed(noun, "cancelad")),
                ShownStatus::Failed => format!("{this} falhou"),
                ShownStatus::Gone => format!("{this} não foi {}", agreed(noun, "encontrad")),
                _ => format!("{this} terminou"),
            }
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled => "Não há mais nada para cancelar.",
                ShownStatus::PartlyCompleted => {
                    "O trabalho terminou antes de o cancelamento chegar, com uma parte feita. Nada foi excluído."
                }
                ShownStatus::Failed => {
                    "O trabalho parou sozinho antes de o cancelamento chegar. Feche esta janela para ver o que \
                     aconteceu."
                }
                ShownStatus::Gone => "Não há nada para cancelar.",
                _ => "O trabalho terminou antes de o cancelamento chegar. Nada foi excluído.",
            }
            .to_owned()
        },
        changed_title: |noun| format!("Algo mudou n{}", this(noun)),
        changed: |noun| {
            format!("{} não pode mais ser {} por aqui.", capitalized(&the(noun)), agreed(noun, "cancelad"))
        },
    }
}
