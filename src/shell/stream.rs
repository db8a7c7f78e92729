use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::{Either, ready, select};
use futures_util::{Stream, StreamExt, TryStreamExt};
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

/// How many events are taken between two frames, and as long as they are no longer than one may be, so that no flood
/// holds up the page.
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
        let came = gather(event, &mut events, &unread).await;
        kit.happened(Input::Streamed { stream, events: came });
        if has_stopped() {
            return;
        }
    }
    kit.happened(Input::StreamEnded { stream });
}

/// This event, and what comes after it before the page is drawn anew: all of that is one change of it.
async fn gather(
    first: Sse,
    events: &mut (impl Stream<Item = Sse> + Unpin),
    unread: &Cell<usize>,
) -> Vec<StreamEvent> {
    let mut frame = pin!(next_frame());
    let (mut came, mut room, mut next) = (Vec::new(), MAX_BODY, Some(first));
    while let Some(event) = next {
        // It has come to its end.
        unread.set(0);
        let event = event_of(event);
        room = room.saturating_sub(event.data.len());
        came.push(event);
        if came.len() == TURN || room == 0 {
            frame.await;
            break;
        }
        next = match select(frame.as_mut(), events.next()).await {
            Either::Left(_) => None,
            Either::Right((event, _)) => event,
        };
    }
    came
}

/// An event without data is none, but its id counts.
fn event_of(event: Sse) -> StreamEvent {
    let name = event.event.filter(|_| event.data.is_some()).unwrap_or_default();
    StreamEvent { name, data: event.data.unwrap_or_default(), last_id: event.id }
}
