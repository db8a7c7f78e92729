use leptos::prelude::*;
use waitwell_core::moment::Moment;

use super::PauseUpdates;
use crate::fixture::Fixture;
use crate::fixture::samples::at;

/// Every situation of the control by which the page stands still.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $paused:expr;)*) => {
            vec![$(Fixture { component: "pause-updates", name: $name, note: $note, view: || draw($paused) }),*]
        };
    }
    drawn! {
        "live", "The page goes on by itself.", None;
        "paused", "The page stands still, says of when it is, and that the jobs do not.", Some(at(14, 2, 20));
    }
}

fn draw(paused: Option<Moment>) -> AnyView {
    view! { <PauseUpdates paused=Signal::stored(paused) pause=Callback::new(|_| {}) /> }.into_any()
}
