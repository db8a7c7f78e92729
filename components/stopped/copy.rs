use crate::copy::Text;

/// The words that take the kit's place when the page's own code has failed.
#[derive(Clone, Debug)]
pub struct StoppedCopy {
    /// Shown first: what happened.
    pub title: Text,
    /// Shown below it: what it means for the person's jobs, and what to do.
    pub text: Text,
    /// Shown on the button that loads the page again.
    pub reload: Text,
    /// Shown above the ids of the jobs that were on the page.
    pub jobs: Text,
}

impl Default for StoppedCopy {
    fn default() -> Self {
        Self {
            title: "This page has stopped working".into(),
            text: "Jobs that are running on the server go on. Reload the page to see them again.".into(),
            reload: "Reload the page".into(),
            jobs: "Jobs that were on this page:".into(),
        }
    }
}
