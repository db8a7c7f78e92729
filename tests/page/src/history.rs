use leptos::prelude::*;
use waitwell::core::ask::Ask;
use waitwell::core::moment::Moment;
use waitwell::core::view::{JobView, ShownStatus, Times};
use waitwell::{JobId, RecentActivity, RecentRow, RecentState};

/// A long list of jobs that have ended.
#[component]
pub fn History(count: u32) -> impl IntoView {
    let rows: Vec<RecentRow> = (0..count).filter_map(row).collect();
    view! {
        <RecentActivity
            rows=Signal::stored(rows)
            state=Signal::stored(RecentState::Ready)
            ask=Callback::new(|_: Ask| ())
        />
    }
}

fn row(number: u32) -> Option<RecentRow> {
    let id = JobId::parse(&format!("job-{number}"))?;
    let created_at = Some(Moment::from_ms(1_795_442_400_000 - i64::from(number) * 60_000));
    let view = JobView {
        id: Some(id.clone()),
        title: Some(format!("Orders of week {number}")),
        status: ShownStatus::Completed,
        times: Times { created_at, ..Times::default() },
        ..JobView::default()
    };
    Some(RecentRow { id, job: ArcSignal::stored(view) })
}
