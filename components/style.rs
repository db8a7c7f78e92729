//! The components' own rules: plain CSS, everything in `@layer waitwell.components`, so that an app's own
//! rule wins.

/// The rules of all components. They need the layers and tokens of the `waitwell` crate, whose
/// `STYLE` is the whole sheet.
pub const STYLE: &str = concat!(
    include_str!("status_badge/style.css"),
    include_str!("stage_tracker/style.css"),
    include_str!("heartbeat_line/style.css"),
    include_str!("recent_activity/style.css"),
    include_str!("cancel_dialog/style.css"),
    include_str!("retry_panel/style.css"),
    include_str!("job_panel/style.css"),
    include_str!("result_summary/style.css"),
    include_str!("start_notice/style.css"),
    include_str!("notices/style.css"),
    include_str!("pause_updates/style.css")
);

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
