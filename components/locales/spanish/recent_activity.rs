use super::grammar::agreed_with;
use crate::copy::{capitalized, readable};
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "Actividad reciente".into(),
        count: |jobs| jobs.to_string(),
        restoring: "Comprobando sus tareas recientes…".into(),
        empty: "Todavía no hay tareas. Cuando inicie una, aparecerá aquí, aunque cierre la pestaña.".into(),
        partial: "En este momento no se puede cargar toda su lista. Estas son las tareas que este navegador \
                  conoce; las demás no se han perdido."
            .into(),
        partial_and_empty: "En este momento no se puede cargar su lista. Las tareas que inició no se han \
                            perdido."
            .into(),
        untitled: |noun, id| format!("{} {id}", capitalized(&noun.text)),
        status_word: readable,
        requested: |when| format!("Se solicitó {}", when.at()),
        started: |when| format!("Empezó {}", when.at()),
        as_of: |when| format!("Último estado conocido: {when}"),
        file: |size, format| match (size, format) {
            (Some(size), Some(format)) => format!("{format} de {size}"),
            (one, other) => one.or(other).unwrap_or_default().to_owned(),
        },
        files: |files| files.to_string(),
        changed: |count| format!("{count} {}", agreed_with(count, "modificad")),
        done: |count| count.to_string(),
        done_of: |done, total| format!("{} de {total}", done.number),
        skipped: |count| match count {
            Some(count) => format!("{count} {}", agreed_with(count, "omitid")),
            None => "una parte omitida".to_owned(),
        },
        failed: |count| match count {
            Some(count) => format!("{count} {}", agreed_with(count, "fallid")),
            None => "una parte fallida".to_owned(),
        },
        not_found: "Ya no se encuentra. Es posible que se haya eliminado.".into(),
        expired: "Caducó; el resultado se eliminó.".into(),
        no_access: "Ya no tiene acceso.".into(),
        unseen: "Terminó desde su última visita".into(),
        find: "Buscar una tarea por su ID".into(),
        find_button: "Buscar la tarea".into(),
        no_id:
            "Este ID no está completo. Escríbalo tal como lo copió: letras, cifras, “-” y “_”, sin espacios."
                .into(),
        remove: "Quitar de la lista".into(),
        remove_name: |title| format!("Quitar de la lista: {title}"),
    }
}
