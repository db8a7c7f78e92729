use super::grammar::{agreed_with, the, your};
use crate::copy::{capitalized, readable};
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        steps: "Pasos".into(),
        upcoming: "Sin empezar".into(),
        current: "En curso".into(),
        done: "Completado".into(),
        skipped: "Omitido".into(),
        failed: "Fallido".into(),
        canceled: "Cancelado".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("Progreso de “{stage}”"),
            None => format!("Progreso de {}", your(noun)),
        },
        out_of: |done, total| format!("{} de {total}", done.number),
        measured: |counts, percent| format!("{counts} ({percent} %)"),
        so_far: |done| format!("{done} hasta ahora"),
        of_expected: |done, expected| {
            format!(
                "{done} hasta ahora, alrededor de {} {}",
                expected.number,
                agreed_with(expected, "previst")
            )
        },
        beyond_expected: |done, expected| {
            format!("{done}, {} {}", expected.number, agreed_with(expected, "previst"))
        },
        finishing: |counts| match counts {
            Some(counts) => format!("Finalizando. Hecho: {counts}."),
            None => "Finalizando.".to_owned(),
        },
        status_word: readable,
        slow_source: "El origen de los datos responde despacio, así que puede tardar más.".into(),
        connection_dropped: "La conexión se cortó un momento y el sistema lo está intentando de nuevo."
            .into(),
        rate_limit: "Otro servicio limita la velocidad, así que puede tardar más.".into(),
        automatic_retry: "Un paso no funcionó la primera vez y el sistema lo está intentando de nuevo."
            .into(),
        waiting: "Ahora mismo está en espera.".into(),
        next_try: |time| format!("Próximo intento {}.", time.at()),
        still_running: |noun| {
            format!("{} sigue en curso; no hace falta empezar de nuevo.", capitalized(&the(noun)))
        },
        no_need: "No hace falta empezar de nuevo.".into(),
        queue: |position| match position.n {
            1 => "Primer lugar en la cola.".to_owned(),
            _ => format!("Lugar {position} en la cola."),
        },
        usual: |usual| format!("Duración habitual: {usual}."),
        overdue: |usual| match usual {
            Some(usual) => format!(
                "Está tardando más de lo habitual. Duración habitual: {usual}. No hace falta empezar de nuevo."
            ),
            None => "Está tardando más de lo habitual. No hace falta empezar de nuevo.".to_owned(),
        },
    }
}
