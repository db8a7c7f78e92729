use leptos::prelude::*;

/// What the address asks for.
#[derive(Clone, Copy, Default)]
pub struct Wants {
    pub panels: u32,
    pub rows: u32,
    pub history: u32,
    pub listed: bool,
    pub source: bool,
    pub later: bool,
    pub quick: bool,
}

impl Wants {
    pub fn read() -> Self {
        let query = window().location().search().unwrap_or_default();
        let pairs =
            query.trim_start_matches('?').split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.fold(Self::default(), |wants, (name, value)| {
            let count = value.parse().unwrap_or_default();
            match name {
                "panels" => Self { panels: count, ..wants },
                "rows" => Self { rows: count, ..wants },
                "history" => Self { history: count, ..wants },
                "listed" => Self { listed: true, ..wants },
                "source" => Self { source: true, ..wants },
                "quick" => Self { quick: true, ..wants },
                "later" => Self { later: true, ..wants },
                _ => wants,
            }
        })
    }
}
