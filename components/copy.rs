//! What the words of all components have in common.
//!
//! Every component has its own `copy.rs`: a struct of labels ([`Text`]) and of functions from facts to
//! a sentence, each with a comment that says when it is shown. Its default is English; `locales/` holds the other
//! languages. An app rewords one by struct update:
//! `StatusBadgeCopy { queued: "In line".into(), ..Default::default() }`.

use std::borrow::Cow;
use std::sync::Arc;
#[cfg(feature = "english")]
use std::sync::OnceLock;

use leptos::prelude::*;

use crate::language::{Noun, Wording};
use crate::{
    AnnouncerCopy, JobPanelCopy, NoticesCopy, PauseUpdatesCopy, RecentActivityCopy, StartNoticeCopy,
    StatusBadgeCopy, StoppedCopy,
};

/// A label that needs no facts.
pub type Text = Cow<'static, str>;

/// The words of the whole kit in one value.
#[derive(Clone, Debug, Default)]
pub struct Copy {
    /// The words of the job panel, and of the components in it.
    pub panel: JobPanelCopy,
    /// The words of the recent activity.
    pub recent: RecentActivityCopy,
    /// The words at the form that starts a job.
    pub start: StartNoticeCopy,
    /// The words of the notices.
    pub notices: NoticesCopy,
    /// The words of the control by which the page stands still.
    pub pause: PauseUpdatesCopy,
    /// The words that are spoken.
    pub announcer: AnnouncerCopy,
    /// The words for a page whose own code has failed: `catch_panics(locales::german().stopped)`.
    pub stopped: StoppedCopy,
}

impl Copy {
    /// The language, and the nouns of the kinds of jobs.
    pub fn wording(&self) -> &Wording {
        &self.panel.wording
    }

    /// The same words in this wording everywhere.
    pub fn with_wording(mut self, wording: &Wording) -> Self {
        self.panel = self.panel.with_wording(wording);
        for of_part in [
            &mut self.recent.wording,
            &mut self.start.wording,
            &mut self.notices.aloud.wording,
            &mut self.pause.wording,
            &mut self.announcer.wording,
        ] {
            *of_part = wording.clone();
        }
        self
    }

    /// The same words with these on every status badge, in the list too: a status reads the same everywhere.
    pub fn with_badge(mut self, badge: StatusBadgeCopy) -> Self {
        self.recent.badge = badge.clone();
        self.panel.badge = badge;
        self
    }

    /// The same words with this noun for this kind of job: `copy.with_noun("payout", Noun::new("payout"))`.
    pub fn with_noun(self, kind: impl Into<Text>, noun: Noun) -> Self {
        let wording = self.wording().with_noun(kind, noun);
        self.with_wording(&wording)
    }

    /// The same words with this noun for all kinds of jobs that have none.
    pub fn with_other_noun(self, noun: Noun) -> Self {
        let wording = self.wording().with_other_noun(noun);
        self.with_wording(&wording)
    }
}

/// Gives these words to all components below the calling one; a component's own `copy` goes before them.
///
/// To change the language later, draw the components anew below another call of this.
pub fn provide_copy(copy: Copy) {
    provide_context(Arc::new(copy));
}

/// The words that [`provide_copy`] gave to the calling component.
///
/// # Panics
///
/// Without the feature `english`, where no words were given: a mistake of the app's code, found at its first
/// run. With it, English takes their place.
pub fn use_copy() -> Arc<Copy> {
    #[cfg(feature = "english")]
    {
        // Made once: a page may hold a thousand badges.
        static ENGLISH: OnceLock<Arc<Copy>> = OnceLock::new();
        use_context().unwrap_or_else(|| ENGLISH.get_or_init(Arc::default).clone())
    }
    #[cfg(not(feature = "english"))]
    expect_context()
}

/// The words of one component: those it was given itself, or its part of those of the app.
pub(crate) fn words_of<T: Clone>(own: Option<T>, part: fn(&Copy) -> &T) -> T {
    own.unwrap_or_else(|| part(&use_copy()).clone())
}

/// `text` with its first letter as a capital, for a noun at the start of a sentence.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A server's own word for a status, made readable: "paused_by_admin" is "Paused by admin".
pub fn readable(word: &str) -> String {
    capitalized(&word.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_set_in_every_part() {
        let copy = Copy::default().with_noun("payout", Noun::new("payout run"));
        let panel = &copy.panel;
        let parts = [
            &panel.wording,
            &panel.tracker.wording,
            &panel.heartbeat.wording,
            &panel.cancel.wording,
            &panel.cancel.aloud.wording,
            &panel.retry.wording,
            &panel.result.wording,
            &copy.recent.wording,
            &copy.start.wording,
            &copy.notices.aloud.wording,
            &copy.pause.wording,
            &copy.announcer.wording,
        ];
        assert!(parts.iter().all(|wording| wording.noun(Some("payout")).text == "payout run"));
        assert!(parts.iter().all(|wording| wording.noun(Some("export")).text == "export"));
    }

    #[test]
    fn a_kind_without_a_noun_is_a_job_or_what_the_app_calls_it() {
        let copy = Copy::default();
        assert_eq!(copy.wording().noun(Some("reindex")).text, "job");
        assert_eq!(copy.wording().noun(None).text, "job");
        let copy = copy.with_other_noun(Noun::new("task"));
        assert_eq!(copy.wording().noun(Some("reindex")).text, "task");
        assert_eq!(copy.wording().noun(Some("export")).text, "export");
    }

    #[test]
    fn a_noun_can_start_a_sentence() {
        assert_eq!(capitalized("export"), "Export");
        assert_eq!(capitalized(""), "");
        assert_eq!(readable("paused_by_admin"), "Paused by admin");
    }
}
