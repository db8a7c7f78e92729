use crate::status_badge::StatusBadgeCopy;

pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "開始中".into(),
        checking: "確認中".into(),
        queued: "待機中".into(),
        in_progress: "進行中".into(),
        needs_action: "対応が必要".into(),
        completed: "完了".into(),
        partly_completed: "一部完了".into(),
        failed: "失敗".into(),
        canceled: "キャンセル済み".into(),
        gone: "利用できません".into(),
    }
}
