use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::{Either, ready, select};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::RequestBuilder;
use sse_stream::{Sse, SseStream};
use waitwell_core::adapters::{Answer, StreamEvent};
use waitwell_core::decode::MAX_BODY;
use waitwell_core::follower::{Input, Listen, StreamId};

use super::frame::next_frame;
use super::line::{Line, head};
use super::source::Source;
use super::task::Task;
use crate::Waitwell;
use crate::panics::has_stopped;

/// The event stream. It ends when this is dropped.
#[derive(Default)]
pub(super) struct Listening(Option<Open>);

/// What keeps it open.
enum Open {
    /// It is read from the body of a request: so its status, its headers and its comments are seen, and
    /// it carries the headers of the app.
    Body { _reading: Task },
    /// The browser reads it.
    Source { _source: Source },
}

/// How many events are taken between two frames, so that no flood holds up the page.
const TURN: usize = 1_000;

impl Listening {
    pub(super) fn open(&mut self, kit: Waitwell, line: &Line, Listen { stream, call }: Listen) {
        self.close();
        let request = line.build(&call, "text/event-stream");
        let reading = Task::start(read(kit, stream, request, line.clone()));
        self.0 = Some(Open::Body { _reading: reading });
    }

    /// The same with the browser's own reader, which tells of events with these names.
    pub(super) fn open_source(
        &mut self,
        kit: Waitwell,
        line: &Line,
        names: &'static [&'static str],
        listen: &Listen,
    ) {
        self.close();
        let source = Source::open(kit, line, names, listen);
        self.0 = source.map(|source| Open::Source { _source: source });
    }

    pub(super) fn close(&mut self) {
        self.0 = None;
    }
}

async fn read(kit: Waitwell, stream: StreamId, request: Option<RequestBuilder>, line: Line) {
    let answered = |answer| kit.happened(Input::Listening { stream, answer });
    let Some(request) = request else { return answered(Answer::NoConnection) };
    let Ok(response) = request.send().await else { return answered(Answer::NoConnection) };
    if !line.is_from_server(&response) {
        return answered(Answer::Elsewhere);
    }
    let head = head(&response);
    let is_open = head.status == 200;
    answered(Answer::Http(head));
    if !is_open {
        return;
    }
    // Bytes that bring no event, such as comments, are a sign of life all the same.
    let unread = Rc::new(Cell::new(0));
    let count = unread.clone();
    let bytes = response.bytes_stream().inspect_ok(move |chunk| {
        count.set(count.get() + chunk.len());
        kit.happened(Input::Streamed { stream, events: Vec::new() });
    });
    // An event without end must not fill the memory.
    let bounded = unread.clone();
    let bytes = bytes.take_while(move |_| ready(bounded.get() <= MAX_BODY));
    // What comes after an error means nothing.
    let events = SseStream::from_bytes_stream(bytes).take_while(|event| ready(event.is_ok()));
    let mut events = pin!(events.filter_map(|event| ready(event.ok())).fuse());
    while let Some(event) = events.next().await {
        // Everything that comes before the page is drawn anew is one change of it.
        let mut came = vec![event_of(event)];
        let mut frame = pin!(next_frame());
        while came.len() < TURN
            && let Either::Right((Some(event), _)) = select(frame.as_mut(), events.next()).await
        {
            came.push(event_of(event));
        }
        if came.len() == TURN {
            frame.await;
        }
        unread.set(0);
        kit.happened(Input::Streamed { stream, events: came });
        if has_stopped() {
            return;
        }
    }
    kit.happened(Input::StreamEnded { stream });
}

/// An event without data is none, but its id counts.
fn event_of(event: Sse) -> StreamEvent {
    let name = event.event.filter(|_| event.data.is_some()).unwrap_or_default();
    StreamEvent { name, data: event.data.unwrap_or_default(), last_id: event.id }
}
