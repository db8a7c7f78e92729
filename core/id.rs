//! The identifiers that travel between page, storage and server, each checked where it comes in.

use std::fmt;
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The identifier of a job on its server: `[A-Za-z0-9_-]{1,128}`.
///
/// Only a checked id is ever put into a URL, so an id from storage or from the address bar cannot
/// lead a request elsewhere. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(Arc<str>);

/// The longest job id that the kit takes, in characters.
pub const MAX_ID: usize = 128;

impl JobId {
    /// Checks `text` against the id grammar; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        is_token(text).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for JobId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for JobId {
    /// Only what fits the grammar is an id.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a job id"))
    }
}

/// The Idempotency-Key of one intent: at least 128 random bits for a start, in the id grammar.
///
/// One intent has one key for life: every automatic retry sends the same one, so that the server
/// carries the intent out at most once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// Checks `text` against the id grammar; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        is_token(text).then(|| Self(text.into()))
    }

    /// A key from 16 bytes of a cryptographic random source, as 32 hexadecimal digits.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        use fmt::Write;
        let mut text = String::with_capacity(32);
        for byte in bytes {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text.into())
    }

    /// The key of a wish about one run of one job: the same from every tab and every click, so that the
    /// server carries the wish out once.
    pub fn of_wish(job: &JobId, run: u64, wish: &str) -> Self {
        Self(format!("{job}-{run}-{wish}").into())
    }

    /// The key as text, without the quotes that the header wants.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of the `Idempotency-Key` header: a structured-field string, so in double quotes.
    pub fn header_value(&self) -> String {
        format!("\"{}\"", self.0)
    }
}

fn is_token(text: &str) -> bool {
    (1..=MAX_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_id_grammar_becomes_an_id() {
        for good in ["a", "job_42-B", &"x".repeat(128)] {
            assert!(JobId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "../../admin", "a/b", "a%2fb", "a?b", "a#b", "<script>", "ä", "a b", &"x".repeat(129)]
        {
            assert!(JobId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_random_key_is_sent_as_a_quoted_string() {
        let key = Key::from_random([0xab; 16]);
        assert_eq!(key.header_value(), format!("\"{}\"", "ab".repeat(16)));
        assert_eq!(Key::parse(key.as_str()), Some(key));
    }
}
