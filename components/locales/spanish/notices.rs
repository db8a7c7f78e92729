use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Mientras no estaba".into(),
        here: "Novedades de sus tareas".into(),
        open: "Mostrar".into(),
        open_name: |job| format!("Mostrar: {job}"),
        dismiss: "Ocultar".into(),
        dismiss_name: |job| format!("Ocultar: {job}"),
        more: |jobs| format!("También terminaron {jobs}. Las encontrará en su actividad reciente."),
        dismiss_all: "Ocultar todo".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
