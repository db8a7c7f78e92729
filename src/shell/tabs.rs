use leptos::web_sys::js_sys::{Function, Object, Promise, Reflect};
use waitwell_core::follower::{Input, Lead};
use waitwell_core::saved::Scope;
use waitwell_core::tabs::TabMessage;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, BroadcastChannel, MessageEvent, window};

use crate::Waitwell;

/// The other tabs of the same person: what they tell, and the lead that one of them has at a time.
#[derive(Default)]
pub(super) struct Tabs(Option<Open>);

struct Open {
    channel: BroadcastChannel,
    /// The name of the lock whose holder leads.
    lock: String,
    turn: Option<Turn>,
    /// How many turns there have been, so that the end of an old one is not taken for that of the new one.
    turns: u32,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

/// A place in line for the lead, or the lead itself.
struct Turn {
    /// Leaves the line.
    leave: AbortController,
    /// Gives the lead back.
    give_back: Function,
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Tabs {
    /// Whether this browser lets tabs talk to each other and hand on a lead.
    pub(super) fn are_possible() -> bool {
        let has = |name: &str| window().is_some_and(|window| is_there(&window, name));
        has("BroadcastChannel") && locks().is_some()
    }

    pub(super) fn open(kit: Waitwell, scope: &Scope) -> Self {
        let name = format!("{}tabs", scope.prefix());
        let Ok(channel) = BroadcastChannel::new(&name) else { return Self(None) };
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // Whatever does not have the shape of a message is none of ours.
            if let Ok(message) = serde_wasm_bindgen::from_value::<TabMessage>(event.data()) {
                kit.happened(Input::FromTab(message));
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Self(Some(Open { channel, lock: name, turn: None, turns: 0, _listener: listener }))
    }

    pub(super) fn tell(&self, message: &TabMessage) {
        if let (Some(open), Ok(message)) = (&self.0, serde_wasm_bindgen::to_value(message)) {
            // A channel that has been closed tells nobody, which is what a tab alone does anyway.
            let _ = open.channel.post_message(&message);
        }
    }

    pub(super) fn lead(&mut self, kit: Waitwell, lead: Lead) {
        let Some(open) = &mut self.0 else { return };
        match lead {
            Lead::Ask if open.turn.is_some() => {}
            Lead::Ask => open.ask(kit, false),
            Lead::Leave => open.leave(),
            Lead::PassOn => {
                open.leave();
                open.ask(kit, false);
            }
            Lead::TakeOver => {
                open.leave();
                open.ask(kit, true);
            }
        }
    }

    /// The name of the turn in which one tab has the sign-in refreshed; `None` where there are no other tabs to know of.
    pub(super) fn sign_in_turn(&self) -> Option<String> {
        self.0.as_ref().map(|open| format!("{}:sign-in", open.lock))
    }

    /// A turn has ended by itself: the lead was taken from this tab.
    fn ended(&mut self, turn: u32) -> bool {
        match &mut self.0 {
            Some(open) if open.turns == turn && open.turn.is_some() => {
                open.turn = None;
                true
            }
            _ => false,
        }
    }
}

impl Open {
    fn ask(&mut self, kit: Waitwell, is_take_over: bool) {
        self.turns += 1;
        let turn = self.turns;
        let Ok(leave) = AbortController::new() else { return };
        let mut give_back = None;
        let held = Promise::new(&mut |resolve, _| give_back = Some(resolve));
        let Some(give_back) = give_back else { return };
        let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |_| {
            kit.happened(Input::Leading(true));
            // The lead is held until this promise is kept.
            held.clone().into()
        });
        let options = Object::new();
        // The browser refuses a signal together with taking over.
        let (name, value) =
            if is_take_over { ("steal", JsValue::TRUE) } else { ("signal", leave.signal().into()) };
        if Reflect::set(&options, &name.into(), &value).is_err() {
            return;
        }
        let Some(asked) = request(&self.lock, &options, granted.as_ref().unchecked_ref()) else { return };
        self.turn = Some(Turn { leave, give_back, _granted: granted });
        leptos::task::spawn_local(async move {
            // It ends by being given back, taken away or left; only what was not done here is news.
            let _ = JsFuture::from(asked).await;
            if kit.with_shell(|shell| shell.tabs.ended(turn)) == Some(true) {
                kit.happened(Input::Leading(false));
            }
        });
    }

    fn leave(&mut self) {
        if let Some(turn) = self.turn.take() {
            turn.leave.abort();
            // A promise that is already kept stays so.
            let _ = turn.give_back.call0(&JsValue::NULL);
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.leave();
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// `navigator.locks`, which web-sys does not have in its stable part; secure contexts only.
fn locks() -> Option<JsValue> {
    let navigator = window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

/// Asks for a lock; `None` where the browser has none.
pub(super) fn request(name: &str, options: &Object, granted: &Function) -> Option<Promise> {
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(&locks, &name.into(), options, granted).ok()?.dyn_into().ok()
}

fn is_there(window: &web_sys::Window, name: &str) -> bool {
    Reflect::get(window, &name.into()).is_ok_and(|value| value.is_function())
}
