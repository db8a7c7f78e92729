use std::borrow::Cow;

use serde_json::{Map, Value};

use super::MAX_LIST;
use super::json::{Json, Members, map_of};
use crate::document::Outcome;
use crate::id::JobId;
use crate::moment::Moment;
use crate::text::{MAX_TEXT, MAX_TITLE, clean, language_tag};

/// The members of one JSON object, taken out by name and type.
pub(crate) struct Fields<'a>(pub(crate) Members<'a>);

impl<'a> Fields<'a> {
    /// Of two with this name the last, as everywhere in JSON; then none of them is left.
    pub(crate) fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let mut taken = None;
        for (known, value) in &mut self.0 {
            // Their lengths tell most names apart, and each name is looked for among all.
            if value.is_some() && known.len() == name.len() && known == name {
                taken = value.take();
            }
        }
        taken
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, value)| known == name && value.is_some())
    }

    /// Whatever has not been taken out.
    pub(crate) fn rest(self) -> Map<String, Value> {
        map_of(self.0)
    }

    pub(crate) fn word(&mut self, name: &str) -> Option<Cow<'a, str>> {
        match self.take(name)? {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        clean(&self.word(name)?, MAX_TEXT)
    }

    pub(crate) fn title(&mut self, name: &str) -> Option<String> {
        clean(&self.word(name)?, MAX_TITLE)
    }

    /// A link is kept as it came; `link` judges it where it would be shown.
    pub(crate) fn url(&mut self, name: &str) -> Option<String> {
        self.word(name).filter(|url| url.len() <= MAX_TEXT).map(Cow::into_owned)
    }

    pub(crate) fn id(&mut self, name: &str) -> Option<JobId> {
        JobId::parse(&self.word(name)?)
    }

    /// A whole number from zero up. `8.0` is one; `-1`, `NaN`, `2.5` and `"8"` are not known.
    pub(crate) fn count(&mut self, name: &str) -> Option<u64> {
        let value = self.take(name)?;
        value.as_u64().or_else(|| {
            // 2^53: up to here every whole f64 is exact.
            let number =
                value.as_f64().filter(|n| n.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(n))?;
            Some(number as u64)
        })
    }

    /// The number of an attempt, from 1.
    pub(crate) fn run(&mut self) -> Option<u64> {
        self.count("run").filter(|run| *run > 0)
    }

    pub(crate) fn language(&mut self) -> Option<String> {
        language_tag(&self.word("language")?)
    }

    pub(crate) fn outcome(&mut self) -> Option<Outcome> {
        self.one_of("outcome", &[("full", Outcome::Full), ("partial", Outcome::Partial)])
    }

    pub(crate) fn flag(&mut self, name: &str) -> Option<bool> {
        match self.take(name)? {
            Json::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn moment(&mut self, name: &str) -> Option<Moment> {
        Moment::parse(&self.word(name)?)
    }

    pub(crate) fn moment_in_ms(&mut self, name: &str) -> Option<Moment> {
        match self.take(name)? {
            Json::Number(number) => number.as_i64().map(Moment::from_ms),
            _ => None,
        }
    }

    pub(crate) fn object(&mut self, name: &str) -> Option<Fields<'a>> {
        match self.take(name)? {
            Json::Object(members) => Some(Fields(members)),
            _ => None,
        }
    }

    pub(crate) fn items(&mut self, name: &str) -> Option<Vec<Json<'a>>> {
        self.take(name)?.into_items()
    }

    pub(crate) fn list<T>(&mut self, name: &str, read: impl Fn(Fields) -> Option<T>) -> Vec<T> {
        let items = self.items(name).unwrap_or_default();
        let objects = items.into_iter().take(MAX_LIST).filter_map(|item| match item {
            Json::Object(members) => Some(Fields(members)),
            _ => None,
        });
        objects.filter_map(read).collect()
    }

    pub(crate) fn texts(&mut self, name: &str) -> Vec<String> {
        let items = self.items(name).unwrap_or_default();
        items.iter().take(MAX_LIST).filter_map(|item| clean(item.as_str()?, MAX_TEXT)).collect()
    }

    pub(crate) fn one_of<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let word = self.word(name)?;
        words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}
