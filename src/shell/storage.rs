use web_sys::window;

/// Where it is noted whose jobs the browser shows.
const WHO: &str = "waitwell:v1:who";

/// Notes whose jobs the browser shows now.
pub(super) fn note_who(mark: &str) {
    Storage::open(true).write(WHO, mark);
}

/// Whose jobs the browser shows now, as far as it is noted.
pub(super) fn who() -> Option<String> {
    Storage::open(true).0?.get_item(WHO).ok().flatten()
}

/// The browser's storage, which may be blocked, full, or gone in the next moment: all ordinary answers.
pub(super) struct Storage(Option<web_sys::Storage>);

impl Storage {
    /// Opens the storage that outlives the tab, or that of the tab. Where it is blocked, nothing is found
    /// and nothing is kept.
    pub(super) fn open(outlives_tab: bool) -> Self {
        let open = |window: web_sys::Window| {
            if outlives_tab { window.local_storage() } else { window.session_storage() }
        };
        Self(window().and_then(|window| open(window).ok().flatten()))
    }

    /// Everything whose name begins with `prefix`. A record that another tab removes meanwhile is left out.
    pub(super) fn read(&self, prefix: &str) -> Vec<(String, String)> {
        let Some(storage) = &self.0 else { return Vec::new() };
        let count = storage.length().unwrap_or(0);
        // The names first: reading may let another tab's changes move them.
        let names: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect();
        let ours = names.into_iter().filter(|name| name.starts_with(prefix));
        ours.filter_map(|name| Some((storage.get_item(&name).ok().flatten()?, name)))
            .map(|(text, name)| (name, text))
            .collect()
    }

    /// Whether the record could be kept.
    pub(super) fn write(&self, name: &str, text: &str) -> bool {
        self.0.as_ref().is_some_and(|storage| storage.set_item(name, text).is_ok())
    }

    pub(super) fn remove_all(&self, prefix: &str) {
        self.read(prefix).iter().for_each(|(name, _)| self.remove(name));
    }

    pub(super) fn remove(&self, name: &str) {
        if let Some(storage) = &self.0 {
            // A record that cannot be removed is one that is read again next time, and judged again.
            let _ = storage.remove_item(name);
        }
    }
}
