//! The scenarios: a job's life, drawn as the panel at every moment at which it changes.

use leptos::prelude::*;
use waitwell::core::moment::Span;
use waitwell::core::scenarios::{self, Scenario};
use waitwell::core::view::JobView;
use waitwell::{Ask, JobPanel};

use crate::address::use_address;
use crate::frame::{NoSuch, Title};

/// All scenarios.
#[component]
pub fn Scenarios() -> impl IntoView {
    let address = use_address();
    let tile = move |Scenario { name, note, .. }: Scenario| {
        view! {
            <li class="card tile">
                <h2 class="tile__title">
                    <a href=move || address.href(&format!("/scenarios/{name}"))>{title(name)}</a>
                </h2>
                <p class="tile__about"><bdi>{note}</bdi></p>
            </li>
        }
    };
    view! {
        <Title text="Scenarios" />
        <p class="page__lead">
            "Jobs from their start to their end, as a page shows them that has followed them: one panel for \
             each moment at which it changes."
        </p>
        <ul class="tiles" role="list">{scenarios::all().into_iter().map(tile).collect_view()}</ul>
    }
}

/// One scenario, moment by moment.
#[component]
pub fn OneScenario(name: String) -> impl IntoView {
    let address = use_address();
    let Some(scenario) = scenarios::named(&name) else {
        return view! { <NoSuch what="scenario" name all="/scenarios" /> }.into_any();
    };
    let moments = scenario.views().into_iter().map(|(at, view)| moment(&scenario, at, view));
    view! {
        <p class="page__up"><a href=move || address.href("/scenarios")>"All scenarios"</a></p>
        <Title text=title(&name) />
        <p class="page__lead"><bdi>{scenario.note}</bdi></p>
        {moments.collect_view()}
    }
    .into_any()
}

fn moment(scenario: &Scenario, at: Span, job: JobView) -> impl IntoView + use<> {
    let (job, nobody) = (RwSignal::new(job), Callback::new(|_: Ask| ()));
    let place = format!("{}/{}", scenario.name, at.as_ms());
    let name = format!("after-{}", at.as_ms());
    view! {
        <section class="situation" id=name.clone() aria-labelledby=format!("{name}-title")>
            <div class="situation__head">
                <h2 class="situation__title" id=format!("{name}-title")>{after(at)}</h2>
            </div>
            <div class="stage" data-moment=place><JobPanel job ask=nobody /></div>
        </section>
    }
}

/// "After 4 min 12.5 s".
fn after(at: Span) -> String {
    let (minutes, rest) = (at.as_ms() / 60_000, (at.as_ms() % 60_000) as f64 / 1_000.0);
    match minutes {
        0 if at.as_ms() == 0 => "At the start".to_owned(),
        0 => format!("After {rest} s"),
        _ => format!("After {minutes} min {rest} s"),
    }
}

fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
