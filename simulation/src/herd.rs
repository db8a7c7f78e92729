//! Many pages whose server goes down: how hard they ask meanwhile, and how hard they come back.

use waitwell_core::announce::Said;
use waitwell_core::document::{Document, Status};
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};

use crate::browser::Browser;
use crate::server::{Condition, Server};
use crate::world::{Sent, World};

/// One outage and those who live through it.
#[derive(Clone, Copy, Debug)]
pub struct Herd {
    /// How many pages there are, each in a browser of its own.
    pub pages: usize,
    /// How many jobs each follows.
    pub jobs: usize,
    /// How old the youngest are when the server goes down; it decides how often they are looked at.
    pub age: Span,
    /// The server has an event stream.
    pub has_stream: bool,
    /// What the server does while it is down.
    pub down: Condition,
    /// For how long it is down.
    pub outage: Span,
}

/// What the server had to bear, and how soon the pages were back.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Requests for each page and second in the worst second of the minute before the outage.
    pub before: f64,
    /// The same in the first 10 seconds of it.
    pub first: f64,
    /// The same from 10 to 60 seconds of it.
    pub later: f64,
    /// The same from its end until every page is back: of pages that are not back yet.
    pub returning: f64,
    /// The same of all pages: those that are back open their streams and look as usual.
    pub recovery: f64,
    /// The most requests of one page during the outage.
    pub most_requests: usize,
    /// The requests of a page during the outage, on average.
    pub requests: f64,
    /// How long after the outage half of the pages were back.
    pub median_back: Span,
    /// How long after the outage all were.
    pub last_back: Span,
    /// Every page said once that contact was lost and once that it was back.
    pub all_said_once: bool,
}

/// The herds of the table: streaming and polling pages, by the age of their jobs.
pub fn all(pages: usize, down: Condition, outage: Span) -> Vec<Herd> {
    let kinds = [(true, 2), (true, 12), (false, 2), (false, 12), (false, 40)];
    let herd = |(has_stream, minutes)| Herd {
        pages,
        jobs: 3,
        age: Span::minutes(minutes),
        has_stream,
        down,
        outage,
    };
    kinds.into_iter().map(herd).collect()
}

/// The head of the table of [`rows`].
pub const HEAD: &str = "\
| outage | pages | before | first 10 s | to 60 s | returning | recovery | half back | all back | requests of a page, mean | most |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
";

/// The figures of the outages that are told in `docs/performance.md`, row by row, since they take minutes.
pub fn rows() -> impl Iterator<Item = String> {
    let outages = [
        (10_000, Condition::Refusing, Span::seconds(90)),
        (2_000, Condition::Unavailable, Span::seconds(90)),
        (500, Condition::Refusing, Span::minutes(10)),
        (200, Condition::Refusing, Span::seconds(90)),
    ];
    let herds = outages.into_iter().flat_map(|(pages, down, outage)| all(pages, down, outage));
    herds.map(|herd| herd.row(herd.run(7)))
}

/// How long pages are watched before the outage and after it.
const WARM_UP: Span = Span::minutes(2);
const AFTER: Span = Span::seconds(75);
/// The jobs of one page were started together, and those of so many pages at another time, within two minutes:
/// pages whose jobs have the same age to the second would go on to rarer looks together.
const STARTS: (usize, Span) = (100, Span::minutes(2));

impl Herd {
    /// Lives through the outage in virtual time; the same seed gives the same figures.
    pub fn run(self, seed: u64) -> Figures {
        let mut world = World::new(Server::new(self.has_stream), seed);
        let down_at = world.now.plus(WARM_UP);
        let mut groups: Vec<Vec<JobId>> = Vec::new();
        for group in 0..STARTS.0 {
            let created_at = Some(down_at.minus(self.age).minus(world.chance(STARTS.1)));
            let ids = (0..self.jobs).filter_map(|n| JobId::parse(&format!("job-{group}-{n}")));
            let ids: Vec<JobId> = ids.collect();
            for id in &ids {
                let known = Document { run: Some(1), version: Some(1), created_at, ..in_progress(id) };
                world.server.add(vec![(world.now, known)]);
            }
            groups.push(ids);
        }
        // Pages are opened at any time; here, within the first minute.
        let mut opened: Vec<Span> = (0..self.pages).map(|_| world.chance(Span::minutes(1))).collect();
        opened.sort_unstable();
        let start = world.now;
        for (browser, after) in opened.into_iter().enumerate() {
            world.run(start.plus(after).since(world.now));
            world.open_tab(browser, &groups[browser % groups.len()]);
        }
        world.run(down_at.since(world.now));
        world.go_down(self.down);
        world.run(self.outage);
        world.server.condition = Condition::Up;
        world.run(AFTER);
        self.figures(&world, down_at)
    }

    fn row(self, figures: Figures) -> String {
        let down = match self.down {
            Condition::Refusing => "refuses",
            Condition::Unavailable | Condition::Up => "503",
        };
        let pages = if self.has_stream { "streaming" } else { "polling" };
        let Figures { before, first, later, returning, recovery, requests, most_requests, .. } = figures;
        let seconds = |span: Span| span.as_ms() as f64 / 1_000.0;
        let (median, last) = (seconds(figures.median_back), seconds(figures.last_back));
        format!(
            "| {}, {} s | {} {pages}, jobs of {} to {} min | {before:.2} | {first:.2} | {later:.2} | {returning:.3} | {recovery:.3} | {median:.1} s | {last:.1} s | {requests:.1} | {most_requests} |\n",
            down,
            self.outage.as_seconds(),
            self.pages,
            self.age.as_seconds() / 60,
            (self.age.as_seconds() + STARTS.1.as_seconds()) / 60,
        )
    }

    fn figures(self, world: &World, down_at: Moment) -> Figures {
        let up_at = down_at.plus(self.outage);
        let back_at: Vec<Moment> = world.browsers.iter().map(|browser| back_at(browser, up_at)).collect();
        let mut backs: Vec<Span> = back_at.iter().map(|at| at.since(up_at)).collect();
        backs.sort_unstable();
        let last_back = backs.last().copied().unwrap_or_default();
        let mut counts = vec![0_usize; self.pages];
        world.requests.iter().filter(|sent| (down_at..up_at).contains(&sent.at)).for_each(|sent| {
            counts[sent.browser] += 1;
        });
        let worst_of = |from: Moment, until: Moment, counts: &dyn Fn(&Sent) -> bool| {
            let within = world.requests.iter().filter(|sent| (from..until).contains(&sent.at));
            let times: Vec<Moment> = within.filter(|sent| counts(sent)).map(|sent| sent.at).collect();
            worst_second(&times) as f64 / self.pages as f64
        };
        let worst = |from, until| worst_of(from, until, &|_| true);
        let all_back_at = up_at.plus(last_back);
        let second = |n: u64| down_at.plus(Span::seconds(n));
        let says_once = |said: &Said| {
            let mut tabs = world.browsers.iter().flat_map(|browser| &browser.tabs);
            tabs.all(|tab| tab.said.iter().filter(|known| *known == said).count() == 1)
        };
        Figures {
            before: worst(down_at.minus(Span::minutes(1)), down_at),
            first: worst(down_at, second(10)),
            later: worst(second(10), second(60)),
            returning: worst_of(up_at, all_back_at, &|sent| sent.at < back_at[sent.browser]),
            recovery: worst(up_at, all_back_at),
            most_requests: counts.iter().copied().max().unwrap_or(0),
            requests: counts.iter().sum::<usize>() as f64 / self.pages as f64,
            median_back: backs.get(backs.len() / 2).copied().unwrap_or_default(),
            last_back,
            all_said_once: says_once(&Said::Lost) && says_once(&Said::Regained),
        }
    }
}

fn in_progress(id: &JobId) -> Document {
    Document::new(id.clone(), Status::InProgress)
}

/// When a browser's first tab heard of its job again.
fn back_at(browser: &Browser, up_at: Moment) -> Moment {
    let is_back = |hearing| matches!(hearing, Hearing::Live | Hearing::Polling);
    let hearings = browser.tabs.first().map_or(&[][..], |tab| &tab.hearings);
    let back = hearings.iter().find(|(at, hearing)| *at >= up_at && is_back(*hearing));
    back.map_or(up_at.plus(AFTER), |(at, _)| *at)
}

/// The most of these moments, which are in order, that lie within one second.
fn worst_second(times: &[Moment]) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (last, at) in times.iter().enumerate() {
        while at.since(times[first]) >= Span::seconds(1) {
            first += 1;
        }
        most = most.max(last + 1 - first);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The goals for two hundred pages; see docs/performance.md.
    #[test]
    fn f18_two_hundred_pages_neither_hammer_a_server_that_is_down_nor_fall_upon_it_when_it_is_back() {
        let unavailable = all(200, Condition::Unavailable, Span::seconds(90)).into_iter();
        // To a page that polls, both kinds of outage are the same.
        let herds = unavailable.filter(|herd| herd.has_stream).chain(all(
            200,
            Condition::Refusing,
            Span::seconds(90),
        ));
        for herd in herds {
            let figures = herd.run(7);
            let told = format!("{herd:?}: {figures:?}");
            assert!(figures.first <= 0.40, "{told}");
            assert!(figures.later <= 0.30, "{told}");
            assert!(figures.returning <= 0.10, "{told}");
            assert!(figures.last_back <= Span::seconds(62), "{told}");
            assert!(figures.all_said_once, "{told}");
        }
    }

    #[test]
    fn l11_in_an_outage_of_ten_minutes_no_page_asks_more_than_twenty_four_times() {
        for herd in all(50, Condition::Unavailable, Span::minutes(10)) {
            let figures = herd.run(7);
            assert!((10..=24).contains(&figures.most_requests), "{herd:?}: {figures:?}");
            assert!(figures.last_back <= Span::seconds(62), "{herd:?}: {figures:?}");
        }
    }

    #[test]
    fn the_worst_second_may_begin_at_any_moment() {
        let at = |ms: &[i64]| ms.iter().map(|ms| Moment::from_ms(*ms)).collect::<Vec<_>>();
        assert_eq!(worst_second(&at(&[])), 0);
        assert_eq!(worst_second(&at(&[0, 900, 1_100, 1_850, 1_900, 2_500])), 3);
    }
}
