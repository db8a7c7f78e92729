//! The smallest app: one button, one job, watched to its result, and there again after a refresh.

use leptos::prelude::*;
use waitwell::{Announcer, JobPanel, Options, Start, StartNotice, provide_waitwell, use_submit};

fn main() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let kit = provide_waitwell(Options::new("/api/jobs").user("user-42"));
    let export = use_submit("export");
    let start = move |()| export.submit(Start::new("export", "Orders 2026"));
    let last = move || kit.recent().with(|jobs| jobs.first().map(|job| job.id.clone()));
    let shown = Memo::new(move |_| export.job.get().or_else(last));
    view! {
        <h1>"Orders"</h1>
        <button on:click=move |_| start(())>"Export orders"</button>
        <StartNotice state=export.state kind="export" check=move |()| export.check() start_again=start />
        {move || shown.get().map(|id| view! { <JobPanel job=kit.job(&id) ask=kit.ask() /> })}
        <Announcer said=kit.announcements() />
    }
}
