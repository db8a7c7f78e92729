use futures_util::future::{AbortHandle, abortable};
use futures_util::{FutureExt, StreamExt};
use gloo_timers::future::TimeoutFuture;
use reqwest::RequestBuilder;
use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::event_stream::EventStream;
use waitwell_core::follower::{Input, Listen, StreamId};

use super::line::{Line, head};
use crate::Waitwell;

/// The event stream, read from the body of a request: so its status, its headers and its comments are
/// seen, and it carries the headers of the app. It ends when this is dropped.
#[derive(Default)]
pub(super) struct Listening(Option<AbortHandle>);

/// After each turn of a busy stream the page gets time for a frame, in milliseconds.
const FRAME: u32 = 16;
/// How much is taken in one turn, so that no flood holds up the page: as much as one body may hold.
const TURN: usize = 256 * 1024;

impl Listening {
    pub(super) fn open(&mut self, kit: Waitwell, line: &Line, Listen { stream, call }: Listen) {
        self.close();
        let request = line.build(&call, "text/event-stream");
        let (reading, abort) = abortable(read(kit, stream, request, line.clone()));
        self.0 = Some(abort);
        leptos::task::spawn_local(async move {
            // Closed on purpose: then nobody asks how it ended.
            let _ = reading.await;
        });
    }

    pub(super) fn close(&mut self) {
        if let Some(abort) = self.0.take() {
            abort.abort();
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.close();
    }
}

async fn read(kit: Waitwell, stream: StreamId, request: Option<RequestBuilder>, line: Line) {
    let answered = |answer| kit.happened(Input::Listening { stream, answer });
    let Some(Ok(response)) = (match request {
        Some(request) => Some(request.send().await),
        None => None,
    }) else {
        return answered(Answer::NoConnection);
    };
    if !line.is_from_server(&response) {
        return answered(Answer::Elsewhere);
    }
    let head: Reply = head(&response);
    let is_open = head.status == 200;
    answered(Answer::Http(head));
    if !is_open {
        return;
    }
    let mut events = EventStream::new();
    let mut chunks = Box::pin(response.bytes_stream().fuse());
    while let Some(Ok(chunk)) = chunks.next().await {
        let mut came = events.push(&chunk);
        let mut taken = chunk.len();
        // Everything that is already here is one change of the page.
        while taken < TURN
            && let Some(Some(Ok(chunk))) = chunks.next().now_or_never()
        {
            came.extend(events.push(&chunk));
            taken += chunk.len();
        }
        kit.happened(Input::Streamed { stream, events: came });
        TimeoutFuture::new(FRAME).await;
    }
    kit.happened(Input::StreamEnded { stream });
}
