use leptos::prelude::*;
use waitwell_core::id::JobId;

use super::RecentActivityCopy;
use crate::announce::LiveRegion;
use crate::boxed::{live, memo, piece};

/// A field for the id of a job that is not in the list: from a mail, from support, from another browser. It can be
/// drawn with the word that what was entered cannot be an id.
pub(crate) fn find(
    copy: StoredValue<RecentActivityCopy>,
    open: Callback<JobId>,
    is_drawn_wrong: bool,
) -> impl IntoView {
    let entered = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(is_drawn_wrong);
    let (label, button) = copy.with_value(|copy| (copy.find.clone(), copy.find_button.clone()));
    let message = memo(move || match is_wrong.get() {
        true => copy.with_value(|copy| copy.no_id.to_string()),
        false => String::new(),
    });
    let submit = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        let id = entered.with_untracked(|text| JobId::parse(text.trim()));
        is_wrong.set(id.is_none());
        if let Some(id) = id {
            open.run(id);
        }
    };
    view! {
        <form class="ww-recent-activity__find" on:submit=submit>
            // What is wrong is a part of the label, and so of what is read for the field.
            <label class="ww-recent-activity__find-label">
                <span>{label}</span>
                <input
                    type="text"
                    class="ww-recent-activity__id"
                    dir="ltr"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="200"
                    aria-invalid=live(move || is_wrong.get().then_some("true"))
                    on:input=move |event| {
                        entered.set(event_target_value(&event));
                        is_wrong.set(false);
                    }
                />
                {piece(move || is_wrong.get().then(|| view! { <span class="ww-recent-activity__no-id">{message}</span> }))}
            </label>
            <button type="submit" class="ww-button" data-ask="find">{button}</button>
            <LiveRegion text=message />
        </form>
    }
}
