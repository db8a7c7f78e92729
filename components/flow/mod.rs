//! The flow map: the path of a job from the click to its result, with its quiet parts and its broken paths,
//! in the words of the kit. `docs/flow.md`, `docs/flow.svg` and the transcripts in `tests/transcripts` are written from
//! it, and tests hold them to it.
//!
//! The situations come from the core's scenarios and the words from the panel as it is drawn, so a new state
//! or another sentence is on the map, or the test fails.

mod around;
mod asides;
mod endings;
mod faces;
mod page;
mod picture;
mod questions;
mod reading;
mod stops;
#[cfg(test)]
mod tests;

use waitwell_core::announce::Said;
use waitwell_core::follower::StartView;
use waitwell_core::notice::Notice;
use waitwell_core::view::JobView;

use crate::copy::Copy;
use crate::fixture::Fixture;

/// The map as a page to read.
pub fn page(copy: &Copy) -> String {
    page::page(copy, &stops::all())
}

/// The map as a picture.
pub fn picture(copy: &Copy) -> String {
    picture::picture(copy, &stops::all())
}

/// A way through the map, as it is drawn.
#[derive(Clone)]
pub struct Way {
    /// What it is called.
    pub name: &'static str,
    /// Its screens, in order.
    pub screens: Vec<Screen>,
}

/// One screen of a way.
#[derive(Clone)]
pub struct Screen {
    /// What it is called.
    pub name: &'static str,
    /// What has happened, for who does not see the screen.
    pub what: &'static str,
    /// What stands on it.
    pub html: String,
    /// What is spoken when the page comes to look like it.
    pub spoken: Option<String>,
}

/// Every way: the one that every job goes, and then each path that leaves it.
pub fn ways(copy: &Copy) -> Vec<Way> {
    let (mut main, mut others) = (Vec::new(), Vec::new());
    for Part { stop, paths } in stops::all() {
        main.push(stop.drawn(copy));
        others.extend(paths.into_iter().map(|path| Way {
            name: path.name,
            screens: path.stops.iter().map(|stop| stop.drawn(copy)).collect(),
        }));
    }
    [vec![Way { name: "From the click to the result", screens: main }], others].concat()
}

/// A part of the way that every job goes, with the paths that leave it.
struct Part {
    stop: Stop,
    paths: Vec<Path>,
}

/// A way that not every job goes.
#[derive(Clone)]
struct Path {
    name: &'static str,
    stops: Vec<Stop>,
    /// Where it leads in the end.
    then: &'static str,
    /// Whether the picture shows it, too.
    is_drawn: bool,
}

/// One screen.
#[derive(Clone)]
struct Stop {
    name: &'static str,
    /// What has happened, for who does not see the screen.
    what: &'static str,
    shows: Shows,
    /// The part of the screen, by its class, that says most: the picture has room for one. Empty: the first.
    speaks: &'static str,
    said: Option<Said>,
}

#[derive(Clone)]
enum Shows {
    /// The notice at the form.
    Start(StartView),
    /// The panel of the job.
    Job(Box<JobView>),
    /// The dialog that asks before it cancels.
    Question(Box<JobView>),
    /// The notices of what has ended and was not seen.
    News(Notice),
    /// A component by itself, as its fixture draws it.
    Part(Fixture),
    /// The field for the id of a job, after something that cannot be one.
    NoId,
    /// What stands in the kit's place when the page's own code has failed.
    Stopped,
}
