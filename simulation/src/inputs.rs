//! How many inputs a follower takes in a second, by the number of jobs that it follows.

use std::hint::black_box;
use std::time::Instant;

use waitwell_core::adapters::{Adapter, OwnApi, StreamEvent};
use waitwell_core::document::{Counts, Document};
use waitwell_core::follower::{Follower, Input, StreamId};
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};

use crate::traffic::Traffic;

/// How many inputs of a kind are measured at a time: few, so that other programs seldom come between.
const INPUTS: usize = 50;
/// The best of so many rounds counts: everything else is the machine's. All of them together take no time for the
/// page, so that nothing falls due meanwhile.
const ROUNDS: usize = 400;

/// A page that hears of its jobs by the stream.
struct Page {
    follower: Follower,
    stream: StreamId,
    /// The jobs of which the stream tells, as the server last told of them.
    jobs: Vec<Document>,
    now: Moment,
}

/// A kind of input, and what measures it.
type Kind = (&'static str, fn(&mut Page) -> f64);

/// Inputs a second, in thousands, for each kind of input and number of jobs, as a table.
pub fn table() -> String {
    let numbers = [1, 10, 100, 1_000];
    let kinds: [Kind; 5] = [
        ("a wake, and nothing is due", |page| page.measure(|_, _| Input::Woke)),
        ("a sign of life on the stream", |page| page.measure(beat)),
        ("an event with a document that is known", |page| page.measure(known)),
        ("an event with a newer document", |page| page.measure(newer)),
        ("of that, reading the event from JSON", Page::measure_reading),
    ];
    let mut table =
        String::from("| input | 1 job | 10 jobs | 100 jobs | 1,000 jobs |\n|---|---:|---:|---:|---:|\n");
    for (name, measure) in kinds {
        let figures = numbers.map(|jobs| Page::open(jobs).map_or(0.0, |mut page| measure(&mut page)));
        let [one, ten, hundred, thousand] = figures.map(|per_second| per_second / 1_000.0);
        table += &format!("| {name} | {one:.0} | {ten:.0} | {hundred:.0} | {thousand:.0} |\n");
    }
    table
}

/// How many signs of life a page with so many jobs takes in a second.
pub fn signs_of_life(jobs: usize) -> f64 {
    Page::open(jobs).map_or(0.0, |mut page| page.measure(beat))
}

impl Page {
    fn open(jobs: usize) -> Option<Self> {
        let (mut world, ids) = Traffic { jobs, tabs: 1, has_stream: true }.world();
        world.open_tab(0, &ids);
        world.run(Span::minutes(2));
        let told = |id: &JobId| world.server.document(id).cloned();
        let tab = world.browsers.first_mut()?.tabs.pop()?;
        let stream = tab.stream?;
        let jobs = stream.jobs.iter().filter_map(told).collect();
        Some(Self { follower: tab.follower, stream: stream.id, jobs, now: world.now })
    }

    /// Inputs a second. The inputs are made beforehand, so that only taking them in is measured.
    fn measure(&mut self, make: impl Fn(&mut Page, usize) -> Input) -> f64 {
        let mut best = f64::MAX;
        for _ in 0..ROUNDS {
            let inputs: Vec<Input> = (0..INPUTS).map(|n| make(self, n)).collect();
            self.now = self.now.plus(Span::ms(1));
            let began = Instant::now();
            for input in inputs {
                black_box(self.follower.handle(input, self.now));
            }
            best = best.min(began.elapsed().as_secs_f64());
        }
        INPUTS as f64 / best
    }

    fn measure_reading(&mut self) -> f64 {
        let mut best = f64::MAX;
        for _ in 0..ROUNDS {
            let events: Vec<StreamEvent> = (0..INPUTS).map(|n| self.event(n, 1)).collect();
            let began = Instant::now();
            for event in &events {
                black_box(OwnApi.read_event(event));
            }
            best = best.min(began.elapsed().as_secs_f64());
        }
        INPUTS as f64 / best
    }

    /// The `n`-th event, about one job after the other, with a version that is higher by `step`.
    fn event(&mut self, n: usize, step: u64) -> StreamEvent {
        let count = self.jobs.len();
        let document = &mut self.jobs[n % count];
        document.version = document.version.map(|version| version + step);
        if step > 0 {
            let done = document.version.unwrap_or(0) % 1_000;
            document.progress = Some(Counts {
                done,
                total: Some(1_000),
                unit: Some("rows".into()),
                total_is_estimate: false,
            });
        }
        let data = serde_json::to_string(document).unwrap_or_default();
        StreamEvent { name: "job".into(), data, last_id: Some(n.to_string()) }
    }
}

fn beat(page: &mut Page, _: usize) -> Input {
    Input::Streamed { stream: page.stream, events: Vec::new() }
}

fn known(page: &mut Page, n: usize) -> Input {
    Input::Streamed { stream: page.stream, events: vec![page.event(n, 0)] }
}

fn newer(page: &mut Page, n: usize) -> Input {
    Input::Streamed { stream: page.stream, events: vec![page.event(n, 1)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_takes_in_each_newer_event_and_shows_it() {
        let mut page = Page::open(3).unwrap();
        for n in 0..6 {
            let input = newer(&mut page, n);
            page.follower.handle(input, page.now);
            let job = page.jobs[n % 3].clone();
            assert_eq!(page.follower.document(&job.id), Some(&job));
        }
    }
}
