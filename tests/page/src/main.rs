//! A page of many jobs. Its address says what it shows, and its buttons mount and unmount that:
//!
//! - `?panels=100` so many job panels, `?rows=100` so many rows of one list, `?listed` the recent list
//! - `?history=1000` a list of so many ended jobs, about which no server is asked
//! - `?source` has the browser itself read the event stream
//! - `?quick` comes back to the stream at once, however often it is cut
//! - `?later` shows nothing until the button is pressed

mod history;
mod jobs;
mod reducer;
mod wants;

use leptos::prelude::*;
use waitwell::{StoppedCopy, catch_panics};

use history::History;
use jobs::Jobs;
use wants::Wants;

fn main() {
    catch_panics(StoppedCopy::default());
    leptos::mount::mount_to_body(Page);
}

#[component]
fn Page() -> impl IntoView {
    let wants = Wants::read();
    let is_mounted = RwSignal::new(!wants.later);
    let first = RwSignal::new(0);
    view! {
        <h1>"Many jobs"</h1>
        <p>
            <button data-test="mount" on:click=move |_| is_mounted.set(true)>"Mount"</button>
            <button data-test="unmount" on:click=move |_| is_mounted.set(false)>"Unmount"</button>
            // The next jobs, in the place of those that are shown.
            <button data-test="turn" on:click=move |_| first.update(|first| *first += wants.panels.max(wants.rows))>
                "Turn"
            </button>
            <button data-test="reducer" on:click=move |_| reducer::run(reducer::Of::Signs)>"Reducer: signs of life"</button>
            <button data-test="reducer-documents" on:click=move |_| reducer::run(reducer::Of::Documents)>
                "Reducer: documents"
            </button>
        </p>
        {move || is_mounted.get().then(|| match wants.history {
            0 => view! { <Jobs wants first /> }.into_any(),
            count => view! { <History count /> }.into_any(),
        })}
    }
}
