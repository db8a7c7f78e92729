use leptos::web_sys::js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::tabs::request;

/// Something that one tab of a person does at a time; the next one may do it when this is dropped.
pub(super) struct Turn(Keep);

impl Turn {
    /// Takes the turn of this name; `None` where another tab has it. One that is taken `anyway` is taken from whoever has it.
    /// Where the browser hands out no turns, everybody has one.
    pub(super) async fn take(name: &str, anyway: bool) -> Option<Self> {
        let (held, give_back) = promise();
        // From here on it is given back, also where nobody waits for it any longer.
        let turn = Self(give_back);
        let (told, tell) = promise();
        let heard = tell.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            heard.keep(!lock.is_null());
            // The turn lasts until this promise is kept.
            held.into()
        });
        let options = Object::new();
        let wish = if anyway { "steal" } else { "ifAvailable" };
        let is_set = Reflect::set(&options, &wish.into(), &JsValue::TRUE).is_ok();
        let asked = if is_set { request(name, &options, granted.unchecked_ref()) } else { None };
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(asked) = asked {
                // It ends by being given back, taken away, or refused.
                let _ = JsFuture::from(asked).await;
            }
            // Where it was refused, nothing was told; otherwise this changes nothing.
            tell.keep(true);
        });
        let is_mine = JsFuture::from(told).await.is_ok_and(|is_mine| is_mine.is_truthy());
        is_mine.then_some(turn)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.keep(true);
    }
}

/// What keeps a promise; once it is kept, nothing changes it.
#[derive(Clone)]
struct Keep(Option<Function>);

impl Keep {
    fn keep(&self, with: bool) {
        if let Some(keep) = &self.0 {
            // A promise can always be kept; nobody need wait for it.
            let _ = keep.call1(&JsValue::NULL, &with.into());
        }
    }
}

fn promise() -> (Promise, Keep) {
    let mut keep = None;
    let promise = Promise::new(&mut |resolve, _| keep = Some(resolve));
    (promise, Keep(keep))
}

#[cfg(test)]
mod tests {
    // A test that does not find what it looks for has to fail.
    #![allow(clippy::unwrap_used)]

    use gloo_timers::future::TimeoutFuture;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Turn;

    /// The turn, once it has been given back; that takes the browser a moment.
    async fn soon(name: &str) -> Option<Turn> {
        for _ in 0..100 {
            if let Some(turn) = Turn::take(name, false).await {
                return Some(turn);
            }
            TimeoutFuture::new(10).await;
        }
        None
    }

    #[test]
    async fn one_has_a_turn_at_a_time_until_it_is_given_back() {
        let first = Turn::take("one", false).await.unwrap();
        assert!(Turn::take("one", false).await.is_none());
        assert!(Turn::take("another", false).await.is_some());
        drop(first);
        assert!(soon("one").await.is_some());
    }

    #[test]
    async fn a_turn_is_taken_from_who_does_not_give_it_back() {
        let frozen = Turn::take("taken", false).await.unwrap();
        let next = Turn::take("taken", true).await.unwrap();
        // The one who had it has nothing left to give back.
        drop(frozen);
        TimeoutFuture::new(50).await;
        assert!(Turn::take("taken", false).await.is_none());
        drop(next);
        assert!(soon("taken").await.is_some());
    }

    #[test]
    async fn a_turn_that_nobody_waits_for_any_longer_is_given_back() {
        let (asked, give_up) = futures_util::future::abortable(Turn::take("given up", false));
        wasm_bindgen_futures::spawn_local(async move { drop(asked.await) });
        TimeoutFuture::new(0).await;
        give_up.abort();
        TimeoutFuture::new(50).await;
        assert!(soon("given up").await.is_some());
    }
}
