use leptos::prelude::*;
use litemap::LiteMap;

/// What the page shows now, each as one signal: whatever nobody shows any longer is let go.
pub(crate) struct Shown<K, T: 'static>(LiteMap<K, Entry<T>>);

struct Entry<T: 'static> {
    signal: ArcRwSignal<T>,
    /// How many components show it by itself.
    holders: usize,
    /// It stands in a list.
    is_listed: bool,
}

impl<K, T> Default for Shown<K, T> {
    fn default() -> Self {
        Self(LiteMap::new())
    }
}

impl<K: Ord + Clone, T: Send + Sync + 'static> Shown<K, T> {
    /// The signal of what is shown; `None` where nobody shows it.
    pub(crate) fn get(&self, key: &K) -> Option<ArcRwSignal<T>> {
        self.0.get(key).map(|entry| entry.signal.clone())
    }

    /// One more component shows it by itself; `true` beside the signal for the first one.
    pub(crate) fn hold(&mut self, key: &K, now: impl FnOnce() -> T) -> (ArcRwSignal<T>, bool) {
        let entry = self.entry(key, now);
        entry.holders += 1;
        (entry.signal.clone(), entry.holders == 1)
    }

    /// One component less shows it; `true` for the last one.
    pub(crate) fn release(&mut self, key: &K) -> bool {
        let Some(entry) = self.0.get_mut(key) else { return false };
        entry.holders = entry.holders.saturating_sub(1);
        let is_last = entry.holders == 0;
        if is_last && !entry.is_listed {
            self.0.remove(key);
        }
        is_last
    }

    /// The list shows these, and nothing else any longer.
    pub(crate) fn list(&mut self, keys: &[K], now: impl Fn(&K) -> T) -> Vec<ArcRwSignal<T>> {
        self.0.iter_mut().for_each(|(_, entry)| entry.is_listed = false);
        let signal = |key| {
            let entry = self.entry(key, || now(key));
            entry.is_listed = true;
            entry.signal.clone()
        };
        let signals = keys.iter().map(signal).collect();
        self.0.retain(|_, entry| entry.is_listed || entry.holders > 0);
        signals
    }

    fn entry(&mut self, key: &K, now: impl FnOnce() -> T) -> &mut Entry<T> {
        self.0.entry(key.clone()).or_insert_with(|| Entry {
            signal: ArcRwSignal::new(now()),
            holders: 0,
            is_listed: false,
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_a_thousand_times_is_held_no_longer() {
        let mut shown = Shown::<u32, u32>::default();
        for key in 0..1_000 {
            assert!(shown.hold(&key, || 0).1);
            assert!(!shown.hold(&key, || 0).1);
            assert!(!shown.release(&key));
            assert!(shown.release(&key));
        }
        assert!(shown.0.is_empty());
    }

    #[test]
    fn a_row_and_a_panel_share_a_signal_that_lives_as_long_as_either() {
        let mut shown = Shown::<u32, u32>::default();
        let (panel, _) = shown.hold(&1, || 0);
        let rows = shown.list(&[1, 2], |key| *key);
        panel.set(7);
        assert_eq!((rows[0].get_untracked(), rows[1].get_untracked()), (7, 2));
        assert!(shown.release(&1));
        assert!(shown.get(&1).is_some());
        shown.list(&[2], |key| *key);
        assert!(shown.get(&1).is_none());
        shown.hold(&2, || 0);
        shown.list(&[], |key| *key);
        assert!(shown.get(&2).is_some());
        assert!(shown.release(&2));
        assert!(shown.0.is_empty());
    }
}
