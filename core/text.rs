//! Text from outside made safe to show: bounded, without control characters or direction overrides.

/// The most characters of a job's title that are shown.
pub const MAX_TITLE: usize = 500;
/// The most characters of any other text from a server that are shown.
pub const MAX_TEXT: usize = 2_000;

/// Cleans `raw` for display and cuts it after `max` characters with an ellipsis; `None` where nothing
/// readable is left.
///
/// Control characters, byte-order marks, zero-width spaces and bidirectional overrides go: they can
/// make `exe.fdp` read as `pdf.exe`. Joiners stay, because scripts and emoji need them.
pub fn clean(raw: &str, max: usize) -> Option<String> {
    let trimmed = raw.trim();
    // Most texts are clean as they come.
    if trimmed.len() <= max && trimmed.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return (!trimmed.is_empty()).then(|| trimmed.to_owned());
    }
    let shown = |raw: &str| {
        raw.chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| is_shown(*c))
            .collect::<String>()
    };
    let mut text = shown(trimmed);
    if let Some((end, _)) = text.char_indices().nth(max) {
        text.truncate(end);
        text.push('…');
    }
    // Dropped characters can leave spaces at the ends.
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A language tag in the form of BCP 47, of at most 35 characters; `None` for anything else, and for the tag
/// that says that the language is not known.
pub fn language_tag(raw: &str) -> Option<String> {
    /// As much as a tag needs, by RFC 5646, section 4.4.1.
    const LONGEST: usize = 35;
    let tag = raw.trim();
    let mut parts = tag.split('-');
    let is_language =
        |part: &str| matches!(part.len(), 2..=8) && part.chars().all(|sign| sign.is_ascii_alphabetic());
    let is_part =
        |part: &str| matches!(part.len(), 1..=8) && part.chars().all(|sign| sign.is_ascii_alphanumeric());
    let is_tag = tag.len() <= LONGEST && parts.next().is_some_and(is_language) && parts.all(is_part);
    (is_tag && !tag.eq_ignore_ascii_case("und")).then(|| tag.to_owned())
}

fn is_shown(symbol: char) -> bool {
    !symbol.is_control()
        && !matches!(symbol,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{202a}'..='\u{202e}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_overrides_and_control_characters_are_dropped() {
        assert_eq!(clean("report\u{202e}fdp.exe\u{0}", 99).as_deref(), Some("reportfdp.exe"));
        assert_eq!(clean("two\nlines\there", 99).as_deref(), Some("two lines here"));
    }

    #[test]
    fn long_text_is_cut_by_characters_not_bytes() {
        assert_eq!(clean(&"ü".repeat(10_000), 3).as_deref(), Some("üüü…"));
        assert_eq!(clean("üüü", 3).as_deref(), Some("üüü"));
    }

    #[test]
    fn nothing_readable_is_nothing() {
        for raw in ["", "  ", "\u{200b}\u{feff}", "\0\0"] {
            assert_eq!(clean(raw, 9), None);
        }
    }

    #[test]
    fn what_is_clean_stays_as_it_is() {
        for raw in ["\u{200b} a", "a \u{feff}", "abcdefghijkl"] {
            let once = clean(raw, 9).unwrap();
            assert_eq!(clean(&once, 9).as_deref(), Some(once.as_str()));
        }
    }

    #[test]
    fn a_language_is_a_tag_and_nothing_else() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "en-x-team"] {
            assert_eq!(language_tag(tag).as_deref(), Some(tag));
        }
        assert_eq!(language_tag(" en ").as_deref(), Some("en"));
        let long = format!("en{}", "-abcdefgh".repeat(4));
        for raw in ["", "e", "en_US", "en-", "-en", "en--US", "German, please", "ünd", "12", "und", &long] {
            assert_eq!(language_tag(raw), None, "{raw}");
        }
    }

    #[test]
    fn emoji_and_right_to_left_words_stay_whole() {
        for raw in ["👩‍👩‍👧 export", "תצרף הזמנות", "سفارش‌ها"] {
            assert_eq!(clean(raw, 99).as_deref(), Some(raw));
        }
    }
}
