//! The components: an overview, and every situation of each.

use leptos::prelude::*;
use waitwell::fixture::{self, Fixture};

use crate::address::use_address;
use crate::frame::{NoSuch, Title};

/// A component in the overview.
struct Entry {
    /// As in `data-ww` and in the address.
    name: &'static str,
    title: &'static str,
    /// What a person gets from it.
    about: &'static str,
    /// The situation that the overview shows.
    shown: &'static str,
}

/// In the order of a job's life; a component without an entry stands at the end under its own name.
const ENTRIES: [Entry; 11] = [
    Entry {
        name: "job-panel",
        title: "Job panel",
        about: "All of the parts below, put together for one job.",
        shown: "running",
    },
    Entry {
        name: "start-notice",
        title: "Start notice",
        about: "What became of a start, said at the form that it came from.",
        shown: "file-too-large",
    },
    Entry {
        name: "status-badge",
        title: "Status badge",
        about: "The headline of a job in one or two plain words.",
        shown: "in-progress",
    },
    Entry {
        name: "stage-tracker",
        title: "Stage tracker",
        about: "The steps of the work, with counts that are real or not shown.",
        shown: "measured",
    },
    Entry {
        name: "heartbeat-line",
        title: "Heartbeat line",
        about: "Proof that the job is alive, or what stands between you and it.",
        shown: "polling",
    },
    Entry {
        name: "cancel-dialog",
        title: "Cancel dialog",
        about: "What a cancel stops, keeps and deletes, said before it is done.",
        shown: "offered",
    },
    Entry {
        name: "retry-panel",
        title: "Retry panel",
        about: "What happened, what is safe, and where a retry goes on.",
        shown: "",
    },
    Entry {
        name: "result-summary",
        title: "Result summary",
        about: "What was done, what was left out and why, and the file.",
        shown: "",
    },
    Entry {
        name: "recent-activity",
        title: "Recent activity",
        about: "Every job of yours, found again after a refresh or on another day.",
        shown: "",
    },
    Entry {
        name: "notices",
        title: "Notices",
        about: "What has ended while you were away, until you have seen it.",
        shown: "",
    },
    Entry {
        name: "pause-updates",
        title: "Pause updates",
        about: "One control by which everything on the page stands still, and the jobs go on.",
        shown: "",
    },
];

/// The name of a component for a person.
pub fn title(name: &str) -> String {
    let entry = ENTRIES.iter().find(|entry| entry.name == name);
    entry.map_or_else(|| name.replace('-', " "), |entry| entry.title.to_owned())
}

/// The fixtures of one component.
pub fn of(name: &str) -> Vec<Fixture> {
    fixture::all().into_iter().filter(|fixture| fixture.component == name).collect()
}

/// All components.
#[component]
pub fn Components() -> impl IntoView {
    let address = use_address();
    let mut names: Vec<&'static str> = ENTRIES.iter().map(|entry| entry.name).collect();
    for fixture in fixture::all() {
        if !names.contains(&fixture.component) {
            names.push(fixture.component);
        }
    }
    let card = move |name: &'static str| {
        let fixtures = of(name);
        let entry = ENTRIES.iter().find(|entry| entry.name == name);
        let wanted = entry.map_or("", |entry| entry.shown);
        let shown = fixtures.iter().find(|fixture| fixture.name == wanted).or(fixtures.first()).copied()?;
        let count = match fixtures.len() {
            1 => "1 situation".to_owned(),
            count => format!("{count} situations"),
        };
        Some(view! {
            <li class="card tile">
                <h2 class="tile__title">
                    <a href=move || address.href(&format!("/components/{name}"))>{title(name)}</a>
                </h2>
                <p class="tile__about"><bdi>{entry.map(|entry| entry.about)}</bdi></p>
                // A picture of it: not to be used, and not to be read a second time.
                <div class="tile__picture" aria-hidden="true" inert><div>{(shown.view)()}</div></div>
                <p class="tile__count">{count}</p>
            </li>
        })
    };
    view! {
        <Title text="Components" />
        <p class="page__lead">
            "Eleven parts, each drawn in every situation that it can be in, the ugly ones too. \
             Change theme, direction or width above: the address keeps your choice, so that you can share it."
        </p>
        <ul class="tiles" role="list">{names.into_iter().filter_map(card).collect_view()}</ul>
    }
}

/// Every situation of one component.
#[component]
pub fn Component(name: String) -> impl IntoView {
    let address = use_address();
    let fixtures = of(&name);
    if fixtures.is_empty() {
        return view! { <NoSuch what="component" name all="/components" /> }.into_any();
    }
    let about = ENTRIES.iter().find(|entry| entry.name == name).map(|entry| entry.about);
    view! {
        <p class="page__up"><a href=move || address.href("/components")>"All components"</a></p>
        <Title text=title(&name) />
        // English, also in a page from right to left: its full stop ends it there, too.
        <p class="page__lead"><bdi>{about}</bdi></p>
        {fixtures.into_iter().map(situation).collect_view()}
    }
    .into_any()
}

fn situation(fixture: Fixture) -> impl IntoView {
    let address = use_address();
    let Fixture { component, name, note, view } = fixture;
    view! {
        <section class="situation" id=name aria-labelledby=format!("{name}-title")>
            <div class="situation__head">
                <h2 class="situation__title" id=format!("{name}-title")>
                    <a href=move || address.href(&format!("/fixtures/{component}/{name}"))>
                        {name.replace('-', " ")}
                    </a>
                </h2>
                <p class="situation__note"><bdi>{note}</bdi></p>
            </div>
            <div class="stage" data-fixture=format!("{component}/{name}")>{view()}</div>
        </section>
    }
}
