use super::grammar::{out_of, with_counter};
use crate::copy::readable;
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        steps: "段階".into(),
        upcoming: "未開始".into(),
        current: "進行中".into(),
        done: "完了".into(),
        skipped: "省略".into(),
        failed: "失敗".into(),
        canceled: "キャンセル済み".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("「{stage}」の進み具合"),
            None => format!("{noun}の進み具合"),
        },
        out_of,
        measured: |counts, percent| format!("{counts}（{percent}%）"),
        so_far: |done| format!("これまでに{done}"),
        of_expected: |done, expected| format!("これまでに{done}（見込みは約{}）", with_counter(expected)),
        beyond_expected: |done, expected| format!("{done}（見込みは{}）", with_counter(expected)),
        finishing: |counts| match counts {
            Some(counts) => format!("仕上げています。{counts}が完了しました。"),
            None => "仕上げています。".to_owned(),
        },
        status_word: readable,
        slow_source: "データの提供元の応答が遅いため、時間がかかることがあります。".into(),
        connection_dropped: "接続が一時途切れたため、システムがもう一度試しています。".into(),
        rate_limit: "ほかのサービスが速度を制限しているため、時間がかかることがあります。".into(),
        automatic_retry: "一度うまくいかなかった段階を、システムがもう一度試しています。".into(),
        waiting: "現在、再開を待っています。".into(),
        next_try: |time| format!("次の試行は{}です。", time.at()),
        still_running: |noun| format!("{noun}は続いています。最初からやり直す必要はありません。"),
        no_need: "最初からやり直す必要はありません。".into(),
        queue: |position| match position.n {
            1 => "次の順番です。".to_owned(),
            _ => format!("順番は{position}番目です。"),
        },
        usual: |usual| format!("通常{usual}かかります。"),
        overdue: |usual| match usual {
            Some(usual) => {
                format!(
                    "いつもより時間がかかっています。通常は{usual}です。最初からやり直す必要はありません。"
                )
            }
            None => "いつもより時間がかかっています。最初からやり直す必要はありません。".to_owned(),
        },
    }
}
