use crate::job_panel::{JobPanelCopy, SupportCopy};

pub(super) fn copy() -> JobPanelCopy {
    JobPanelCopy {
        badge: super::status_badge::copy(),
        tracker: super::stage_tracker::copy(),
        heartbeat: super::heartbeat_line::copy(),
        cancel: super::cancel_dialog::copy(),
        retry: super::retry_panel::copy(),
        result: super::result_summary::copy(),
        wording: super::wording(),
        untitled: |noun| noun.to_string(),
        requested: |at| format!("{at}に受け付けました。"),
        started: |at| format!("{at}に開始しました。"),
        action: |noun| format!("{noun}を続けるには、対応が必要です。"),
        action_not_said:
            "何が必要かは、サーバーから示されていません。処理IDをコピーして、お問い合わせください。".into(),
        act: "必要な対応を確認".into(),
        due: |at| format!("{at}までに対応してください。"),
        blocked: "安全のため、リンクを無効にしています".into(),
        confirming: |noun| {
            format!(
                "{noun}の開始が確認できるまで、このページを開いたままにしてください。確認でき次第、かかる時間、\
                 キャンセルの方法、結果の場所をここに表示します。"
            )
        },
        leave: |noun| {
            format!(
                "このタブは閉じてもかまいません。{noun}はこのまま続き、結果は戻ってきたときにここで確認できます。"
            )
        },
        leave_queued: |noun| {
            format!(
                "このタブは閉じてもかまいません。{noun}の順番はそのままで、結果は戻ってきたときにここで確認できます。"
            )
        },
        leave_too: "このタブは閉じてもかまいません。結果は戻ってきたときにここで確認できます。".into(),
        leave_with_id: |noun| {
            format!(
                "このタブは閉じてもかまいません。{noun}はこのまま続きます。結果は、タブを開いている間、ここに表示されます。"
            )
        },
        leave_stopping: |noun| {
            format!(
                "このタブは閉じてもかまいません。{noun}がどう終わったかは、戻ってきたときにここで確認できます。"
            )
        },
        leave_stopping_with_id: |noun| {
            format!(
                "このタブは閉じてもかまいません。{noun}がどう終わったかは、タブを開いている間、ここに表示されます。"
            )
        },
        stay: |noun| {
            format!(
                "このページを開いたままにしてください。離れると{noun}が停止し、作業が失われます。結果はここに表示されます。"
            )
        },
        stay_for_answer: "サーバーの応答があるまで、このページを開いたままにしてください。結果が出た場合は、ここに表示されます。".into(),
        stay_for_run: "まだ何も実行されていません。サーバーの応答があるまで、このページを開いたままにしてください。".into(),
        leave_not_known: |noun| {
            format!(
                "このページを離れても{noun}が続くかどうかはわかりません。開いたままにしてください。結果はここに表示されます。"
            )
        },
        act_later: |noun| {
            format!(
                "このタブを閉じて、後で対応してもかまいません。{noun}は待機し、戻ってきたときにここで確認できます。"
            )
        },
        notify: "終了したら通知する".into(),
        notified: "処理を表示しているタブが開いている間に終了すると、通知が届きます。".into(),
        in_doubt: |noun| format!("{noun}が再び実行されているかどうかは、まだわかりません。"),
        in_doubt_checking: "このページで引き続き確認しています。".into(),
        in_doubt_leave: "このページを離れてもかまいません。状況は戻ってきたときにここで確認できます。".into(),
        in_doubt_stay: "わかるまで、このページを開いたままにしてください。".into(),
        nothing_runs: "お待ちいただくことはもうありません。このページを離れてもかまいません。".into(),
        ask_for_help:
            "お待ちいただくことはもうありません。このページを離れてもかまいません。この処理が必要な場合は、\
                       処理IDをコピーして、お問い合わせください。"
                .into(),
        duration_not_known: "どのくらい時間がかかるかは、まだわかりません。".into(),
        no_cancel: |noun| format!("この{noun}は、ここからはキャンセルできません。"),
        earlier: "これまでの実行".into(),
        attempt: |number| format!("{number}回目"),
        attempt_ended: |at| format!("{at}に終了しました。"),
        job_id: "処理ID".into(),
        copy_id: "処理IDをコピー".into(),
        support: SupportCopy {
            copy: "サポート用の情報をコピー".into(),
            holds: "処理ID、状態、時刻、コードをコピーします。氏名、タイトル、入力した内容、アップロードした内容は含まれません。".into(),
            details: "サポート用の情報".into(),
            job_id: "処理ID：".into(),
            kind: "種類：".into(),
            status: "状態：".into(),
            attempt: "試行回数：".into(),
            requested: "受付：".into(),
            started: "開始：".into(),
            heard: "最後の応答：".into(),
            ended: "終了：".into(),
            shown: "表示内容：".into(),
            problem: "問題：".into(),
            code: "コード：".into(),
        },
        remove: "一覧から外す".into(),
    }
}
