//! Links from a server, judged before a person can click them.

use url::Url;

/// A link from a document, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Safe to put into an `href`; absolute.
    Safe(String),
    /// Not safe: shown as text, with a word that it was blocked. Holds nothing of the link.
    Blocked,
}

/// Where links may lead.
#[derive(Clone, Debug)]
pub struct LinkRule {
    page: Option<Url>,
    hosts: Vec<String>,
}

impl LinkRule {
    /// Links may lead to the page's own origin and to `hosts` (names without scheme or port).
    ///
    /// `page` is the page's address, against which relative links are read; while it is not known, as on
    /// a server, no link is taken to be safe.
    pub fn new(page: &str, hosts: &[String]) -> Self {
        Self { page: Url::parse(page).ok(), hosts: hosts.to_vec() }
    }

    /// Judges one link as it stands in a document.
    ///
    /// It must be `https`, or `http` on this machine; of the page's origin or a host of the list; and
    /// name no user. It is parsed as a browser would, so that no spelling slips through.
    pub fn judge(&self, raw: &str) -> Link {
        let Some(page) = &self.page else { return Link::Blocked };
        let Ok(url) = page.join(raw) else { return Link::Blocked };
        let host = url.host_str().unwrap_or("");
        let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let scheme_is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_local);
        let names_a_user = !url.username().is_empty() || url.password().is_some();
        let host_is_known = url.origin() == page.origin() || self.hosts.iter().any(|known| known == host);
        if scheme_is_safe && host_is_known && !names_a_user { Link::Safe(url.into()) } else { Link::Blocked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> LinkRule {
        LinkRule::new("https://app.example/reports/7", &["files.example".to_owned()])
    }

    #[test]
    fn links_of_the_own_origin_and_of_known_hosts_are_safe() {
        assert_eq!(
            rule().judge("/api/jobs/1/files/a.csv"),
            Link::Safe("https://app.example/api/jobs/1/files/a.csv".into())
        );
        assert_eq!(
            rule().judge("https://files.example/a.csv"),
            Link::Safe("https://files.example/a.csv".into())
        );
        let local = LinkRule::new("http://127.0.0.1:4400/", &[]);
        assert_eq!(local.judge("a.csv"), Link::Safe("http://127.0.0.1:4400/a.csv".into()));
    }

    #[test]
    fn a_link_that_could_harm_is_blocked() {
        for raw in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "//evil.example/x",
            "/\\evil.example",
            "https://evil.example/",
            "https://user:secret@app.example/",
            "https://user@app.example/",
            "http://app.example/a.csv",
            "blob:https://evil.example/1",
            "blob:https://app.example/1",
            "ftp://app.example/",
            "https://app.example.evil.example/",
        ] {
            assert_eq!(rule().judge(raw), Link::Blocked, "{raw:?}");
        }
    }

    #[test]
    fn without_a_page_no_link_is_safe() {
        assert_eq!(LinkRule::new("", &[]).judge("https://app.example/"), Link::Blocked);
    }
}
