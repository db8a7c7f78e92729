//! The flow map: the path of a job from the click to its result, with its quiet parts and its broken paths,
//! in the words of the kit. `docs/flow.md` and `docs/flow.svg` are written from it, and a test holds them to it.
//!
//! The situations come from the core's scenarios and the words from the panel as it is drawn, so a new state
//! or another sentence is on the map, or the test fails.

mod asides;
mod endings;
mod page;
mod picture;
mod reading;
mod stops;
mod tests;

use waitwell_core::announce::Said;
use waitwell_core::follower::StartView;
use waitwell_core::notice::Notice;
use waitwell_core::view::JobView;

/// A part of the way that every job goes, with the paths that leave it.
struct Part {
    stop: Stop,
    paths: Vec<Path>,
}

/// A way that not every job goes.
struct Path {
    name: &'static str,
    stops: Vec<Stop>,
    /// Where it leads in the end.
    then: &'static str,
    /// Whether the picture shows it, too.
    is_drawn: bool,
}

/// One screen.
struct Stop {
    name: &'static str,
    /// What has happened, for who does not see the screen.
    what: &'static str,
    shows: Shows,
    /// The part of the screen, by its class, that says most: the picture has room for one.
    speaks: &'static str,
    said: Option<Said>,
}

enum Shows {
    /// The notice at the form.
    Start(StartView),
    /// The panel of the job.
    Job(Box<JobView>),
    /// The dialog that asks before it cancels.
    Question(Box<JobView>),
    /// The notices of what has ended and was not seen.
    News(Notice),
}
