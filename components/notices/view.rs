use leptos::html::Section;
use leptos::prelude::*;
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::id::JobId;
use waitwell_core::notice::Notice;
use waitwell_core::view::ShownStatus;

use super::NoticesCopy;
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;
use crate::{focus, theirs};

/// So many are told one by one; the others are counted.
const SHOWN: usize = 5;

/// One notice in words: two equal ones look the same.
#[derive(Clone, PartialEq)]
struct Line {
    id: JobId,
    status: ShownStatus,
    sentence: String,
    /// What the person called the job, which stands in the sentence, and its language where it is not that of the kit.
    title: Option<String>,
    lang: Option<String>,
    /// The job as its sentence names it.
    job: String,
}

impl Line {
    fn of(notice: &Notice, copy: &NoticesCopy) -> Self {
        let Notice { job: id, said, .. } = notice;
        let (status, named) = match said {
            Said::Status { job, status, .. } => (*status, job.clone()),
            _ => Default::default(),
        };
        Self {
            id: id.clone(),
            status,
            sentence: copy.aloud.sentence(said),
            lang: copy.aloud.wording.language().lang(named.language.as_deref()),
            title: named.title,
            job: copy.job(notice),
        }
    }
}

/// What has ended and has not been seen yet.
#[component]
pub fn Notices(
    /// What there is to tell, newest first.
    #[prop(into)]
    notices: Signal<Vec<Notice>>,
    /// What the person asks for: to open a job, or to put a notice away.
    #[prop(into)]
    ask: Callback<Ask>,
    /// Other words.
    #[prop(optional)]
    copy: Option<NoticesCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.notices));
    let root = NodeRef::<Section>::new();
    let state = memo(move || {
        notices.with(|notices| match notices.iter().any(|notice| notice.was_away) {
            _ if notices.is_empty() => "none",
            true => "away",
            false => "here",
        })
    });
    let lines = memo(move || {
        let line = |notice: &Notice| copy.with_value(|copy| Line::of(notice, copy));
        notices.with(|notices| notices.iter().take(SHOWN).map(line).collect::<Vec<_>>())
    });
    let count = memo(move || notices.with(Vec::len));
    let put_away = move |wishes: Vec<Ask>| {
        // The button goes with its notice; the focus would be lost with it.
        if let Some(root) = root.get_untracked() {
            focus::focus(&root);
        }
        wishes.into_iter().for_each(|wish| ask.run(wish));
    };
    let all =
        move || notices.with_untracked(|all| all.iter().map(|one| Ask::Seen(one.job.clone())).collect());
    let heading = move || notices.with(|notices| copy.with_value(|copy| copy.heading(notices)));
    let more = move || {
        let rest = count.get().checked_sub(SHOWN).filter(|rest| *rest > 0)?;
        let words =
            copy.with_value(|copy| (copy.around.more)(&copy.aloud.wording.count(rest as u64, Some("jobs"))));
        Some(view! { <p class="ww-notices__more">{words}</p> })
    };
    let put_all_away = move || {
        (count.get() > 1).then(|| {
            let words = copy.with_value(|copy| copy.around.dismiss_all.clone());
            view! {
                <button
                    type="button"
                    class="ww-notices__all ww-button ww-button--quiet"
                    data-ask="seen-all"
                    on:click=move |_| put_away(all())
                >
                    {words}
                </button>
            }
        })
    };
    view! {
        <section
            class="ww-notices"
            data-ww="notices"
            lang=copy.with_value(|copy| copy.aloud.wording.language().tag)
            data-state=live(move || state.get())
            tabindex="-1"
            node_ref=root
        >
            {piece(move || {
                (state.get() != "none").then(|| {
                    view! {
                        <h2 class="ww-notices__heading">{heading}</h2>
                        // Some screen readers call a list without bullets no list.
                        <ul class="ww-notices__list" role="list">
                            <For each=move || lines.get() key=|line| (line.id.clone(), line.sentence.clone()) let:line>
                                {notice(line, copy, ask, put_away)}
                            </For>
                        </ul>
                        {more}
                        {put_all_away}
                    }
                })
            })}
        </section>
    }
}

fn notice(
    line: Line,
    copy: StoredValue<NoticesCopy>,
    ask: Callback<Ask>,
    put_away: impl Fn(Vec<Ask>) + Copy + 'static,
) -> impl IntoView {
    let Line { id, status, sentence, title, lang, job } = line;
    let around = copy.with_value(|copy| copy.around.clone());
    let (opened, seen) = (id.clone(), id.clone());
    view! {
        <li class="ww-notices__notice" data-job=id.to_string() data-status=status.as_str()>
            <p class="ww-notices__text">{theirs::sentence(sentence, title.as_deref(), lang)}</p>
            <div class="ww-notices__actions">
                <button
                    type="button"
                    class="ww-button"
                    data-ask="open"
                    aria-label=(around.open_name)(&job)
                    on:click=move |_| ask.run(Ask::Open(opened.clone()))
                >
                    {around.open}
                </button>
                <button
                    type="button"
                    class="ww-button ww-button--quiet"
                    data-ask="seen"
                    aria-label=(around.dismiss_name)(&job)
                    on:click=move |_| put_away(vec![Ask::Seen(seen.clone())])
                >
                    {around.dismiss}
                </button>
            </div>
        </li>
    }
}
