use std::collections::VecDeque;
use std::io;
use std::sync::Mutex;
use std::time::Duration;

use axum::BoxError;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::Response;
use futures::{StreamExt, stream};
use serde::Deserialize;
use tokio::sync::{broadcast, mpsc};
use tokio::time::{Instant, sleep_until};

use super::log::{Line, StreamCount};
use super::{FLUSH, Faults, lock};

/// What an event stream does instead of going on as it is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It sends so many of the server's own events.
    Events(usize),
    /// It sends the server's own events for so many seconds.
    Pass(f64),
    /// It sends this text, whatever it is.
    Say(String),
    /// It sends the newest of its past events once more, so many at most, the oldest first.
    Replay(usize),
    /// It sends nothing any more and stays open.
    Silence,
    /// It ends as a stream should.
    End,
    /// It breaks off.
    Cut,
}

/// The event streams that are open.
pub(super) struct Streams {
    count: Mutex<StreamCount>,
    steps: broadcast::Sender<Vec<Step>>,
}

impl Default for Streams {
    fn default() -> Self {
        Self { count: Mutex::default(), steps: broadcast::channel(64).0 }
    }
}

impl Streams {
    pub(super) fn tell(&self, steps: Vec<Step>) {
        // Where none is open, nobody carries them out.
        let _ = self.steps.send(steps);
    }

    pub(super) fn count(&self) -> StreamCount {
        *lock(&self.count)
    }
}

/// A stream that is open until this is dropped.
struct Open {
    faults: Faults,
    _line: Line,
}

impl Open {
    fn new(faults: &Faults, line: Line) -> Self {
        let mut count = lock(&faults.0.streams.count);
        count.open += 1;
        count.most = count.most.max(count.open);
        Self { faults: faults.clone(), _line: line }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        lock(&self.faults.0.streams.count).open -= 1;
    }
}

/// Puts the steps, and those that are told later, before the events of an open stream.
pub(super) fn around(
    faults: &Faults,
    line: Line,
    answer: Response<Body>,
    steps: Vec<Step>,
) -> Response<Body> {
    let (parts, body) = answer.into_parts();
    let (out, pieces) = mpsc::channel(16);
    let carrier = Carrier {
        own: body.into_data_stream(),
        steps: steps.into(),
        told: faults.0.streams.steps.subscribe(),
        past: Vec::new(),
        out,
    };
    let open = Open::new(faults, line);
    tokio::spawn(async move {
        carrier.run().await;
        drop(open);
    });
    let pieces =
        stream::unfold(pieces, |mut pieces| async move { pieces.recv().await.map(|piece| (piece, pieces)) });
    Response::from_parts(parts, Body::from_stream(pieces))
}

struct Carrier {
    own: BodyDataStream,
    steps: VecDeque<Step>,
    told: broadcast::Receiver<Vec<Step>>,
    past: Vec<Bytes>,
    out: mpsc::Sender<Result<Bytes, BoxError>>,
}

/// For how long the server's own events are passed on.
enum Until {
    Ever,
    Events(usize),
    Time(Instant),
    /// Not at all.
    Never,
}

impl Carrier {
    /// Ends with the stream: by a step, by the server, or because the page has gone.
    async fn run(mut self) {
        while let Some(until) = self.next_pass().await {
            if self.pass_on(until).await.is_none() {
                return;
            }
        }
    }

    /// Carries out steps up to the next that lets the server's own events pass. `None`: it has ended.
    async fn next_pass(&mut self) -> Option<Until> {
        while let Some(step) = self.steps.pop_front() {
            match step {
                Step::Events(count) => return Some(Until::Events(count)),
                Step::Pass(seconds) => {
                    let time = Duration::try_from_secs_f64(seconds).unwrap_or_default();
                    return Some(Until::Time(Instant::now() + time));
                }
                Step::Silence => return Some(Until::Never),
                Step::Say(text) => self.send(Ok(text.into())).await?,
                Step::Replay(count) => {
                    let from = self.past.len().saturating_sub(count);
                    for piece in self.past.split_off(from) {
                        self.past.push(piece.clone());
                        self.send(Ok(piece)).await?;
                    }
                }
                Step::End => return None,
                Step::Cut => {
                    // What was said before must arrive before the connection breaks.
                    tokio::time::sleep(FLUSH).await;
                    let _ = self.send(Err(io::Error::other("the stream is cut").into())).await;
                    return None;
                }
            }
        }
        Some(Until::Ever)
    }

    /// Passes events on as long as that, or until other steps are told. `None`: it has ended.
    async fn pass_on(&mut self, until: Until) -> Option<()> {
        let mut left = if let Until::Events(count) = until { count } else { usize::MAX };
        let end = if let Until::Time(at) = until { Some(at) } else { None };
        let is_silent = matches!(until, Until::Never);
        while left > 0 {
            tokio::select! {
                biased;
                () = self.out.closed() => return None,
                steps = self.told.recv() => {
                    self.steps.extend(steps.unwrap_or_default());
                    return Some(());
                }
                () = sleep_until(end.unwrap_or_else(Instant::now)), if end.is_some() => return Some(()),
                // Each piece of the server's stream is one event.
                piece = self.own.next() => {
                    let piece = piece?.ok()?;
                    if !is_silent {
                        self.past.push(piece.clone());
                        self.send(Ok(piece)).await?;
                        left -= 1;
                    }
                }
            }
        }
        Some(())
    }

    async fn send(&mut self, piece: Result<Bytes, BoxError>) -> Option<()> {
        self.out.send(piece).await.ok()
    }
}
