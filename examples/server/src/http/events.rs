//! The stream: whole jobs as they change, as server-sent events.
//!
//! An event's id names the database and the number of the change. Since every event holds a whole job,
//! a reader that comes back needs only the jobs that changed since: no history has to be kept.

use std::collections::HashMap;
use std::convert::Infallible;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures::SinkExt;
use futures::channel::mpsc::Sender;
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use waitwell_core::id::JobId;

use super::answer;
use super::jobs::ids_of;
use super::person::Person;
use super::problem::Refusal;
use crate::services::Services;
use crate::store::{Record, Stored};

type Out = Sender<Result<Event, Infallible>>;

/// `GET {api}/events`: the stream, or 204 where nothing more can come.
pub async fn stream(
    State(services): State<Services>,
    Person(person): Person,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let ids = query.get("ids").map(|ids| ids_of(ids)).transpose()?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let last = last.or(query.get("last_event_id").map(String::as_str)).filter(|id| !id.is_empty());
    let reader = Reader { services, person, ids };
    let now = *reader.services.store.changes().borrow();
    let known = last.map(|last| reader.number(last).filter(|number| *number <= now));
    if known != Some(None) && reader.is_over(known.flatten()).await? {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let (out, events) = futures::channel::mpsc::channel(16);
    tokio::spawn(reader.follow(out, known));
    let mut response = Sse::new(events).into_response();
    // Proxies that gather small pieces would hold back what a person waits for.
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}

/// One open stream.
struct Reader {
    services: Services,
    person: String,
    ids: Option<Vec<JobId>>,
}

impl Reader {
    /// Sends until the reader goes, the server closes or the store gives way; the reader comes back.
    async fn follow(self, mut out: Out, known: Option<Option<u64>>) {
        if let Err(error) = self.send_all(&mut out, known).await {
            eprintln!("A stream ended early: {error}");
        }
    }

    async fn send_all(&self, out: &mut Out, known: Option<Option<u64>>) -> Stored<()> {
        let mut changes = self.services.store.changes();
        let every = self.services.config.beat_every;
        let mut beats = interval_at(Instant::now() + every, every);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut last = *changes.borrow_and_update();
        match known {
            Some(Some(number)) => last = number,
            Some(None) => {
                let reset = Event::default().event("reset").id(self.id(last)).data("{}");
                if out.send(Ok(reset)).await.is_err() {
                    return Ok(());
                }
                self.send(out, self.all().await?, &mut last).await;
            }
            None => self.send(out, self.all().await?, &mut last).await,
        }
        loop {
            changes.borrow_and_update();
            let changed = self.services.store.changed_since(&self.person, last).await?;
            self.send(out, changed, &mut last).await;
            tokio::select! {
                () = self.services.closing.cancelled() => return Ok(()),
                changed = changes.changed() => if changed.is_err() { return Ok(()) },
                _ = beats.tick() => {
                    let beat = Event::default().event("beat").id(self.id(last)).data("{}");
                    if out.send(Ok(beat)).await.is_err() {
                        return Ok(());
                    }
                }
            }
            if out.is_closed() {
                return Ok(());
            }
        }
    }

    /// Sends those jobs that were asked for. Ids only ever rise.
    async fn send(&self, out: &mut Out, records: Vec<Record>, last: &mut u64) {
        for record in records {
            *last = record.change.max(*last);
            if !self.wants(&record) {
                continue;
            }
            let data = answer::job(&record.document).to_string();
            let event = Event::default().event("job").id(self.id(*last)).data(data);
            if out.send(Ok(event)).await.is_err() {
                return;
            }
        }
    }

    /// The jobs that a reader without a past begins with: those asked for, or the ones under way.
    async fn all(&self) -> Stored<Vec<Record>> {
        let mut records = self.services.store.changed_since(&self.person, 0).await?;
        records.retain(|record| match self.ids {
            Some(_) => self.wants(record),
            None => !record.document.status.is_ending(),
        });
        Ok(records)
    }

    /// Whether all jobs asked for have ended and the reader, who knows all up to `known`, knows it. Who comes for the
    /// first time is told how they ended, where there are any.
    async fn is_over(&self, known: Option<u64>) -> Stored<bool> {
        if self.ids.is_none() {
            return Ok(false);
        }
        let mut records = self.services.store.changed_since(&self.person, 0).await?;
        records.retain(|record| self.wants(record));
        let is_known = |record: &Record| known.is_some_and(|known| record.change <= known);
        Ok(records.iter().all(|record| record.document.status.is_ending() && is_known(record)))
    }

    fn wants(&self, record: &Record) -> bool {
        self.ids.as_ref().is_none_or(|ids| ids.contains(&record.document.id))
    }

    fn id(&self, change: u64) -> String {
        format!("{}-{change}", self.services.store.epoch())
    }

    fn number(&self, id: &str) -> Option<u64> {
        let (epoch, number) = id.split_once('-')?;
        if epoch == self.services.store.epoch() { number.parse().ok() } else { None }
    }
}
