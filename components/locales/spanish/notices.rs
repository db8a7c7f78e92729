use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Mientras no estaba".into(),
        here: "Novedades de sus tareas".into(),
        open: "Mostrar".into(),
        open_name: |job| format!("Mostrar: {job}"),
        dismiss: "Ocultar".into(),
        dismiss_name: |job| format!("Ocultar: {job}"),
        more: |jobs| match jobs.n {
            1 => "También terminó otra tarea. La encontrará en su actividad reciente.".to_owned(),
            _ => format!(
                "También terminaron otras {} tareas. Las encontrará en su actividad reciente.",
                jobs.number
            ),
        },
        dismiss_all: "Ocultar todo".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
