use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Enquanto você estava fora".into(),
        here: "Novidades das suas tarefas".into(),
        open: "Mostrar".into(),
        open_name: |job| format!("Mostrar: {job}"),
        dismiss: "Ocultar".into(),
        dismiss_name: |job| format!("Ocultar: {job}"),
        more: |jobs| format!("Também terminaram: {jobs}. Você as encontra na atividade recente."),
        dismiss_all: "Ocultar tudo".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
