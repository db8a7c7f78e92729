use super::grammar::{agreed_with, the, your};
use crate::copy::{capitalized, readable};
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        steps: "Étapes".into(),
        upcoming: "Pas commencé".into(),
        current: "En cours".into(),
        done: "Terminé".into(),
        skipped: "Ignoré".into(),
        failed: "Échec".into(),
        canceled: "Annulé".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("Progression de « {stage} »"),
            None => format!("Progression de {}", your(noun)),
        },
        out_of: |done, total| format!("{done} sur {}", total.number),
        measured: |counts, percent| format!("{counts} ({percent} %)"),
        so_far: |done| format!("{done} jusqu’ici"),
        of_expected: |done, expected| {
            format!("{done} jusqu’ici, environ {} {}", expected.number, agreed_with(expected, "attendu"))
        },
        beyond_expected: |done, expected| {
            format!("{done}, pour {} {}", expected.number, agreed_with(expected, "attendu"))
        },
        finishing: |counts| match counts {
            Some(counts) => format!("Finalisation. Fait : {counts}."),
            None => "Finalisation.".to_owned(),
        },
        status_word: readable,
        slow_source: "La source des données est lente, cela peut donc prendre plus de temps.".into(),
        connection_dropped: "La connexion a été coupée un instant et le système essaie de nouveau.".into(),
        rate_limit: "Un autre service limite la vitesse, cela peut donc prendre plus de temps.".into(),
        automatic_retry: "Une étape n’a pas abouti du premier coup et le système l’essaie de nouveau.".into(),
        waiting: "Une attente est nécessaire pour le moment.".into(),
        next_try: |time| format!("Prochain essai {}.", time.at()),
        still_running: |noun| {
            format!("{} est toujours en cours ; inutile de recommencer.", capitalized(&the(noun)))
        },
        no_need: "Inutile de recommencer.".into(),
        queue: |position| match position.n {
            1 => "En tête de la file d’attente.".to_owned(),
            _ => format!("Position {position} dans la file d’attente."),
        },
        usual: |usual| format!("Durée habituelle : {usual}."),
        overdue: |usual| match usual {
            Some(usual) => format!(
                "C’est plus long que d’habitude : cela prend habituellement {usual}. Inutile de recommencer."
            ),
            None => "C’est plus long que d’habitude. Inutile de recommencer.".to_owned(),
        },
    }
}
