use waitwell_core::moment::Span;

use super::grammar::{of, of_the, this, your};
use crate::copy::capitalized;
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("Sigue en curso.", "actualización", when),
        queued: |when| last("Esperando para empezar.", "comprobación", when),
        needs_action: |when| last("Falta una acción de su parte.", "comprobación", when),
        sending: |noun| format!("Iniciando {}…", your(noun)),
        checking: "Comprobando…".into(),
        quiet: |noun, when| {
            format!(
                "Sigue en curso, pero sin novedades {}. Última novedad: {when}. No hace falta empezar de nuevo.",
                of_the(noun)
            )
        },
        paused: |when| last("Las actualizaciones están en pausa.", "comprobación", when),
        busy: |when| match when {
            Some(when) => format!("El servidor está ocupado. Próxima comprobación {when}."),
            None => "El servidor está ocupado. Próxima comprobación en breve.".to_owned(),
        },
        busy_for_long: |when| {
            format!(
                "El servidor está ocupado. Próxima comprobación dentro de una hora aproximadamente, {when}."
            )
        },
        lost: |when| last("No hay conexión con el servidor.", "respuesta", when),
        offline: |when| last("No tiene conexión a internet.", "respuesta del servidor", when),
        intercepted:
            "Algo respondió en lugar del servidor. Es posible que tenga que iniciar sesión en esta red."
                .into(),
        unreadable: "No se puede leer la respuesta del servidor.".into(),
        show_details: "Mostrar detalles".into(),
        code: "Código:".into(),
        signed_out: |when, calm| match when {
            Some(when) => format!(
                "Su sesión está cerrada. {calm} Inicie sesión para ver cómo va. Último estado conocido: {when}."
            ),
            None => format!("Su sesión está cerrada. {calm} Inicie sesión para ver cómo va."),
        },
        signed_out_after: "Su sesión está cerrada. Inicie sesión para ver el resultado.".into(),
        keeps_running: |noun| {
            format!("{} continúa; no hace falta empezar de nuevo.", capitalized(&your(noun)))
        },
        keeps_its_place: |noun| {
            format!(
                "{} conserva su lugar en la cola; no hace falta empezar de nuevo.",
                capitalized(&your(noun))
            )
        },
        is_kept: |noun| format!("{} se conserva; no hace falta empezar de nuevo.", capitalized(&your(noun))),
        needs_the_page: |noun| {
            format!(
                "Mantenga esta página abierta. Es posible que {} tenga que esperar a que el servidor vuelva a \
                 responder.",
                your(noun)
            )
        },
        start_not_known: |noun| {
            format!(
                "Todavía no se sabe si {} se inició. Por ahora, no {} inicie otra vez.",
                your(noun),
                of(noun, ["lo", "la"])
            )
        },
        may_have_stopped: |noun| format!("Todavía no se sabe si {} se ha detenido.", your(noun)),
        finished: |when, took| ended("Terminó", when, took),
        failed: |when, took| ended("Se detuvo", when, took),
        canceled: |when, took| ended("Se canceló", when, took),
        not_found: |noun| {
            format!("{} ya no se encuentra. Es posible que se haya eliminado.", capitalized(&this(noun)))
        },
        never_known: "No encontramos ninguna tarea con este ID. Compruebe que esté completo y que use la cuenta que inició la tarea.".into(),
        expired: |noun| format!("{} caducó; su resultado se eliminó.", capitalized(&this(noun))),
        no_access: |noun| format!("Ya no tiene acceso a {}.", this(noun)),
        forgotten: |noun| {
            format!(
                "Este navegador no recordará {} después de que cierre la pestaña. Copie el ID de la tarea.",
                this(noun)
            )
        },
    }
}

/// "Sigue en curso. Última actualización hace 10 segundos."
fn last(what: &str, event: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} Última {event} {when}."),
        None => what.to_owned(),
    }
}

/// "Terminó a las 14:05, después de 3 minutos y 20 segundos."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{what} {when}, después de {took}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(took)) => format!("{what} después de {took}."),
        (None, None) => String::new(),
    }
}
