use std::collections::BTreeSet;
use std::fs;
use std::mem::discriminant;

use waitwell_core::view::{JobView, ShownStatus};

use super::{Shows, Stop, page, picture, stops};
use crate::copy::Copy;
use crate::job_panel::jobs;

/// Set by `cargo xtask write flow`.
const WRITE: &str = "WAITWELL_WRITE";

fn all() -> Vec<Stop> {
    let of_part = stops::all().into_iter();
    of_part
        .flat_map(|part| [part.stop].into_iter().chain(part.paths.into_iter().flat_map(|path| path.stops)))
        .collect()
}

fn shown() -> Vec<JobView> {
    let job = |stop: Stop| match stop.shows {
        Shows::Job(job) | Shows::Question(job) => Some(*job),
        Shows::Start(_) => None,
    };
    all().into_iter().filter_map(job).collect()
}

#[test]
fn the_flow_map_and_its_picture_say_what_the_screens_say() {
    let (copy, parts) = (Copy::default(), stops::all());
    for (name, is) in [("flow.md", page::page(&copy, &parts)), ("flow.svg", picture::picture(&copy, &parts))]
    {
        let path = format!("{}/../docs/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os(WRITE).is_some() {
            fs::write(&path, &is).unwrap();
        }
        // A checkout may end its lines in another way.
        let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let line = written.lines().zip(is.lines()).find(|(written, is)| written != is);
        assert!(
            written == is,
            "docs/{name} is not what the screens say any more (first difference, as written and as it is: \
             {line:?}). `cargo xtask write flow` writes it anew."
        );
    }
}

#[test]
fn every_state_that_a_job_can_be_shown_in_is_on_the_flow_map() {
    let (shown, known): (Vec<_>, Vec<_>) = (shown(), jobs().into_iter().map(|(_, job)| job).collect());
    let has = |job: &dyn Fn(&JobView) -> bool| shown.iter().any(job);
    for status in ShownStatus::ALL {
        assert!(has(&|job| job.status == status), "{status:?}");
    }
    for known in known {
        assert!(has(&|job| job.hearing == known.hearing), "{:?}", known.hearing);
        assert!(has(&|job| job.contact.trouble == known.contact.trouble), "{:?}", known.contact.trouble);
        assert!(has(&|job| discriminant(&job.cancel) == discriminant(&known.cancel)), "{:?}", known.cancel);
        assert!(has(&|job| discriminant(&job.retry) == discriminant(&known.retry)), "{:?}", known.retry);
        assert!(has(&|job| job.gone == known.gone), "{:?}", known.gone);
    }
}

#[test]
fn every_stop_has_a_line_that_says_most_and_the_picture_has_room_for_it() {
    let copy = Copy::default();
    for stop in all() {
        let lines: Vec<_> = stop.lines(&copy).into_iter().map(|line| (line.part, line.text)).collect();
        let length = stop.key_line(&copy).chars().count();
        assert!((1..200).contains(&length), "{}: {} of {lines:#?}", stop.name, stop.speaks);
    }
}

#[test]
fn in_the_picture_every_name_has_room_beside_its_status() {
    let copy = Copy::default();
    for stop in all() {
        let word = match &stop.shows {
            Shows::Job(job) => copy.panel.badge.word(job).chars().count(),
            Shows::Start(_) | Shows::Question(_) => 0,
        };
        assert!(stop.name.chars().count() + word < 32, "{}", stop.name);
    }
}

#[test]
fn no_two_paths_of_the_flow_map_have_one_name() {
    let names: Vec<_> = stops::all().into_iter().flat_map(|part| part.paths).map(|path| path.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}
