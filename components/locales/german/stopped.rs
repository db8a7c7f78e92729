use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "Diese Seite funktioniert nicht mehr".into(),
        text: "Vorgänge, die auf dem Server laufen, gehen weiter. Laden Sie die Seite neu, um sie wieder zu sehen.".into(),
        reload: "Seite neu laden".into(),
        jobs: "Vorgänge, die auf dieser Seite waren:".into(),
    }
}
