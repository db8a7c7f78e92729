//! The figures of `cargo xtask load` that need no browser, each beside its goal, as rows of its table.

use waitwell_core::moment::Span;

use crate::herd::{self, Herd};
use crate::inputs;
use crate::server::Condition;
use crate::traffic::Traffic;

/// The rows, one by one, since some take a minute.
pub fn rows() -> impl Iterator<Item = String> {
    let parts: [fn() -> Vec<String>; 3] = [core, herds, storage];
    parts.into_iter().flat_map(|part| part())
}

fn row(figure: &str, goal: &str, measured: &str, is_met: bool) -> String {
    format!("| {figure} | {goal} | {measured} | {} |\n", if is_met { "met" } else { "**missed**" })
}

fn core() -> Vec<String> {
    let [few, many] = [1, 1_000].map(inputs::signs_of_life);
    let measured = format!("{:.1} million with 1 job, {:.1} with 1,000", few / 1e6, many / 1e6);
    let figure = "L09 inputs of the core on this computer: signs of life";
    vec![row(figure, "≥ 1 million a second, whatever the number of jobs", &measured, few.min(many) >= 1e6)]
}

fn herds() -> Vec<String> {
    let outage = |pages, [first, later, back]: [f64; 3]| {
        let herds = herd::all(pages, Condition::Refusing, Span::seconds(90)).into_iter();
        // The youngest jobs are looked at most often, so these are the hardest for a server.
        let youngest = herds.filter(|herd| herd.age == Span::minutes(2));
        let herd_row = move |herd: Herd| {
            let figures = herd.run(7);
            let kind = if herd.has_stream { "streaming" } else { "polling" };
            row(
                &format!(
                    "L11 {pages} {kind} pages and an outage of 90 s, requests for each page in the worst second"
                ),
                &format!(
                    "≤ {first:.2} in the first 10 s, {later:.2} to 60 s, {back:.2} by pages that come back; all back ≤ 62 s"
                ),
                &format!(
                    "{:.2}, {:.2}, {:.3} (of all pages {:.3}), {:.0} s",
                    figures.first,
                    figures.later,
                    figures.returning,
                    figures.recovery,
                    figures.last_back.as_ms() as f64 / 1e3
                ),
                figures.first <= first
                    && figures.later <= later
                    && figures.returning <= back
                    && figures.last_back <= Span::seconds(62),
            )
        };
        youngest.map(herd_row)
    };
    let long = herd::all(500, Condition::Refusing, Span::minutes(10)).into_iter();
    let most = long.map(|herd| herd.run(7).most_requests).max().unwrap_or_default();
    let most = row("L11 an outage of ten minutes, requests of a page", "≤ 24", &most.to_string(), most <= 24);
    outage(10_000, [0.30, 0.25, 0.05]).chain(outage(200, [0.40, 0.30, 0.10])).chain([most]).collect()
}

fn storage() -> Vec<String> {
    let measured = Span::minutes(10);
    let figures = Traffic { jobs: 200, tabs: 1, has_stream: true }.run(measured);
    // A letter takes two bytes there.
    let (job, all) = (2 * figures.stored_per_job, 2 * figures.stored);
    let rate = figures.writes as f64 / measured.as_seconds() as f64;
    vec![row(
        "L12 storage with 200 jobs",
        "≤ 2 KiB a job, ≤ 400 KiB a person, ≤ 1 write a second",
        &format!("{job} bytes a job, {:.0} KiB, {rate:.2} a second", all as f64 / 1_024.0),
        job <= 2_048 && all <= 400 * 1_024 && rate <= 1.0,
    )]
}
