use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Pendant votre absence".into(),
        here: "Des nouvelles de vos tâches".into(),
        open: "Afficher".into(),
        open_name: |job| format!("Afficher : {job}"),
        dismiss: "Masquer".into(),
        dismiss_name: |job| format!("Masquer : {job}"),
        more: |jobs| match jobs.n {
            1 => "Une autre tâche a aussi pris fin. Retrouvez-la dans votre activité récente.".to_owned(),
            _ => format!(
                "{} autres tâches ont aussi pris fin. Retrouvez-les dans votre activité récente.",
                jobs.number
            ),
        },
        dismiss_all: "Tout masquer".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
