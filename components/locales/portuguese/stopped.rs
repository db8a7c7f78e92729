use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "Esta página parou de funcionar".into(),
        text: "As tarefas em andamento no servidor continuam. Recarregue a página para vê-las de novo."
            .into(),
        reload: "Recarregar a página".into(),
        jobs: "Tarefas que estavam nesta página:".into(),
    }
}
