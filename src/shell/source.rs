use std::cell::RefCell;
use std::rc::Rc;

use waitwell_core::adapters::{Answer, Reply, StreamEvent};
use waitwell_core::decode::MAX_BODY;
use waitwell_core::follower::{Input, Listen, StreamId};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventSource, MessageEvent};

use super::frame::next_frame;
use super::line::Line;
use super::task::Task;
use crate::Waitwell;

/// The event stream as the browser itself reads it, for an app that asks for that: its cookies go along,
/// and none of the app's headers. Statuses and comments are not seen. It ends when this is dropped.
pub(super) struct Source {
    source: EventSource,
    turn: Rc<RefCell<Turn>>,
    _on_open: Closure<dyn FnMut(Event)>,
    _on_error: Closure<dyn FnMut(Event)>,
    _on_event: Closure<dyn FnMut(MessageEvent)>,
}

/// What has come since the last turn; it is told together, so that no flood holds up the page.
#[derive(Default)]
struct Turn {
    is_open: bool,
    events: Vec<StreamEvent>,
    next: Option<Task>,
}

impl Source {
    /// Opens it and tells what comes of it: of the events, those with these names.
    pub(super) fn open(
        kit: Waitwell,
        line: &Line,
        names: &'static [&'static str],
        Listen { stream, call }: &Listen,
    ) -> Option<Self> {
        let (stream, address) = (*stream, line.address_with_last_id(call)?);
        let source = EventSource::new(address.as_str()).ok()?;
        let turn = Rc::<RefCell<Turn>>::default();

        let opened = turn.clone();
        let on_open = Closure::<dyn FnMut(Event)>::new(move |_| {
            opened.borrow_mut().is_open = true;
            kit.happened(Input::Listening { stream, answer: opened_well() });
        });
        let (came, origin) = (turn.clone(), address.origin().ascii_serialization());
        let on_event = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // A redirect may have led elsewhere.
            if event.origin() == origin {
                let mut turn = came.borrow_mut();
                turn.events.extend(event_of(&event));
                let own = came.clone();
                turn.next.get_or_insert_with(|| {
                    Task::start(async move {
                        next_frame().await;
                        tell(kit, stream, &own);
                    })
                });
            }
        });
        let (ended, own) = (turn.clone(), source.clone());
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_| {
            // By itself the browser would come back by a schedule of its own, or never.
            own.close();
            tell(kit, stream, &ended);
            kit.happened(match ended.borrow().is_open {
                true => Input::StreamEnded { stream },
                false => Input::NotListening { stream },
            });
        });
        source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        for name in names {
            source.add_event_listener_with_callback(name, on_event.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, turn, _on_open: on_open, _on_error: on_error, _on_event: on_event })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.source.set_onopen(None);
        self.source.set_onerror(None);
        self.source.close();
        // What has come and was not told means nothing any more.
        self.turn.take();
    }
}

/// What the browser has seen of the answer when it says that the stream is open.
fn opened_well() -> Answer {
    Answer::Http(Reply { status: 200, content_type: Some("text/event-stream".into()), ..Reply::default() })
}

/// Tells what has come since the last turn.
fn tell(kit: Waitwell, stream: StreamId, turn: &RefCell<Turn>) {
    let (events, spent) = {
        let mut turn = turn.borrow_mut();
        (std::mem::take(&mut turn.events), turn.next.take())
    };
    drop(spent);
    if !events.is_empty() {
        kit.happened(Input::Streamed { stream, events });
    }
}

/// An event that is longer than can be read is none.
fn event_of(event: &MessageEvent) -> Option<StreamEvent> {
    let data = event.data().as_string().filter(|data| data.len() <= MAX_BODY)?;
    let id = Some(event.last_event_id()).filter(|id| !id.is_empty());
    Some(StreamEvent { name: event.type_(), data, last_id: id })
}
