use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "更新を一時停止".into(),
        resume: "更新を再開".into(),
        as_of: |at| format!("処理は停止していません。{at}時点の状態を表示しています。"),
    }
}
