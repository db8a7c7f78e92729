use leptos::prelude::*;
use waitwell_core::document::StageStatus;
use waitwell_core::view::{JobView, ShownStatus, StageView};

use super::StageTrackerCopy;
use super::progress::{Bar, progress};
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;
use crate::steady::steady;
use crate::theirs::lang_of;

/// The steps of the work, how far the current one is, and why it may take longer.
#[component]
pub fn StageTracker(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Other words.
    #[prop(optional)]
    copy: Option<StageTrackerCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.panel.tracker));
    let steady = steady(job);
    let id = memo(move || steady.with(|job| job.id.clone()));
    let steps = memo(move || steady.with(Steps::of));
    let bar = memo(move || job.with(|job| copy.with_value(|copy| Bar::of(job, copy))));
    let language = copy.with_value(|copy| copy.wording.language());
    let (gap, lang) = (language.gap(), lang_of(steady, language));
    view! {
        <div
            class="ww-stage-tracker"
            data-ww="stage-tracker"
            lang=language.tag
            data-job=live(move || id.get().map(|id| id.to_string()))
        >
            {piece(move || list(steps.get(), bar, lang, copy))}
            {piece(move || steps.with(|steps| steps.current.is_none()).then(|| progress(bar)))}
            {line("status-word", memo(move || steady.with(|job| status_word(job, copy))), lang, gap)}
            {line("note", memo(move || steady.with(note)), lang, gap)}
            {line("waiting", memo(move || steady.with(|job| waiting(job, copy))), lang, gap)}
            {line("queue", memo(move || steady.with(|job| queue(job, copy))), lang, gap)}
            {line("estimate", memo(move || steady.with(|job| estimate(job, copy))), lang, gap)}
        </div>
    }
}

/// The steps, and which of them the progress belongs to.
#[derive(Clone, PartialEq)]
struct Steps {
    stages: Vec<StageView>,
    current: Option<usize>,
}

impl Steps {
    fn of(job: &JobView) -> Self {
        let is_current = |stage: &StageView| stage.status == StageStatus::Current;
        let current = job.stages.iter().position(is_current).filter(|_| !job.status.is_over());
        Self { stages: job.stages.clone(), current }
    }
}

fn list(
    steps: Steps,
    bar: Memo<Option<Bar>>,
    lang: Memo<Option<String>>,
    copy: StoredValue<StageTrackerCopy>,
) -> Option<impl IntoView> {
    let Steps { stages, current } = steps;
    let name = copy.with_value(|copy| copy.steps.clone());
    (!stages.is_empty()).then(|| {
        let stages = stages.into_iter().enumerate();
        let stages =
            stages.map(|(at, stage)| item(stage, current == Some(at), bar, lang, copy)).collect_view();
        view! { <ol class="ww-stage-tracker__stages" aria-label=name>{stages}</ol> }
    })
}

fn item(
    stage: StageView,
    is_current: bool,
    bar: Memo<Option<Bar>>,
    lang: Memo<Option<String>>,
    copy: StoredValue<StageTrackerCopy>,
) -> impl IntoView {
    let StageView { key, label, status, took } = stage;
    let look = Look::of(status);
    // That it is the current step is said by the attribute.
    let state = (!is_current).then(|| {
        let state = copy.with_value(|copy| copy.stage_status(status).clone());
        view! { <span class=look.state>{state}</span> }
    });
    view! {
        <li
            class="ww-stage-tracker__stage"
            data-stage=key
            data-stage-status=look.name
            aria-current=is_current.then_some("step")
        >
            <span class=look.mark aria-hidden="true"></span>
            <span class="ww-stage-tracker__label"><bdi lang=lang>{label}</bdi></span>
            {state}
            {took.map(|took| view! { <span class="ww-stage-tracker__took">{copy.with_value(|copy| copy.wording.took(took).to_string())}</span> })}
            {is_current.then(|| progress(bar))}
        </li>
    }
}

/// How a step looks.
struct Look {
    name: &'static str,
    mark: &'static str,
    /// The word is seen only where the mark is not known from elsewhere.
    state: &'static str,
}

impl Look {
    fn of(status: StageStatus) -> Self {
        const READ: &str = "ww-stage-tracker__state ww-visually-hidden";
        const SEEN: &str = "ww-stage-tracker__state";
        let (name, mark, state) = match status {
            StageStatus::Upcoming => ("upcoming", "ww-stage-tracker__mark ww-mark ww-mark--ring", READ),
            StageStatus::Current => ("current", "ww-stage-tracker__mark ww-mark ww-mark--dot", READ),
            StageStatus::Done => ("done", "ww-stage-tracker__mark ww-mark ww-mark--tick", READ),
            StageStatus::Skipped => ("skipped", "ww-stage-tracker__mark ww-mark ww-mark--dash", SEEN),
            StageStatus::Failed => ("failed", "ww-stage-tracker__mark ww-mark ww-mark--cross", SEEN),
            StageStatus::Canceled => ("canceled", "ww-stage-tracker__mark ww-mark ww-mark--slash", SEEN),
        };
        Self { name, mark, state }
    }
}

/// One sentence: the server's part, whose direction is its own, and the kit's part.
type Line = Option<(Option<String>, Option<String>)>;

fn line(
    name: &'static str,
    text: Memo<Line>,
    lang: Memo<Option<String>>,
    gap: Option<&'static str>,
) -> impl IntoView {
    piece(move || {
        text.get().map(|(theirs, ours)| {
            let gap = gap.filter(|_| theirs.is_some() && ours.is_some());
            view! {
                <p class="ww-stage-tracker__line" data-line=name>
                    {theirs.map(|theirs| view! { <bdi lang=lang>{theirs}</bdi> })}
                    {gap}
                    {ours}
                </p>
            }
        })
    })
}

fn status_word(job: &JobView, copy: StoredValue<StageTrackerCopy>) -> Line {
    let word = job.status_word.as_deref()?;
    Some((Some(copy.with_value(|copy| (copy.status_word)(word))), None))
}

fn note(job: &JobView) -> Line {
    job.note.clone().map(|note| (Some(note), None))
}

fn waiting(job: &JobView, copy: StoredValue<StageTrackerCopy>) -> Line {
    let waiting = job.waiting.as_ref().filter(|_| !job.status.is_over())?;
    Some((waiting.text.clone(), Some(copy.with_value(|copy| copy.waiting(waiting, job)))))
}

fn queue(job: &JobView, copy: StoredValue<StageTrackerCopy>) -> Line {
    let position = job.queue_position.filter(|_| job.status == ShownStatus::Queued)?;
    Some((None, Some(copy.with_value(|copy| (copy.queue)(&copy.wording.count(position, None))))))
}

fn estimate(job: &JobView, copy: StoredValue<StageTrackerCopy>) -> Line {
    // While it waits for a person, no usual time says anything.
    let is_on_its_way =
        matches!(job.status, ShownStatus::Sending | ShownStatus::Queued | ShownStatus::InProgress);
    if !is_on_its_way {
        return None;
    }
    copy.with_value(|copy| copy.estimate(job.estimate, job.overdue)).map(|text| (None, Some(text)))
}
