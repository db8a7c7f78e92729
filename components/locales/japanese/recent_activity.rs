use super::grammar::{out_of, with_counter};
use crate::copy::readable;
use crate::language::Count;
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "最近の処理".into(),
        count: with_counter,
        restoring: "最近の処理を確認しています…".into(),
        empty: "処理はまだありません。開始した処理はここに表示され、タブを閉じても残ります。".into(),
        partial: "現在、一覧のすべては読み込めません。このブラウザーに記録されている処理を表示しています。\
                  ほかの処理も失われていません。"
            .into(),
        partial_and_empty: "現在、一覧を読み込めません。開始した処理は失われていません。".into(),
        untitled: |noun, id| format!("{noun} {id}"),
        status_word: readable,
        requested: |when| format!("受付：{when}"),
        started: |when| format!("開始：{when}"),
        as_of: |when| format!("{when}時点"),
        file: |size, format| [format, size].into_iter().flatten().collect::<Vec<_>>().join(" "),
        files: |files| files.to_string(),
        changed: |count| format!("{count}を変更"),
        done: |count| count.to_string(),
        done_of: out_of,
        skipped: |count| left_out(count, "を除外"),
        failed: |count| left_out(count, "が失敗"),
        not_found: "見つからなくなりました。削除された可能性があります。".into(),
        expired: "有効期限が切れ、結果は削除されました。".into(),
        no_access: "アクセス権がなくなりました。".into(),
        unseen: "前回の確認後に終了".into(),
        find: "IDで処理を探す".into(),
        find_button: "処理を探す".into(),
        no_id: "処理IDとして読み取れません。コピーしたとおりに、英数字と「-」「_」だけで、空白を入れずに入力してください。".into(),
        remove: "一覧から外す".into(),
        remove_name: |title| format!("一覧から外す：{title}"),
    }
}

fn left_out(count: Option<&Count>, what: &str) -> String {
    match count {
        Some(count) => format!("{count}{what}"),
        None => format!("一部{what}"),
    }
}
