use super::RecentRow;

/// The rows in their new order; where `hold`, those that are on screen keep theirs, and the new ones
/// come in behind the row that they follow. Rows that are gone go in any case.
pub(super) fn arrange(shown: Option<&[RecentRow]>, next: Vec<RecentRow>, hold: bool) -> Vec<RecentRow> {
    let Some(shown) = shown.filter(|_| hold) else { return next };
    let in_next = |row: &RecentRow| next.iter().find(|other| other.id == row.id).cloned();
    let mut arranged: Vec<RecentRow> = shown.iter().filter_map(in_next).collect();
    let mut place = 0;
    for row in next {
        match arranged.iter().position(|other| other.id == row.id) {
            Some(at) => place = at + 1,
            None => {
                arranged.insert(place.min(arranged.len()), row);
                place += 1;
            }
        }
    }
    arranged
}

/// Whether both hold the same jobs in the same order.
pub(super) fn is_same(one: Option<&Vec<RecentRow>>, other: Option<&Vec<RecentRow>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.iter().map(|row| &row.id).eq(other.iter().map(|row| &row.id)),
        _ => false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use leptos::prelude::*;
    use waitwell_core::id::JobId;
    use waitwell_core::view::JobView;

    use super::*;

    fn rows(ids: &str) -> Vec<RecentRow> {
        let row = |id: String| {
            JobId::parse(&id).map(|id| RecentRow { id, job: ArcSignal::stored(JobView::default()) })
        };
        ids.chars().map(String::from).filter_map(row).collect()
    }

    fn arranged(shown: &str, next: &str, hold: bool) -> String {
        Owner::new().with(|| {
            let rows = arrange(Some(&rows(shown)), rows(next), hold);
            rows.iter().map(|row| row.id.as_str()).collect()
        })
    }

    #[test]
    fn without_the_focus_the_order_is_the_given_one() {
        assert_eq!(arranged("abc", "cbad", false), "cbad");
    }

    #[test]
    fn with_the_focus_no_row_on_screen_changes_its_place() {
        assert_eq!(arranged("abc", "cba", true), "abc");
        assert_eq!(arranged("abc", "cab", true), "abc");
    }

    #[test]
    fn with_the_focus_new_rows_come_in_and_gone_ones_go() {
        assert_eq!(arranged("abc", "xabc", true), "xabc");
        assert_eq!(arranged("abc", "xyabc", true), "xyabc");
        assert_eq!(arranged("abc", "abxc", true), "abxc");
        assert_eq!(arranged("abc", "abcxy", true), "abcxy");
        assert_eq!(arranged("abc", "ac", true), "ac");
        assert_eq!(arranged("", "ab", true), "ab");
        assert_eq!(arranged("ab", "", true), "");
    }
}
