use leptos::prelude::*;
use waitwell_core::document::{Duplicates, Outcome, Range, RetryFrom};
use waitwell_core::link::Link;
use waitwell_core::view::{ErrorView, FailedOffer, Fix, JobView, ResultView, Retry, RetryOffer, ShownStatus};

use super::RetryPanel;
use crate::fixture::Fixture;
use crate::fixture::samples::{canceled, completed, failed};

/// Every situation of the retry panel.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $job:expr;)*) => {
            vec![$(Fixture { component: "retry-panel", name: $name, note: $note, view: || draw($job) }),*]
        };
    }
    drawn! {
        "fix-first", "What to fix is named with its link, and the retry stands beside it.", fix_first();
        "fix-without-link", "What to fix, where no link is given.", fix(None);
        "fix-blocked", "A link that is not safe stays text.", fix(Some(Link::Blocked));
        "file-too-large", "Named in plain words, with the server's numbers.",
            problem("file-too-large", Some("The file is 812 MB; the limit is 500 MB."));
        "credentials-expired", "A sign-in has expired, and no fix is named.", problem("credentials-expired", None);
        "connection-lost", "The connection to the data was lost.", problem("connection-lost", None);
        "permission", "Something may not be used.", problem("permission", None);
        "timed-out", "It took longer than is allowed.", problem("timed-out", None);
        "rate-limited", "Another service limits it.", problem("rate-limited", None);
        "invalid-input", "Something that was entered cannot be used.",
            problem("invalid-input", Some("The start date lies after the end date."));
        "unknown-problem", "A word that the kit does not know: the server's own sentences.", unknown();
        "no-reason", "The server gave no reason at all.", error(ErrorView::default());
        "from-start", "A retry starts at the beginning.", offer(RetryOffer {
            from: Some(RetryFrom::Start),
            usual: Some(Range { low_s: 120, high_s: 300 }),
            duplicates: Some(Duplicates::Possible),
            ..RetryOffer::default()
        });
        "from-checkpoint", "A retry goes on from a step that has no name.", offer(RetryOffer {
            from: Some(RetryFrom::Checkpoint),
            duplicates: Some(Duplicates::None),
            ..RetryOffer::default()
        });
        "offer-unknown", "It can be retried, and nothing else is known.", offer(RetryOffer::default());
        "work-lost", "What was done so far is lost.",
            error(ErrorView { kind: Some("timed-out".into()), work_safe: Some(false), ..ErrorView::default() });
        "not-offered", "No retry; starting over is the way on.", with(Retry::NotOffered);
        "refused", "The server says that it cannot be retried, and why.", with(Retry::Refused {
            why_not: Some("The source was deleted.".into()),
        });
        "no-way-on", "No retry and no inputs: what happened, and the details for support.",
            JobView { has_inputs: false, ..with(Retry::NotOffered) };
        "sending", "A retry is on its way: the button keeps its place and the focus.", with(Retry::Sending { only_failed: false });
        "unconfirmed", "No answer came to the retry.", with(Retry::Unconfirmed { only_failed: false });
        "denied", "The server did not accept the retry.", with(Retry::Denied { only_failed: false,
            detail: Some("It was already retried from another page.".into()),
        });
        "partly-completed", "A part is missing and can be had.", partly();
        "only-failed", "Only what is missing, with what stays as it is.", only(FailedOffer {
            count: Some(2),
            unit: Some("files".into()),
            usual: Some(Range { low_s: 10, high_s: 20 }),
            duplicates: Some(Duplicates::None),
        });
        "only-failed-may-duplicate", "Only what is missing, and something may be made twice.",
            only(FailedOffer { duplicates: Some(Duplicates::Possible), ..FailedOffer::default() });
        "only-failed-unknown", "Only what is missing, of which nothing else is known.", only(FailedOffer::default());
        "only-failed-sending", "A retry of only what is missing is on its way.",
            JobView { retry: Retry::Sending { only_failed: true }, ..partly() };
        "only-failed-unconfirmed", "No answer came to it.",
            JobView { retry: Retry::Unconfirmed { only_failed: true }, ..partly() };
        "only-failed-denied", "The server did not accept it.", JobView {
            retry: Retry::Denied { only_failed: true, detail: Some("The files are still locked.".into()) },
            ..partly()
        };
        "canceled", "It can be run again.", JobView { retry: offered(), ..canceled() };
        "completed", "Nothing is shown: all was done.", completed();
        "nothing-known", "It failed, and the server says nothing else.",
            JobView { status: ShownStatus::Failed, ..JobView::default() };
        "right-to-left", "The server's sentences from right to left.", right_to_left();
        "long-words", "Nothing is cut, nothing pushes the page aside.", long_words();
    }
}

fn draw(job: JobView) -> AnyView {
    view! { <RetryPanel job=Signal::stored(job) ask=|_| {} /> }.into_any()
}

fn with(retry: Retry) -> JobView {
    JobView { retry, ..failed() }
}

fn offer(offer: RetryOffer) -> JobView {
    with(Retry::Offered(offer))
}

/// A retry that goes on from the last step and makes nothing twice.
pub(crate) fn offered() -> Retry {
    Retry::Offered(RetryOffer {
        from: Some(RetryFrom::Checkpoint),
        from_stage: Some("Final check".into()),
        usual: Some(Range { low_s: 10, high_s: 20 }),
        duplicates: Some(Duplicates::None),
        fix_first: None,
        only_failed: None,
    })
}

fn error(error: ErrorView) -> JobView {
    JobView { error: Some(error), ..with(offered()) }
}

fn problem(kind: &str, detail: Option<&str>) -> JobView {
    error(ErrorView {
        kind: Some(kind.into()),
        detail: detail.map(Into::into),
        code: Some("E-4102".into()),
        work_safe: Some(true),
        stage: Some("Final check".into()),
        ..ErrorView::default()
    })
}

fn unknown() -> JobView {
    error(ErrorView {
        kind: Some("ledger-closed".into()),
        title: Some("The ledger is closed.".into()),
        detail: Some("It opens again on Monday at 06:00.".into()),
        work_safe: Some(true),
        ..ErrorView::default()
    })
}

/// An expired sign-in, with the link that renews it.
pub(crate) fn fix_first() -> JobView {
    fix(Some(Link::Safe("https://app.example/connections/bank".into())))
}

fn fix(link: Option<Link>) -> JobView {
    let fix = Fix {
        code: Some("credentials-expired".into()),
        label: Some("Renew the bank connection".into()),
        link,
    };
    let Retry::Offered(offer) = offered() else { return failed() };
    let retry = Retry::Offered(RetryOffer { fix_first: Some(fix), ..offer });
    JobView { retry, ..problem("credentials-expired", None) }
}

fn partly() -> JobView {
    let result = ResultView {
        outcome: Some(Outcome::Partial),
        done: Some(8),
        total: Some(10),
        unit: Some("files".into()),
        ..ResultView::default()
    };
    let retry = Retry::Offered(RetryOffer {
        from: Some(RetryFrom::Start),
        duplicates: Some(Duplicates::None),
        ..RetryOffer::default()
    });
    JobView { status: ShownStatus::PartlyCompleted, result: Some(result), retry, ..completed() }
}

/// A partly finished job of which only what is missing can be done again.
pub(crate) fn only(only: FailedOffer) -> JobView {
    let Retry::Offered(offer) = partly().retry else { return partly() };
    JobView { retry: Retry::Offered(RetryOffer { only_failed: Some(only), ..offer }), ..partly() }
}

fn right_to_left() -> JobView {
    error(ErrorView {
        title: Some("הגישה לבנק פגה.".into()),
        detail: Some("יש לחדש את החיבור ל־ACME Bank.".into()),
        work_safe: Some(true),
        ..ErrorView::default()
    })
}

fn long_words() -> JobView {
    let long = "Gesamtjahresrechnungsabgrenzungspostenübersicht".repeat(10);
    let fix =
        Fix { code: None, label: Some(long.clone()), link: Some(Link::Safe("https://app.example/".into())) };
    let retry = Retry::Offered(RetryOffer {
        from: Some(RetryFrom::Checkpoint),
        from_stage: Some(long.clone()),
        fix_first: Some(fix),
        ..RetryOffer::default()
    });
    JobView {
        retry,
        error: Some(ErrorView { title: Some(long.clone()), detail: Some(long), ..ErrorView::default() }),
        ..failed()
    }
}
