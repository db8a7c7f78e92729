use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "このページは動かなくなりました".into(),
        text: "サーバーで実行中の処理は続いています。ページを再読み込みすると、また表示されます。".into(),
        reload: "ページを再読み込み".into(),
        jobs: "このページに表示されていた処理：".into(),
    }
}
