use waitwell_core::moment::Span;

use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("処理を続けています。", "最終更新", when),
        queued: |when| last("開始を待っています。", "最終確認", when),
        needs_action: |when| last("対応をお待ちしています。", "最終確認", when),
        sending: |noun| format!("{noun}を開始しています…"),
        checking: "確認しています…".into(),
        quiet: |noun, when| {
            format!(
                "{noun}は続いていますが、{when}以降、更新がありません。最初からやり直す必要はありません。"
            )
        },
        paused: |when| last("更新を一時停止しています。", "最終確認", when),
        busy: |when| match when {
            Some(when) => format!("サーバーが混み合っています。次の確認は{when}です。"),
            None => "サーバーが混み合っています。まもなく再び確認します。".to_owned(),
        },
        busy_for_long: |when| format!("サーバーが混み合っています。次の確認は約1時間後、{when}です。"),
        lost: |when| last("サーバーに接続できません。", "最後の応答", when),
        offline: |when| last("オフラインです。", "最後の応答", when),
        intercepted:
            "サーバー以外のものから応答がありました。このネットワークへのログインが必要な場合があります。"
                .into(),
        unreadable: "サーバーからの応答を読み取れません。".into(),
        show_details: "詳細を表示".into(),
        code: "コード：".into(),
        signed_out: |when, calm| match when {
            Some(when) => {
                format!(
                    "ログアウトされました。{calm}状況を確認するにはログインしてください。表示は{when}時点です。"
                )
            }
            None => format!("ログアウトされました。{calm}状況を確認するにはログインしてください。"),
        },
        signed_out_after: "ログアウトされました。結果を確認するにはログインしてください。".into(),
        keeps_running: |noun| calm(&format!("{noun}はこのまま続きます。")),
        keeps_its_place: |noun| calm(&format!("{noun}の順番はそのままです。")),
        is_kept: |noun| calm(&format!("{noun}はそのまま残っています。")),
        needs_the_page: |noun| {
            format!(
                "このページを開いたままにしてください。{noun}は、サーバーが再び応答するまで待つことがあります。"
            )
        },
        start_not_known: |noun| {
            format!(
                "{noun}が開始されたかどうか、まだわかりません。もう一度開始するのは、まだお控えください。"
            )
        },
        may_have_stopped: |noun| format!("{noun}が停止したかどうかは、まだわかりません。"),
        finished: |when, took| ended(["終了しました", "所要時間"], when, took),
        failed: |when, took| ended(["停止しました", "経過時間"], when, took),
        canceled: |when, took| ended(["キャンセルされました", "経過時間"], when, took),
        not_found: |noun| format!("この{noun}は見つからなくなりました。削除された可能性があります。"),
        never_known: "このIDの処理が見つかりません。IDがすべて入力されているか、処理を開始したアカウントでログインしているかを確認してください。".into(),
        expired: |noun| format!("この{noun}は有効期限が切れ、結果は削除されました。"),
        no_access: |noun| format!("この{noun}へのアクセス権がなくなりました。"),
        forgotten: |noun| {
            format!(
                "タブを閉じると、このブラウザーにこの{noun}の記録は残りません。処理IDをコピーしてください。"
            )
        },
    }
}

/// "処理を続けています。最終更新は10秒前です。"
fn last(what: &str, name: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what}{name}は{when}です。"),
        None => what.to_owned(),
    }
}

fn calm(what: &str) -> String {
    format!("{what}最初からやり直す必要はありません。")
}

/// "14:05に終了しました（所要時間：3分20秒）。"; nothing where neither is known.
fn ended([what, length]: [&str; 2], when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{when}に{what}（{length}：{took}）。"),
        (Some(when), None) => format!("{when}に{what}。"),
        (None, Some(took)) => format!("{what}（{length}：{took}）。"),
        (None, None) => String::new(),
    }
}
