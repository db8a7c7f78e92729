use url::form_urlencoded::{Serializer, parse};

/// An address inside the gallery: a path and its query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    path: String,
    query: Vec<(String, String)>,
}

impl Place {
    /// Reads "/components/status-badge?theme=dark"; what follows a `#` is left out.
    pub fn parse(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.trim_end_matches('/');
        Self {
            path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
            query: parse(query.as_bytes()).into_owned().collect(),
        }
    }

    /// The parts of the path.
    pub fn parts(&self) -> Vec<&str> {
        self.path.split('/').filter(|part| !part.is_empty()).collect()
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A value of the query; an empty one counts as none.
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.query.iter().find(|(key, value)| key == name && !value.is_empty())?;
        Some(&pair.1)
    }

    /// The same place with this value, or without it.
    pub fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut query: Vec<_> = self.query.iter().filter(|(key, _)| key != name).cloned().collect();
        query.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        Self { path: self.path.clone(), query }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        if self.query.is_empty() {
            return Ok(());
        }
        write!(f, "?{}", Serializer::new(String::new()).extend_pairs(&self.query).finish())
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

    #[test]
    fn an_address_is_read_and_written_again() {
        let place = Place::parse("/components/status-badge/?theme=dark&job=a%20b#top");
        assert_eq!(place.parts(), ["components", "status-badge"]);
        assert_eq!(place.get("job"), Some("a b"));
        assert_eq!(place.to_string(), "/components/status-badge?theme=dark&job=a+b");
        assert_eq!(Place::parse("").to_string(), "/");
    }

    #[test]
    fn a_value_is_put_in_the_place_of_the_old_one_or_taken_out() {
        let place = Place::parse("/?theme=dark&job=1");
        assert_eq!(place.with("theme", Some("light")).to_string(), "/?job=1&theme=light");
        assert_eq!(place.with("theme", None).to_string(), "/?job=1");
        assert_eq!(Place::parse("/?theme=").get("theme"), None);
    }
}
