use leptos::prelude::*;
use waitwell::core::moment::Span;
use waitwell::core::policy::{Policy, StreamPolicy};
use waitwell::{
    Announcer, JobId, JobPanel, Options, RecentActivity, RecentRow, RecentState, provide_waitwell,
};

use crate::wants::Wants;

/// An app of its own, with its own kit: it begins when it is mounted, and ends when it is taken down.
#[component]
pub fn Jobs(
    wants: Wants,
    /// The number of the first job that is shown.
    #[prop(into)]
    first: Signal<u32>,
) -> impl IntoView {
    let mut options = Options::new("/api/jobs").user("ana");
    if wants.source {
        options = options.event_source();
    }
    if wants.quick {
        options = options.policy(quick());
    }
    let kit = provide_waitwell(options);
    let ids = move |count: u32| (first.get()..first.get() + count).filter_map(id);
    let rows = Memo::new_with_compare(
        move |_| ids(wants.rows).map(|id| RecentRow { job: kit.job(&id).into(), id }).collect::<Vec<_>>(),
        |_, _| true,
    );
    view! {
        <Failing />
        {move || ids(wants.panels).map(|id| view! { <JobPanel job=kit.job(&id) ask=kit.ask() /> }).collect_view()}
        {(wants.rows > 0).then(|| view! {
            <RecentActivity rows state=Signal::stored(RecentState::Ready) ask=kit.ask() />
        })}
        {wants.listed.then(|| view! {
            <RecentActivity rows=kit.recent() state=kit.recent_state() ask=kit.ask() />
        })}
        <Announcer said=kit.announcements() />
    }
}

/// A component of the app that has a mistake in it.
#[component]
fn Failing() -> impl IntoView {
    let has_failed = RwSignal::new(false);
    // Reading something that is gone: the mistake that is made most often.
    let gone = Owner::new().with(|| RwSignal::new("gone"));
    view! {
        <button data-test="fail" on:click=move |_| has_failed.set(true)>"Fail"</button>
        {move || has_failed.get().then(|| gone.get())}
    }
}

/// The kit's own times, but for how soon the stream is opened again.
fn quick() -> Policy {
    let stream =
        StreamPolicy { reopen_within: Span::ms(200), short_lives: usize::MAX, ..StreamPolicy::default() };
    Policy { stream, ..Policy::default() }
}

fn id(number: u32) -> Option<JobId> {
    JobId::parse(&format!("job-{number}"))
}
