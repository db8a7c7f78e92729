use leptos::html::Div;
use leptos::prelude::*;
use waitwell_core::follower::StartView;

use super::StartNoticeCopy;
use crate::announce::region;
use crate::boxed::{live, memo, piece};
use crate::copy::{Text, words_of};
use crate::focus;
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
    let root = NodeRef::<Div>::new();
    let (check_again, start_new, field_words) =
        (copy.check_again.clone(), copy.start_new.clone(), copy.field);
    let situation = memo(move || state.with(|state| name(state.as_ref())));
    let problem = memo(move || state.with(problem));
    let field = memo(move || state.with(|state| named_field(state.as_ref(), &fields)));
    let words = memo(move || state.with(|state| Words::of(state.as_ref(), &copy, &kind)));
    // That it is on its way, the person knows from the button that they pressed: it is seen, and not spoken.
    let is_sending = memo(move || situation.get() == "sending");
    let on_its_way = move || is_sending.get().then(|| words.with(|words| title(words, situation.get())));
    // What is spoken is what is seen, so that whoever reads on comes upon it once. It is drawn as one piece, so that a
    // change of both its parts is one message.
    let spoken = move || {
        let is_told = !matches!(situation.get(), "none" | "sending" | "started");
        words.with(|words| {
            let text = (!words.text.is_empty()).then(|| {
                let text = sentence(words.text.clone(), words.detail.as_deref(), words.lang.clone());
                view! { <p class="ww-start-notice__text">{text}</p> }
            });
            view! { {is_told.then(|| title(words, situation.get()))} {text} }
        })
    };
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
            {piece(on_its_way)}
            {region("ww-start-notice__spoken", piece(spoken))}
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

/// What there is to read.
#[derive(Clone, Default, PartialEq)]
struct Words {
    title: String,
    text: String,
    /// What the server says of a refusal, as it stands in the title and in the text.
    summary: Option<String>,
    detail: Option<String>,
    /// The language of that, where it is not that of the kit.
    lang: Option<String>,
}

impl Words {
    fn of(state: Option<&StartView>, copy: &StartNoticeCopy, kind: &str) -> Self {
        let (title, text) = (copy.title(kind, state), copy.text(kind, state));
        let Some(StartView::Refused { error, .. }) = state else {
            return Self { title, text, ..Self::default() };
        };
        let lang = copy.wording.language().lang(error.language.as_deref());
        Self { title, text, summary: error.title.clone(), detail: error.detail.clone(), lang }
    }
}

fn title(words: &Words, situation: &str) -> AnyView {
    let title = sentence(words.title.clone(), words.summary.as_deref(), words.lang.clone());
    view! {
        <p class="ww-start-notice__title">
            <span class=mark(situation) aria-hidden="true"></span>
            <span>{title}</span>
        </p>
    }
    .into_any()
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
