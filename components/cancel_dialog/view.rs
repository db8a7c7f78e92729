use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::view::{Cancel, JobView, Undo};

use super::CancelDialogCopy;
use super::dialog::{Face, content};
use crate::boxed::{effect, live, memo, piece};
use crate::copy::words_of;
use crate::focus;
use crate::theirs::lang_of;

/// The button that asks for a cancel, the dialog that says what it does before it is done, and the button that
/// undoes it.
#[component]
pub fn CancelDialog(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Takes [`Ask::Cancel`], once the person has confirmed it, [`Ask::UndoCancel`], [`Ask::Dismiss`], and where
    /// to speak: [`Ask::SpeakInDialog`] when the dialog opens, [`Ask::SpeakInPage`] when it closes.
    #[prop(into)]
    ask: Callback<Ask>,
    /// Other words.
    #[prop(optional)]
    copy: Option<CancelDialogCopy>,
    /// Draws the dialog open, in the flow of the page and without taking the focus: for pictures of it.
    #[prop(optional)]
    is_drawn_open: bool,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.panel.cancel));
    let language = copy.with_value(|copy| copy.wording.language());
    let (gap, lang) = (language.gap(), lang_of(job, language));
    let id = memo(move || job.with(|job| job.id.clone()));
    let situation = memo(move || job.with(|job| name_of(&job.cancel)));
    let label = memo(move || job.with(|job| copy.with_value(|copy| copy.button(job))));
    let message = memo(move || job.with(|job| copy.with_value(|copy| copy.message(job))));
    let is_busy = memo(move || matches!(situation.get(), "sending" | "asked"));
    let has_button = memo(move || label.with(Option::is_some));
    let undo_situation = memo(move || job.with(|job| name_of_undo(&job.undo)));
    let can_dismiss =
        memo(move || matches!(situation.get(), "denied" | "too-late") || undo_situation.get() == "denied");
    let face = Face::of(job);
    let is_question = memo(move || face.with(|face| matches!(face, Face::Question(_))));

    let open = RwSignal::new(is_drawn_open);
    // A job that is not the one the question was about is not canceled by its answer.
    let run = move || job.with_untracked(|job| job.id.clone().map(|id| (id, job.run)));
    let asked_about = StoredValue::new(is_drawn_open.then(run).flatten());
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let keep = NodeRef::<html::Button>::new();
    let confirm = NodeRef::<html::Button>::new();

    let start = move |_| {
        if is_busy.get_untracked() || !has_button.get_untracked() {
            return;
        }
        if let Some(run) = run() {
            ask.run(Ask::SpeakInDialog(run.0.clone()));
            asked_about.set_value(Some(run));
            open.set(true);
        }
    };
    let speak_in_page = move || {
        if let Some(Some((id, _))) = asked_about.try_get_value() {
            ask.try_run(Ask::SpeakInPage(id));
        }
    };
    let close = move || {
        if !open.get_untracked() {
            return;
        }
        open.set(false);
        speak_in_page();
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        match (button.get_untracked(), root.get_untracked()) {
            (Some(button), _) if has_button.get_untracked() => focus::focus(&button),
            (_, Some(root)) => focus::to_heading(&root),
            _ => {}
        }
    };
    let cancel = move || {
        let about = asked_about.get_value();
        if !open.get_untracked() || !is_question.get_untracked() || about != run() {
            return;
        }
        close();
        if let Some((job, _)) = about {
            ask.run(Ask::Cancel(job));
        }
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
        "Tab" => {
            let (Some(keep), confirm) = (keep.get_untracked(), confirm.get_untracked()) else { return };
            let last = confirm.filter(|confirm| confirm.is_connected()).unwrap_or_else(|| keep.clone());
            let (from, to) = if event.shift_key() { (&keep, &last) } else { (&last, &keep) };
            if focus::has_focus(from) {
                event.prevent_default();
                focus::focus(to);
            }
        }
        _ => {}
    };
    let dismiss = NodeRef::<html::Button>::new();

    effect(move || {
        let (true, Some(dialog), Some(keep)) = (open.get(), dialog.get(), keep.get()) else { return };
        if keep.is_connected() && !dialog.open() {
            // The only error is a dialog that is already open or not in the page.
            let _ = dialog.show_modal();
            focus::focus(&keep);
        }
    });
    Effect::new(move |was: Option<bool>| {
        let is = is_question.get();
        let turned = was == Some(true) && !is && open.get_untracked();
        if let Some(keep) = keep.get_untracked().filter(|_| turned) {
            focus::focus(&keep);
        }
        is
    });
    effect(move || {
        id.track();
        if open.get_untracked() && asked_about.get_value() != run() {
            close();
        }
    });
    // A dialog that goes with its page, while it is open, was not closed.
    on_cleanup(move || {
        if open.try_get_untracked() == Some(true) {
            speak_in_page();
        }
    });
    let button_is_kept = focus::kept(button, has_button);
    let dismiss_is_kept = focus::kept(dismiss, can_dismiss);
    let undo = undo(job, ask, lang, copy);

    view! {
        <div
            class="ww-cancel-dialog"
            data-ww="cancel-dialog"
            lang=language.tag
            data-job=live(move || id.get().map(|id| id.to_string()))
            data-cancel=situation
            data-undo=undo_situation
            tabindex="-1"
            node_ref=root
        >
            {piece(move || button_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button ww-cancel-dialog__open"
                    data-ask="cancel"
                    aria-disabled=live(move || is_busy.get().then_some("true"))
                    on:click=start
                    node_ref=button
                >
                    {label}
                </button>
            }))}
            {piece(move || message.get().map(|(ours, theirs)| view! {
                <p class="ww-cancel-dialog__message">
                    {ours} {theirs.map(|theirs| view! { {gap} <bdi lang=lang>{theirs}</bdi> })}
                </p>
            }))}
            {undo}
            {piece(move || dismiss_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button ww-button--quiet ww-cancel-dialog__dismiss"
                    data-ask="dismiss"
                    on:click=move |_| if let Some(id) = id.get_untracked() { ask.run(Ask::Dismiss(id)) }
                    node_ref=dismiss
                >
                    {copy.with_value(|copy| copy.dismiss.clone())}
                </button>
            }))}
            <dialog
                class="ww-cancel-dialog__dialog"
                role="alertdialog"
                aria-modal="true"
                aria-labelledby=live(move || part_id(id, "title"))
                aria-describedby=live(move || part_id(id, "effect"))
                data-face=live(move || if is_question.get() { "question" } else { "outcome" })
                open=is_drawn_open
                on:keydown=keys
                on:close=move |_| close()
                node_ref=dialog
            >
                {live(move || open.get().then(|| {
                    let actions = super::dialog::Actions { keep, confirm, close: Callback::new(move |()| close()), cancel: Callback::new(move |()| cancel()) };
                    content(job, face, copy, [part_id(id, "title"), part_id(id, "effect")], actions)
                }))}
            </dialog>
        </div>
    }
}

/// The button that undoes a cancel, and what is to be said of it.
fn undo(
    job: Signal<JobView>,
    ask: Callback<Ask>,
    lang: Memo<Option<String>>,
    copy: StoredValue<CancelDialogCopy>,
) -> AnyView {
    let label = memo(move || job.with(|job| copy.with_value(|copy| copy.undo_button(job))));
    let message = memo(move || job.with(|job| copy.with_value(|copy| copy.undo_message(job))));
    let is_busy = memo(move || job.with(|job| job.undo == Undo::Sending));
    let is_wanted = memo(move || label.with(Option::is_some));
    let gap = copy.with_value(|copy| copy.wording.language().gap());
    let button = NodeRef::<html::Button>::new();
    let is_kept = focus::kept(button, is_wanted);
    let undo = move |_| {
        let id = job.with_untracked(|job| job.id.clone());
        if let Some(id) = id.filter(|_| is_wanted.get_untracked() && !is_busy.get_untracked()) {
            ask.run(Ask::UndoCancel(id));
        }
    };
    view! {
        {piece(move || is_kept.get().then(|| view! {
            <button
                type="button"
                class="ww-button ww-cancel-dialog__undo"
                data-ask="undo-cancel"
                aria-disabled=live(move || is_busy.get().then_some("true"))
                on:click=undo
                node_ref=button
            >
                {label}
            </button>
        }))}
        {piece(move || message.get().map(|(ours, theirs)| view! {
            <p class="ww-cancel-dialog__undo-message">
                {ours} {theirs.map(|theirs| view! { {gap} <bdi lang=lang>{theirs}</bdi> })}
            </p>
        }))}
    }
    .into_any()
}

/// The id of a part of the dialog: the same on a server and in a browser.
fn part_id(id: Memo<Option<waitwell_core::id::JobId>>, part: &str) -> String {
    id.with(|id| format!("ww-cancel-{}-{part}", id.as_ref().map_or("new", |id| id.as_str())))
}

/// The value of the `data-cancel` attribute.
fn name_of(cancel: &Cancel) -> &'static str {
    match cancel {
        Cancel::NotOffered => "not-offered",
        Cancel::Refused { .. } => "refused",
        Cancel::Offered(_) => "offered",
        Cancel::Sending => "sending",
        Cancel::Asked { .. } => "asked",
        Cancel::Unconfirmed => "unconfirmed",
        Cancel::Denied { .. } => "denied",
        Cancel::TooLate => "too-late",
        Cancel::Done(_) => "done",
    }
}

/// The value of the `data-undo` attribute.
fn name_of_undo(undo: &Undo) -> &'static str {
    match undo {
        Undo::NotOffered => "not-offered",
        Undo::Offered => "offered",
        Undo::Sending => "sending",
        Undo::Unconfirmed => "unconfirmed",
        Undo::Denied { .. } => "denied",
        Undo::Done => "done",
    }
}
