//! Every situation of every component, as something to look at: the one list that drives the gallery,
//! the tests and the sweeps in a real browser.

#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod markup;

pub mod samples;

use leptos::prelude::*;

/// One situation of one component.
#[derive(Clone, Copy)]
pub struct Fixture {
    /// The component, as in `data-ww`: "status-badge".
    pub component: &'static str,
    /// The situation, unique within the component, fit for an address: "partly-completed".
    pub name: &'static str,
    /// What to look at, for a designer: one sentence.
    pub note: &'static str,
    /// Draws it.
    pub view: fn() -> AnyView,
}

/// All fixtures, component by component.
pub fn all() -> Vec<Fixture> {
    [
        crate::status_badge::fixtures(),
        crate::stage_tracker::fixtures(),
        crate::heartbeat_line::fixtures(),
        crate::recent_activity::fixtures(),
        crate::cancel_dialog::fixtures(),
        crate::retry_panel::fixtures(),
        crate::result_summary::fixtures(),
        crate::job_panel::fixtures(),
        crate::start_notice::fixtures(),
        crate::notices::fixtures(),
        crate::pause_updates::fixtures(),
    ]
    .concat()
}
