//! The named timelines, as a page shows them.

use waitwell_core::moment::Span;
use waitwell_core::scenarios::{all, named};
use waitwell_core::view::{Cancel, FileLink, Gone, JobView, Retry, ShownStatus};

fn at(name: &str, second: u64) -> JobView {
    named(name).expect(name).view_at(Span::seconds(second))
}

#[test]
fn an_export_is_queued_then_runs_with_a_true_percentage_then_shows_its_file() {
    for (name, total) in [("export-8-seconds", 8), ("export-90-seconds", 90), ("export-15-minutes", 900)] {
        let scenario = named(name).unwrap();
        let mut last = None;
        let mut statuses = Vec::new();
        for (_, view) in scenario.views() {
            if statuses.last() != Some(&view.status) {
                statuses.push(view.status);
            }
            assert!(view.progress.percent() >= last || view.progress.percent().is_none(), "{name}");
            last = view.progress.percent().or(last);
        }
        let view = scenario.view_at(Span::seconds(total + 60));
        assert!(
            statuses.ends_with(&[ShownStatus::InProgress, ShownStatus::Completed]),
            "{name}: {statuses:?}"
        );
        assert!(matches!(view.result.unwrap().files[0].link, FileLink::Ready(_)), "{name}");
    }
}

#[test]
fn situations_are_what_their_names_say() {
    assert_eq!(at("queued-3-minutes", 150).status, ShownStatus::Queued);
    assert_eq!(at("queued-3-minutes", 150).queue_position, Some(1));
    assert!(at("slow-source", 40).waiting.is_some());
    assert_eq!(at("partly-completed", 60).status, ShownStatus::PartlyCompleted);
    assert_eq!(at("partly-completed", 60).result.unwrap().skipped[1].count, Some(213));
    let failed = at("failed-near-the-end", 120);
    assert_eq!(failed.error.unwrap().kind.as_deref(), Some("credentials-expired"));
    assert!(matches!(failed.retry, Retry::Offered(offer) if offer.fix_first.is_some()));
    assert!(matches!(at("file-too-large", 60).retry, Retry::Refused { why_not: Some(_) }));
    assert_eq!(at("canceled", 20).cancel, Cancel::Asked { is_slow: false });
    assert_eq!(at("canceled", 45).cancel, Cancel::Asked { is_slow: true });
    assert_eq!(at("canceled", 80).status, ShownStatus::Canceled);
    assert_eq!(at("cancel-too-late", 40).cancel, Cancel::TooLate);
    assert_eq!(at("cancel-too-late", 40).status, ShownStatus::Completed);
    assert!(at("needs-action", 10).action.unwrap().link.is_some());
    assert_eq!(at("unknown-status", 20).status_word.as_deref(), Some("paused_by_admin"));
    assert_eq!(at("counts-without-total", 60).progress.as_str(), "counted");
    assert_eq!(at("total-grows", 50).progress.percent(), None);
    assert!(at("longer-than-usual", 100).overdue);
    assert!(at("hundred-percent-still-running", 200).finishing);
    assert!(at("goes-quiet", 240).contact.quiet_since.is_some());
    assert_eq!(at("result-expired", 200).result.unwrap().files[0].link, FileLink::Expired);
    for (name, why) in [("gone", Gone::Expired), ("not-found", Gone::NotFound), ("no-access", Gone::NoAccess)]
    {
        assert_eq!(at(name, 60).gone, Some(why));
    }
    assert_eq!(at("import-changed-records", 60).result.unwrap().changed.unwrap().count, Some(1_702));
    assert_eq!(at("minimal", 60).status, ShownStatus::Completed);
    assert!(at("right-to-left", 60).title.unwrap().starts_with('ה'));
    assert_eq!(at("unknown-fields", 20).waiting.unwrap().reason.as_deref(), Some("moon_phase"));
}

#[test]
fn there_is_a_scenario_for_every_headline_of_a_job() {
    let mut shown: Vec<ShownStatus> = Vec::new();
    for scenario in all() {
        shown.extend(scenario.views().iter().map(|(_, view)| view.status));
    }
    for status in ShownStatus::ALL {
        assert!(shown.contains(&status), "{status:?}");
    }
}
