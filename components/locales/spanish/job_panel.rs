use super::grammar::{of, this, until, your};
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
        requested: |at| format!("Se solicitó {}.", at.at()),
        started: |at| format!("Empezó {}.", at.at()),
        action: |noun| {
            format!("{} necesita una acción de su parte para continuar.", capitalized(&your(noun)))
        },
        action_not_said: "El servidor no indica qué se necesita. Copie el ID de la tarea y pida ayuda."
            .into(),
        act: "Ver qué se necesita".into(),
        due: |at| format!("Tiene {} para hacerlo.", until(at)),
        blocked: "Enlace bloqueado por su seguridad".into(),
        confirming: |noun| {
            format!(
                "Mantenga esta página abierta hasta que se confirme el inicio de {}. Entonces verá aquí cuánto \
                 tarda, cómo cancelar y dónde estará el resultado.",
                your(noun)
            )
        },
        leave: |noun| {
            format!(
                "Puede cerrar esta pestaña. {} continúa, y el resultado estará aquí cuando vuelva.",
                capitalized(&your(noun))
            )
        },
        leave_queued: |noun| {
            format!(
                "Puede cerrar esta pestaña. {} conserva su lugar en la cola, y el resultado estará aquí cuando \
                 vuelva.",
                capitalized(&your(noun))
            )
        },
        leave_too: "Puede cerrar esta pestaña. El resultado estará aquí cuando vuelva.".into(),
        leave_with_id: |noun| {
            format!(
                "Puede cerrar esta pestaña; {} continúa. El resultado aparece aquí mientras la pestaña esté \
                 abierta.",
                your(noun)
            )
        },
        leave_stopping: |noun| {
            format!("Puede cerrar esta pestaña. Cuando vuelva, verá aquí cómo terminó {}.", your(noun))
        },
        leave_stopping_with_id: |noun| {
            format!(
                "Puede cerrar esta pestaña. Aquí se muestra cómo termina {} mientras la pestaña esté abierta.",
                your(noun)
            )
        },
        stay: |noun| {
            format!(
                "Mantenga esta página abierta: si sale, {} se detiene y se pierde trabajo. El resultado \
                 aparecerá aquí.",
                your(noun)
            )
        },
        stay_for_answer: "Mantenga esta página abierta hasta que el servidor responda. Si hay un resultado, aparecerá aquí.".into(),
        stay_for_run: "Todavía no hay nada en curso. Mantenga esta página abierta hasta que el servidor responda.".into(),
        leave_not_known: |noun| {
            format!(
                "No se sabe si {} continúa sin esta página, así que manténgala abierta. El resultado aparecerá \
                 aquí.",
                your(noun)
            )
        },
        act_later: |noun| {
            format!(
                "Puede cerrar esta pestaña y hacerlo más tarde. {} espera, y {} encontrará aquí cuando vuelva.",
                capitalized(&your(noun)),
                of(noun, ["lo", "la"])
            )
        },
        notify: "Avisarme cuando termine".into(),
        notified: "Recibirá un aviso cuando termine, mientras haya abierta una pestaña con sus tareas."
            .into(),
        in_doubt: |noun| format!("Todavía no se sabe si {} está otra vez en curso.", your(noun)),
        in_doubt_checking: "Esta página sigue comprobándolo.".into(),
        in_doubt_leave: "Puede salir de esta página y ver aquí cómo está cuando vuelva.".into(),
        in_doubt_stay: "Mantenga esta página abierta hasta que se sepa.".into(),
        nothing_runs: "Ya no queda nada por esperar; puede salir de esta página.".into(),
        ask_for_help:
            "Ya no queda nada por esperar; puede salir de esta página. Si necesita esta tarea, copie el ID \
                       de la tarea y pida ayuda."
                .into(),
        duration_not_known: "Todavía no se sabe cuánto tarda.".into(),
        no_cancel: |noun| format!("{} no se puede cancelar desde aquí.", capitalized(&this(noun))),
        earlier: "Intentos anteriores".into(),
        attempt: |number| format!("Intento {number}"),
        attempt_ended: |at| format!("Terminó {}.", at.at()),
        job_id: "ID de la tarea".into(),
        copy_id: "Copiar el ID de la tarea".into(),
        support: SupportCopy {
            copy: "Copiar los detalles para soporte".into(),
            holds: "Se copian el ID de la tarea, el estado, las horas y los códigos. Sin nombres, sin títulos y sin nada de lo que usted haya introducido o subido.".into(),
            details: "Detalles para soporte".into(),
            job_id: "ID de la tarea:".into(),
            kind: "Tipo:".into(),
            status: "Estado:".into(),
            attempt: "Intento:".into(),
            requested: "Solicitud:".into(),
            started: "Inicio:".into(),
            heard: "Última respuesta:".into(),
            ended: "Fin:".into(),
            shown: "En pantalla:".into(),
            problem: "Problema:".into(),
            code: "Código:".into(),
        },
        remove: "Quitar de la lista".into(),
    }
}
