use leptos::html::Div;
use leptos::prelude::*;
use waitwell_core::follower::StartView;

use super::StartNoticeCopy;
use crate::announce::LiveRegion;
use crate::boxed::{live, memo, piece};
use crate::copy::{Text, words_of};
use crate::focus;
use crate::language::Language;
use crate::theirs::sentence;

/// An input of the form, so that the notice can lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The server's name for it: `inputs.format`.
    pub name: Text,
    /// The `id` of the input in the page.
    pub id: Text,
    /// The words of its label.
    pub label: Text,
}

/// What became of a start, at the form that it came from.
#[component]
pub fn StartNotice(
    /// How far the start is: `state` of `use_submit`.
    #[prop(into)]
    state: Signal<Option<StartView>>,
    /// The kind of job that the form starts: it selects the noun.
    #[prop(into)]
    kind: Text,
    /// Asks the server what became of a start that could not be confirmed.
    #[prop(into)]
    check: Callback<()>,
    /// Starts another one, now that the person knows that there may be two.
    #[prop(into)]
    start_again: Callback<()>,
    /// The inputs of the form.
    #[prop(optional)]
    fields: Vec<FormField>,
    /// Other words.
    #[prop(optional)]
    copy: Option<StartNoticeCopy>,
) -> impl IntoView {
    let copy = words_of(copy, |copy| &copy.start);
    let language = copy.wording.language();
    let space = language.space;
    let root = NodeRef::<Div>::new();
    let (check_again, start_new, field_words) =
        (copy.check_again.clone(), copy.start_new.clone(), copy.field);
    let situation = memo(move || state.with(|state| name(state.as_ref())));
    let problem = memo(move || state.with(problem));
    let field = memo(move || state.with(|state| named_field(state.as_ref(), &fields)));
    let words = memo(move || {
        state.with(|state| (copy.title(&kind, state.as_ref()), copy.text(&kind, state.as_ref())))
    });
    // The server's own words among them, and their language where it is another one.
    let theirs = memo(move || state.with(|state| theirs(state.as_ref(), language)));
    // Only what the person does not know from the button that they pressed: that it is on its way, they do.
    let spoken = memo(move || match situation.get() {
        "none" | "started" => String::new(),
        "sending" => words.with(|(_, text)| text.clone()),
        _ => words.with(|(title, text)| [title.as_str(), text].join(space)),
    });
    let asked = move |wish: Callback<()>| {
        // The buttons go as soon as the wish is on its way; the focus must not be lost with them.
        if let Some(root) = root.get_untracked() {
            focus::focus(&root);
        }
        wish.run(());
    };
    let actions = move || {
        (situation.get() == "unconfirmed").then(|| {
            let (check_again, start_new) = (check_again.clone(), start_new.clone());
            view! {
                <div class="ww-start-notice__actions">
                    <button
                        type="button"
                        class="ww-button ww-button--primary"
                        data-ask="check-start"
                        on:click=move |_| asked(check)
                    >
                        {check_again}
                    </button>
                    <button
                        type="button"
                        class="ww-button"
                        data-ask="start-again"
                        on:click=move |_| asked(start_again)
                    >
                        {start_new}
                    </button>
                </div>
            }
        })
    };
    view! {
        <div
            node_ref=root
            class="ww-start-notice"
            data-ww="start-notice"
            lang=language.tag
            data-start=live(move || situation.get())
            data-problem=live(move || problem.get())
            tabindex="-1"
        >
            <LiveRegion text=spoken />
            <p class="ww-start-notice__title">
                <span class=live(move || mark(situation.get())) aria-hidden="true"></span>
                <span>
                    {live(move || {
                        let title = words.with(|(title, _)| title.clone());
                        theirs.with(|theirs| sentence(title, theirs.title.as_deref(), theirs.lang.clone()))
                    })}
                </span>
            </p>
            <p class="ww-start-notice__text">
                {live(move || {
                    let text = words.with(|(_, text)| text.clone());
                    theirs.with(|theirs| sentence(text, theirs.detail.as_deref(), theirs.lang.clone()))
                })}
            </p>
            {piece(move || {
                field.get().map(|field| {
                    let href = format!("#{}", field.id);
                    view! {
                        <p class="ww-start-notice__field"><a href=href>{field_words(&language.isolated(&*field.label))}</a></p>
                    }
                })
            })}
            {actions}
        </div>
    }
}

fn name(state: Option<&StartView>) -> &'static str {
    match state {
        None => "none",
        Some(StartView::Sending { .. }) => "sending",
        Some(StartView::Started(_)) => "started",
        Some(StartView::Refused { .. }) => "refused",
        Some(StartView::SignInFirst) => "sign-in-first",
        Some(StartView::Unconfirmed) => "unconfirmed",
        Some(StartView::NotStarted) => "not-started",
    }
}

fn problem(state: &Option<StartView>) -> Option<String> {
    match state {
        Some(StartView::Refused { error, .. }) => error.kind.clone(),
        _ => None,
    }
}

/// What the server says of a refusal.
#[derive(Clone, Default, PartialEq)]
struct Theirs {
    title: Option<String>,
    detail: Option<String>,
    lang: Option<String>,
}

fn theirs(state: Option<&StartView>, language: &Language) -> Theirs {
    let Some(StartView::Refused { error, .. }) = state else { return Theirs::default() };
    Theirs {
        title: error.title.clone(),
        detail: error.detail.clone(),
        lang: language.lang(error.language.as_deref()),
    }
}

fn named_field(state: Option<&StartView>, fields: &[FormField]) -> Option<FormField> {
    let Some(StartView::Refused { field: Some(name), .. }) = state else { return None };
    fields.iter().find(|field| field.name == *name).cloned()
}

fn mark(situation: &str) -> &'static str {
    match situation {
        "sending" => "ww-start-notice__mark ww-mark ww-mark--arc",
        "unconfirmed" => "ww-start-notice__mark ww-mark ww-mark--gap",
        _ => "ww-start-notice__mark ww-mark ww-mark--cross",
    }
}
