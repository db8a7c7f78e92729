//! What is looked for in a text.

use super::Finding;
use super::words::Words;
use crate::job_panel::JobPanelCopy;
use crate::readout::Reading;

/// What is wrong with one text: the word, and what to write instead.
pub(super) fn read(reading: &Reading, list: Option<&Words>) -> Vec<(String, String)> {
    let mut found = raw_codes(&reading.text);
    found.extend(percent_with_tenths(&reading.text));
    if let Some(list) = list {
        let text = numbers_marked(&reading.text.to_lowercase());
        let avoided = list.avoid.iter().filter(|(word, _)| holds(&text, word, list.has_spaces));
        found.extend(avoided.map(|(word, instead)| ((*word).to_owned(), (*instead).to_owned())));
        if reading.is_button && list.buttons.iter().any(|button| button.to_lowercase() == text) {
            let instead = "a button that says this alone can be read in two ways; name what it does to what";
            found.push((reading.text.clone(), instead.to_owned()));
        }
    }
    found
}

/// Whether `word` stands in `text`: as a whole where words have spaces between them; one that ends in `*` is
/// only the beginning of a word.
fn holds(text: &str, word: &str, has_spaces: bool) -> bool {
    let (stem, is_open) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    text.match_indices(stem).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + stem.len()..].chars().next();
        let parts = |sign: Option<char>| !sign.is_some_and(char::is_alphanumeric);
        !has_spaces || (parts(before) && (is_open || parts(after)))
    })
}

/// `text` with `#` for every number.
fn numbers_marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            sign if !sign.is_numeric() => marked.push(sign),
            _ if marked.ends_with('#') => {}
            _ => marked.push('#'),
        }
    }
    marked
}

/// "ERR_42", "paused_by_admin", "HTTP 500", "{noun}": made for machines.
fn raw_codes(text: &str) -> Vec<(String, String)> {
    let is_word_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '{' | '}' | '#');
    let words: Vec<&str> =
        text.split(|sign: char| !is_word_sign(sign)).filter(|word| !word.is_empty()).collect();
    let is_code = |word: &str| word.trim_matches('_').contains('_') || word.contains(['{', '}', '#']);
    let codes = words.iter().filter(|word| is_code(word)).map(|word| (*word).to_owned());
    let after_http = words.windows(2).filter(|pair| {
        pair[0].eq_ignore_ascii_case("http") && pair[1].chars().all(|sign| sign.is_ascii_digit())
    });
    let codes = codes.chain(after_http.map(|pair| pair.join(" ")));
    codes
        .map(|code| (code, "a raw code; say what it means, and show the code under the details".to_owned()))
        .collect()
}

/// "42.7%": nobody has measured tenths.
fn percent_with_tenths(text: &str) -> Option<(String, String)> {
    let (before, _) = text.split_once('%')?;
    let before = before.trim_end_matches(char::is_whitespace);
    let start = before
        .rfind(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',')))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let number = &before[start..];
    let instead = "a precision that nobody has measured; whole percent, and only of a real total";
    number.contains(['.', ',']).then(|| (format!("{number}%"), instead.to_owned()))
}

/// A word that stands for two statuses stands for none.
pub(super) fn status_words(copy: &JobPanelCopy) -> Vec<Finding> {
    let (badge, steps) = (&copy.badge, &copy.tracker);
    // Words with one meaning in the headline and in the list of steps share a name here.
    let words = [
        ("sending", &badge.sending),
        ("checking", &badge.checking),
        ("queued", &badge.queued),
        ("in progress", &badge.in_progress),
        ("needs action", &badge.needs_action),
        ("completed", &badge.completed),
        ("partly completed", &badge.partly_completed),
        ("failed", &badge.failed),
        ("canceled", &badge.canceled),
        ("gone", &badge.gone),
        ("a step that has not begun", &steps.upcoming),
        ("in progress", &steps.current),
        ("completed", &steps.done),
        ("a skipped step", &steps.skipped),
        ("failed", &steps.failed),
        ("canceled", &steps.canceled),
    ];
    let mut findings = Vec::new();
    for (at, (meaning, word)) in words.iter().enumerate() {
        let earlier = words[..at].iter().find(|(other, same)| other != meaning && same == word);
        if let Some((other, _)) = earlier {
            findings.push(Finding {
                word: word.to_string(),
                place: "status-badge".to_owned(),
                sentence: word.to_string(),
                instead: format!("it stands for “{other}” and for “{meaning}”; give each a word of its own"),
            });
        }
        if word.trim().is_empty() {
            findings.push(Finding {
                word: String::new(),
                place: "status-badge".to_owned(),
                sentence: String::new(),
                instead: format!("there is no word for “{meaning}”; a status without a word is a spinner"),
            });
        }
    }
    findings
}
