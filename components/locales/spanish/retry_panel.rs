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
            format!("{} se detuvo antes de terminar. El servidor no dio un motivo.", capitalized(&the(noun)))
        },
        work_safe: "Lo que se hizo hasta ahora está a salvo.".into(),
        work_lost: "Lo que se hizo hasta ahora no se conservó.".into(),
        work_unknown: "No se sabe si lo que se hizo hasta ahora se conservó.".into(),
        fix: "Resolver lo que lo impide".into(),
        then_retry: " y después reintentar.".into(),
        blocked: "Enlace bloqueado por su seguridad".into(),
        from_start: |usual| format!("Un nuevo intento empieza desde el principio{}.", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("Un nuevo intento continúa desde “{stage}”{}.", usually(usual)),
            None => format!("Un nuevo intento continúa donde se detuvo{}.", usually(usual)),
        },
        from_unknown: |usual| format!("Duración habitual de un nuevo intento: {usual}."),
        no_duplicates: "Un nuevo intento no creará duplicados.".into(),
        may_duplicate: "Un nuevo intento puede crear duplicados.".into(),
        duplicates_unknown: "No se sabe si un nuevo intento crea duplicados.".into(),
        failed_stays: "Reintentar solo lo que falta deja lo ya hecho como está y no crea duplicados.".into(),
        failed_may_duplicate: "Reintentar solo lo que falta puede crear duplicados.".into(),
        failed_duplicates_unknown: "No se sabe si reintentar solo lo que falta crea duplicados.".into(),
        failed_takes: |usual| format!("Duración habitual: {usual}."),
        inputs_kept: "Sus filtros y ajustes se conservan.".into(),
        retry: |noun| format!("Reintentar {}", the(noun)),
        retrying: |noun| format!("Reintentando {}…", the(noun)),
        retry_failed: |count| match count {
            Some(count) => format!("Reintentar solo lo que falta ({count})"),
            None => "Reintentar solo lo que falta".to_owned(),
        },
        retrying_failed: "Reintentando lo que falta…".into(),
        try_again: "Intentar de nuevo".into(),
        start_over: "Empezar de nuevo".into(),
        start_over_effect: "“Empezar de nuevo” abre el formulario con los mismos datos.".into(),
        not_offered: |noun| format!("{} no se puede reintentar desde aquí.", capitalized(&this(noun))),
        refused: |noun| format!("{} no se puede reintentar.", capitalized(&this(noun))),
        unconfirmed: "El nuevo intento todavía no está confirmado.".into(),
        denied: "El servidor no aceptó el nuevo intento.".into(),
        dismiss: "Ocultar".into(),
        show_details: "Mostrar detalles".into(),
        hide_details: "Ocultar detalles".into(),
        code: "Código".into(),
        kind: "Tipo".into(),
        stage: "Paso".into(),
        said: "Mensaje".into(),
        job_id: "ID de la tarea".into(),
        copy_id: "Copiar el ID de la tarea".into(),
    }
}

/// "; duración habitual: 10 a 20 segundos", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("; duración habitual: {usual}"))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} falló porque el archivo era demasiado grande.", capitalized(&the(noun))),
            |_| "Elija un archivo más pequeño o un período más corto.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| format!("{} se detuvo porque caducó un acceso que necesita.", capitalized(&the(noun))),
            |_| "Primero hay que renovar ese acceso.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| {
                format!("{} se detuvo porque se perdió la conexión con los datos.", capitalized(&the(noun)))
            },
            |_| "Compruebe que se pueda acceder al origen de los datos.".to_owned(),
        ),
        problem(
            "permission",
            |noun| {
                format!(
                    "{} se detuvo porque usted no tiene los permisos necesarios.",
                    capitalized(&the(noun))
                )
            },
            |_| "Pida acceso a un administrador.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("{} se detuvo porque tardó más de lo permitido.", capitalized(&the(noun))),
            |_| "Con un período más corto es más probable que termine a tiempo.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| {
                format!(
                    "{} se detuvo porque otro servicio limita el número de solicitudes.",
                    capitalized(&the(noun))
                )
            },
            |_| "Espere primero unos minutos.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| {
                format!(
                    "{} se detuvo porque uno de los datos del formulario no se puede usar.",
                    capitalized(&the(noun))
                )
            },
            |_| "Empiece de nuevo y corrija lo que se indica aquí.".to_owned(),
        ),
    ]
}
