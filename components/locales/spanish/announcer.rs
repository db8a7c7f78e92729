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
        sending: |job| format!("{job} se está iniciando."),
        queued: |job| format!("{job} está en cola."),
        in_progress: |job| format!("{job} está en curso."),
        needs_action: |job| format!("{job} necesita una acción de su parte para continuar."),
        completed: |job| {
            let ready = if job.noun.is_product { "list" } else { "completad" };
            format!("{job} está {}.", agreed(job.noun, ready))
        },
        partly_completed: |job, done_of| {
            let completed = agreed(job.noun, "completad");
            match done_of {
                Some((done, total)) => format!("{job} está {completed} en parte: {done} de {total}."),
                None => format!("{job} está {completed} en parte."),
            }
        },
        failed: |job| format!("{job} falló. La página indica qué pasó y qué puede hacer."),
        canceled: |job| format!("{job} se canceló."),
        gone: |job| format!("{job} ya no está disponible."),
        stage: |job, label, step, steps| format!("{job}: {label}, paso {step} de {steps}."),
        ended: |jobs| match jobs.n {
            1 => format!("{jobs} terminó."),
            _ => format!("{jobs} terminaron."),
        },
        lost: "No hay conexión con el servidor en este momento. No hace falta empezar de nuevo; esta página \
               lo sigue intentando."
            .into(),
        offline:
            "No tiene conexión a internet. No hace falta empezar de nuevo; esta página volverá a comprobarlo en \
                  cuanto haya conexión."
                .into(),
        regained: "Se restableció la conexión con el servidor.".into(),
        signed_out: "Su sesión está cerrada. Sus tareas continúan. Inicie sesión para verlas.".into(),
        cancel_asked: |job| format!("{job}: cancelación solicitada. Todavía no se ha detenido."),
        cancel_too_late: |job| {
            format!("{job} ya había terminado cuando llegó la cancelación. No se eliminó nada.")
        },
        cancel_unconfirmed: |job| {
            format!("{job}: la cancelación no está confirmada. La página indica qué puede hacer.")
        },
        cancel_denied: |job| format!("{job} no se canceló. El servidor no aceptó la solicitud."),
        cancel_undone: |job| format!("{job}: la cancelación se deshizo y el trabajo continúa."),
        undo_unconfirmed: |job| {
            format!(
                "{job}: no está confirmado que se haya deshecho la cancelación. La página indica qué puede hacer."
            )
        },
        undo_denied: |job| {
            format!("{job}: la cancelación no se deshizo. El servidor no aceptó la solicitud.")
        },
        undo_too_late: |job| format!("{job}: la cancelación ya no se puede deshacer."),
        retry_unconfirmed: |job| {
            format!("{job}: el nuevo intento no está confirmado. La página indica qué puede hacer.")
        },
        retry_denied: |job| format!("{job}: el servidor no aceptó el nuevo intento."),
        quiet: |job| {
            format!(
                "{job} sigue en curso, pero lleva un rato sin dar novedades. No hace falta empezar de nuevo."
            )
        },
        copied: "ID de la tarea copiado.".into(),
        details_copied: "Detalles para soporte copiados.".into(),
        not_copied:
            "Este navegador no permite que la página copie. Seleccione el texto en la página y cópielo."
                .into(),
        paused: "Las actualizaciones están en pausa. Sus tareas no lo están.".into(),
        resumed: "Las actualizaciones se han reanudado.".into(),
    }
}
