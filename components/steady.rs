use crate::boxed::memo;
use leptos::prelude::*;
use waitwell_core::progress::Progress;
use waitwell_core::view::{Contact, JobView};

/// The job without what is new in each of its reports: how far it is, and when it was heard of. Most of a panel
/// shows neither, and so has nothing to do when a report comes.
pub(crate) fn steady(job: Signal<JobView>) -> Signal<JobView> {
    let steady = |job: &JobView| JobView {
        progress: Progress::default(),
        contact: Contact { heard: None, heard_at: None, ..job.contact },
        ..job.clone()
    };
    memo(move || job.with(steady)).into()
}
