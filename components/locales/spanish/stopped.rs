use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "Esta página ha dejado de funcionar".into(),
        text: "Las tareas en curso en el servidor continúan. Recargue la página para volver a verlas.".into(),
        reload: "Recargar la página".into(),
        jobs: "Tareas que estaban en esta página:".into(),
    }
}
