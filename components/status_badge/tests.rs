use leptos::prelude::*;
use waitwell_core::view::{JobView, ShownStatus};

use super::StatusBadge;

fn html(status: ShownStatus) -> String {
    Owner::new().with(|| {
        view! { <StatusBadge job=Signal::stored(JobView { status, ..JobView::default() }) /> }.to_html()
    })
}

#[test]
fn every_status_has_its_own_word_beside_its_mark() {
    let mut seen = std::collections::BTreeSet::new();
    for status in ShownStatus::ALL {
        let html = html(status);
        assert!(html.contains(&format!("data-status=\"{}\"", status.as_str())), "{html}");
        assert!(html.contains("aria-hidden=\"true\""), "{html}");
        assert!(
            seen.insert(super::StatusBadgeCopy::default().word(status).clone()),
            "{status:?} shares a word"
        );
    }
}
