use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "إيقاف التحديثات مؤقتًا".into(),
        resume: "استئناف التحديثات".into(),
        as_of: |at| format!("لم تتوقف مهامك. المعروض هنا هو حالتها في: {at}."),
    }
}
