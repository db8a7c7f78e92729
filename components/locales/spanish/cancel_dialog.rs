use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use super::grammar::{of_the, the, the_whole, this};
use crate::cancel_dialog::CancelDialogCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("Cancelar {}", the(noun)),
        canceling: |noun| format!("Cancelando {}…", the(noun)),
        try_again: "Intentar de nuevo".into(),
        dismiss: "Ocultar".into(),
        hint: |noun, effect| {
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "Cancelar detiene el envío del archivo.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!("Cancelar detiene el resto {}. Lo que ya está hecho se conserva.", of_the(noun))
                }
                Some(CancelScope::Whole) => format!("Cancelar detiene {}.", the_whole(noun)),
                None => format!("Cancelar detiene {}.", the(noun)),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => "Antes verá qué se conserva y qué se elimina, y podrá confirmar.",
                (false, true) => "Antes verá qué se conserva y podrá confirmar.",
                (true, false) => "Antes verá qué se elimina y podrá confirmar.",
                (true, true) => "Antes se le pedirá que confirme.",
            };
            format!("{stops} {first}")
        },
        title: |noun| format!("¿Cancelar {}?", this(noun)),
        stops: "Qué se detiene".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "El envío del archivo. No se envía nada más.".to_owned(),
            Some(CancelScope::Remaining) => {
                format!("El resto {}. Lo que ya está hecho se queda como está.", of_the(noun))
            }
            Some(CancelScope::Whole) => format!("{}.", capitalized(&the_whole(noun))),
            None => format!("{}.", capitalized(&the(noun))),
        },
        kept: "Qué se conserva".into(),
        deleted: "Qué se elimina".into(),
        cannot_be_undone: "Qué no se puede deshacer".into(),
        not_said: "El servidor no indica qué pasa con el trabajo ya hecho.".into(),
        keep_running: "No cancelar".into(),
        close: "Cerrar".into(),
        refused: |noun| format!("{} no se puede cancelar en este momento.", capitalized(&this(noun))),
        asked: |noun| {
            format!("Cancelación solicitada. {} se detendrá en cuanto sea seguro.", capitalized(&the(noun)))
        },
        asked_slow: |noun| {
            format!("Cancelación solicitada. {} todavía no se ha detenido.", capitalized(&the(noun)))
        },
        unconfirmed: |noun| {
            format!("La cancelación todavía no está confirmada. Es posible que {} siga en curso.", the(noun))
        },
        denied: |noun| {
            format!("{} no se canceló. El servidor no aceptó la solicitud.", capitalized(&the(noun)))
        },
        too_late: |noun| {
            format!(
                "{} ya había terminado cuando llegó la cancelación. No se eliminó nada.",
                capitalized(&the(noun))
            )
        },
        undo: "Deshacer la cancelación".into(),
        undoing: "Deshaciendo la cancelación…".into(),
        undo_hint: |noun| format!("Todavía puede deshacer la cancelación, y {} continuará.", the(noun)),
        undo_unconfirmed: "Todavía no está confirmado que se haya deshecho la cancelación.".into(),
        undo_denied: "La cancelación no se deshizo. El servidor no aceptó la solicitud.".into(),
        undo_too_late: "La cancelación ya no se puede deshacer.".into(),
        undone: |noun| format!("La cancelación se deshizo, y {} continúa.", the(noun)),
        ended_title: |noun, status| {
            let this = capitalized(&this(noun));
            match status {
                ShownStatus::Canceled => format!("{this} se canceló"),
                ShownStatus::Failed => format!("{this} falló"),
                ShownStatus::Gone => format!("{this} ya no se encuentra"),
                _ => format!("{this} terminó"),
            }
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled => "Ya no hay nada que cancelar.",
                ShownStatus::PartlyCompleted => {
                    "El trabajo terminó antes de que llegara la cancelación, con una parte hecha. No se eliminó \
                     nada."
                }
                ShownStatus::Failed => {
                    "El trabajo se detuvo por sí solo antes de que llegara la cancelación. Cierre esta ventana \
                     para ver qué pasó."
                }
                ShownStatus::Gone => "No hay nada que cancelar.",
                _ => "El trabajo terminó antes de que llegara la cancelación. No se eliminó nada.",
            }
            .to_owned()
        },
        changed_title: |noun| format!("Algo cambió en {}", this(noun)),
        changed: |noun| format!("{} ya no se puede cancelar desde aquí.", capitalized(&the(noun))),
    }
}
