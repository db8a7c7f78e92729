use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Pendant votre absence".into(),
        here: "Des nouvelles de vos tâches".into(),
        open: "Afficher".into(),
        open_name: |job| format!("Afficher : {job}"),
        dismiss: "Masquer".into(),
        dismiss_name: |job| format!("Masquer : {job}"),
        more: |jobs| format!("Également terminé : {jobs}. Retrouvez tout dans votre activité récente."),
        dismiss_all: "Tout masquer".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
