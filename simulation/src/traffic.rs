//! What following jobs costs the network and the storage of one person, for some jobs in some tabs.

use waitwell_core::adapters::{Adapter, OwnApi};
use waitwell_core::document::Document;
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::scenarios;

use crate::server::Server;
use crate::weight;
use crate::world::World;

/// One person with some jobs in some tabs, all of them seen.
#[derive(Clone, Copy, Debug)]
pub struct Traffic {
    /// How many exports of a quarter of an hour are under way.
    pub jobs: usize,
    /// In how many tabs they are followed, all of them in each.
    pub tabs: usize,
    /// The server has an event stream.
    pub has_stream: bool,
}

/// What it came to in the time that was measured.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Requests a minute, opened streams among them.
    pub requests: f64,
    /// Bytes a minute, in both directions, events among them.
    pub bytes: f64,
    /// How many streams were open at the end.
    pub streams: usize,
    /// Writes to storage in the time that was measured.
    pub writes: usize,
    /// Letters in storage for each job, names of records among them.
    pub stored_per_job: usize,
    /// Letters in storage in all.
    pub stored: usize,
}

/// The job that is followed.
const SCENARIO: &str = "export-15-minutes";
/// The jobs are started within this time, and followed from its end.
const STARTS: Span = Span::minutes(4);
/// For how long tabs are left to themselves before it is measured.
const SETTLE: Span = Span::seconds(30);
/// For how long is measured for the table.
const MEASURED: Span = Span::minutes(10);
/// How often each component asks in the naive design, and how many of them show one job.
const NAIVE: (Span, f64) = (Span::seconds(1), 7.0);

impl Traffic {
    /// Follows the jobs in virtual time, and measures for so long.
    pub fn run(self, measured: Span) -> Figures {
        let (mut world, ids) = self.world();
        world.run(STARTS);
        for _ in 0..self.tabs {
            world.open_tab(0, &ids);
            world.run(Span::seconds(2));
        }
        world.run(SETTLE);
        let (requests, events, writes) = (world.requests.len(), world.event_bytes, writes(&world));
        world.run(measured);
        let minutes = measured.as_seconds() as f64 / 60.0;
        let bytes: usize = world.requests[requests..].iter().map(|sent| sent.bytes).sum();
        let kept = world.browsers.iter().flat_map(|browser| &browser.storage);
        let stored = kept.map(|(name, text)| name.len() + text.len()).sum();
        Figures {
            requests: (world.requests.len() - requests) as f64 / minutes,
            bytes: (bytes + world.event_bytes - events) as f64 / minutes,
            streams: world.streams(),
            writes: self::writes(&world) - writes,
            stored_per_job: stored / self.jobs,
            stored,
        }
    }

    /// The same jobs, with a request of each component each second, whatever it shows: requests and bytes
    /// a minute.
    pub fn naive(self) -> (f64, f64) {
        let (mut world, ids) = self.world();
        world.run(STARTS);
        let (mut seconds, mut bytes) = (0.0, 0);
        // The sizes of documents change slowly, so every tenth second tells them all.
        for _ in 0..MEASURED.as_seconds() / 10 {
            world.run(Span::seconds(10));
            seconds += 1.0;
            for call in ids.iter().map(|id| OwnApi.look(id, None)) {
                bytes +=
                    weight::of_call(&call) + weight::of_answer(&world.server.answer(&call, &ids, world.now));
            }
        }
        let asked = NAIVE.1 * self.tabs as f64 * 60.0 / NAIVE.0.as_seconds() as f64;
        (asked * self.jobs as f64, asked * bytes as f64 / seconds)
    }

    /// A server with the jobs and nobody who follows them yet, and their ids.
    pub(crate) fn world(self) -> (World, Vec<JobId>) {
        let mut world = World::new(Server::new(self.has_stream), 11);
        for n in 0..self.jobs {
            let after = world.chance(STARTS);
            world.server.add(timeline(n, after));
        }
        let ids = world.server.ids().cloned().collect();
        (world, ids)
    }
}

/// The figures that are told in `docs/performance.md`, as a table.
pub fn table() -> String {
    let mut table = String::from(
        "| jobs | tabs | streaming: requests | KB | polling: requests | KB | naive: requests | KB |\n\
         |---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let kb = |bytes: f64| bytes / 1_000.0;
    for jobs in [1, 5, 20, 200] {
        for tabs in [1, 3, 10] {
            let streaming = Traffic { jobs, tabs, has_stream: true };
            let (stream, poll) =
                (streaming.run(MEASURED), Traffic { has_stream: false, ..streaming }.run(MEASURED));
            let (requests, bytes) = streaming.naive();
            table += &format!(
                "| {jobs} | {tabs} | {:.1} | {:.0} | {:.1} | {:.0} | {requests:.0} | {:.0} |\n",
                stream.requests,
                kb(stream.bytes),
                poll.requests,
                kb(poll.bytes),
                kb(bytes),
            );
        }
    }
    let Figures { stored_per_job, stored, writes, .. } =
        Traffic { jobs: 200, tabs: 1, has_stream: true }.run(MEASURED);
    table
        + &format!(
            "\nStorage with 200 jobs: {stored_per_job} letters a job, {stored} in all; {writes} writes in {} minutes.\n",
            MEASURED.as_seconds() / 60
        )
}

fn writes(world: &World) -> usize {
    world.browsers.iter().map(|browser| browser.writes).sum()
}

/// What the server says of the `n`-th job, which starts `after` the start.
fn timeline(n: usize, after: Span) -> Vec<(Moment, Document)> {
    let steps = scenarios::named(SCENARIO).map(|scenario| scenario.steps).unwrap_or_default();
    // As long as the ids of the reference server.
    let Some(id) = JobId::parse(&format!("01kavq8f2m{n:016}")) else { return Vec::new() };
    let told = |(at, document): (Span, Document)| {
        let document = Document { id: id.clone(), ..later(document, after) };
        (scenarios::START.plus(after).plus(at), document)
    };
    // Before it is started there is nothing to say but that it waits.
    let first =
        steps.first().map(|(_, first)| Document { id: id.clone(), version: Some(0), ..first.clone() });
    first.map(|first| (scenarios::START, first)).into_iter().chain(steps.into_iter().map(told)).collect()
}

/// The same document with everything `by` later.
fn later(document: Document, by: Span) -> Document {
    let later = |at: Option<Moment>| at.map(|at| at.plus(by));
    let mut stages = document.stages;
    for stage in &mut stages {
        (stage.started_at, stage.finished_at) = (later(stage.started_at), later(stage.finished_at));
    }
    Document {
        stages,
        created_at: later(document.created_at),
        started_at: later(document.started_at),
        updated_at: later(document.updated_at),
        beat_at: later(document.beat_at),
        finished_at: later(document.finished_at),
        expires_at: later(document.expires_at),
        ..document
    }
}

#[cfg(test)]
mod tests {
    use waitwell_core::follower::Follower;

    use super::*;

    #[test]
    fn l04_ten_tabs_with_fifty_jobs_open_one_stream_and_look_no_more_than_one_tab() {
        let measured = Span::minutes(3);
        let one = Traffic { jobs: 50, tabs: 1, has_stream: true };
        let (ten, one) = (Traffic { tabs: 10, ..one }.run(measured), one.run(measured));
        assert_eq!((one.streams, ten.streams), (1, 1));
        assert!(one.requests > 0.0);
        assert!(ten.requests <= one.requests * 1.2, "{} and {}", ten.requests, one.requests);
        let one = Traffic { jobs: 50, tabs: 1, has_stream: false };
        let (ten, one) = (Traffic { tabs: 10, ..one }.run(measured), one.run(measured));
        assert!(ten.requests <= one.requests * 1.2, "{} and {}", ten.requests, one.requests);
    }

    #[test]
    fn l04_an_event_reaches_ten_tabs_within_two_seconds() {
        let (mut world, ids) = Traffic { jobs: 50, tabs: 10, has_stream: true }.world();
        world.run(STARTS);
        for _ in 0..10 {
            world.open_tab(0, &ids);
        }
        world.run(SETTLE);
        for _ in 0..20 {
            let Some(at) = world.server.next_change() else { panic!("nothing changes any more") };
            world.run(at.since(world.now));
            let told: Vec<Option<Document>> =
                ids.iter().map(|id| world.server.document(id).cloned()).collect();
            world.run(Span::seconds(2));
            for tab in &world.browsers[0].tabs {
                let known = |follower: &Follower, id| follower.document(id).and_then(|known| known.version);
                for (id, told) in ids.iter().zip(&told) {
                    let told = told.as_ref().and_then(|told| told.version);
                    assert!(known(&tab.follower, id) >= told, "{id}");
                }
            }
        }
    }

    #[test]
    fn l12_storage_stays_small_and_is_hardly_written_to() {
        let figures = Traffic { jobs: 200, tabs: 1, has_stream: true }.run(Span::minutes(1));
        // A letter takes two bytes there.
        assert!((1..=1_024).contains(&figures.stored_per_job), "{figures:?}");
        assert!(figures.stored <= 200 * 1_024, "{figures:?}");
        assert!(figures.writes <= 60, "{figures:?}");
    }

    #[test]
    fn the_naive_design_asks_for_each_component_of_each_tab_each_second() {
        let (requests, bytes) = Traffic { jobs: 5, tabs: 3, has_stream: false }.naive();
        assert_eq!(requests, 7.0 * 5.0 * 3.0 * 60.0);
        assert!((1_000.0..2_500.0).contains(&(bytes / requests)), "{}", bytes / requests);
    }
}
