use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Enquanto você estava fora".into(),
        here: "Novidades das suas tarefas".into(),
        open: "Mostrar".into(),
        open_name: |job| format!("Mostrar: {job}"),
        dismiss: "Ocultar".into(),
        dismiss_name: |job| format!("Ocultar: {job}"),
        more: |jobs| match jobs.n {
            1 => "Mais uma tarefa terminou. Você a encontra na atividade recente.".to_owned(),
            _ => format!("Mais {} tarefas terminaram. Você as encontra na atividade recente.", jobs.number),
        },
        dismiss_all: "Ocultar tudo".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
