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

/// "ERR_42", "E-4102", "0x80070005", "paused_by_admin", "HTTP 500", "{noun}": made for machines.
fn raw_codes(text: &str) -> Vec<(String, String)> {
    let is_word_sign = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '{' | '}' | '#');
    let words: Vec<&str> =
        text.split(|sign: char| !is_word_sign(sign)).filter(|word| !word.is_empty()).collect();
    let is_code = |word: &str| word.trim_matches('_').contains('_') || word.contains(['{', '}', '#']);
    let codes = words.iter().filter(|word| is_code(word)).map(|word| (*word).to_owned());
    let after_http = words.windows(2).filter(|pair| {
        pair[0].eq_ignore_ascii_case("http") && pair[1].chars().all(|sign| sign.is_ascii_digit())
    });
    let numbered = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    let numbered = numbered.filter(|word| is_numbered_code(word)).map(str::to_owned);
    let codes = codes.chain(after_http.map(|pair| pair.join(" "))).chain(numbered);
    codes
        .map(|code| (code, "a raw code; say what it means, and show the code under the details".to_owned()))
        .collect()
}

/// "E-4102", "ERR42", "0x80070005": letters with a number that counts nothing. "A4" and "UTF-8" are none.
fn is_numbered_code(word: &str) -> bool {
    if let Some(number) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return number.len() > 1 && number.chars().all(|sign| sign.is_ascii_hexdigit());
    }
    let Some(at) = word.find(|sign: char| !sign.is_ascii_uppercase()) else { return false };
    let (letters, rest) = word.split_at(at);
    let (number, least_letters, least_digits) = match rest.strip_prefix('-') {
        Some(number) => (number, 1, 3),
        None => (rest, 3, 2),
    };
    let is_number = number.chars().all(|sign| sign.is_ascii_digit());
    is_number && letters.len() >= least_letters && number.len() >= least_digits
}

/// "42.7%", "٤٢٫٧٪": nobody has measured tenths.
fn percent_with_tenths(text: &str) -> Vec<(String, String)> {
    const SEPARATORS: [char; 6] = ['.', ',', '٫', '٬', '．', '，'];
    const INSTEAD: &str = "a precision that nobody has measured; whole percent, and only of a real total";
    let signs = text.match_indices(['%', '٪', '％']);
    let numbers = signs.filter_map(|(at, sign)| {
        // Marks of direction may stand between the number and its sign.
        let is_gap = |sign: char| {
            sign.is_whitespace() || matches!(sign, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        };
        let before = text[..at].trim_end_matches(is_gap);
        let number = before.trim_end_matches(|sign: char| sign.is_numeric() || SEPARATORS.contains(&sign));
        let number = before[number.len()..].trim_start_matches(SEPARATORS);
        number.contains(SEPARATORS).then(|| format!("{number}{sign}"))
    });
    numbers.map(|number| (number, INSTEAD.to_owned())).collect()
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
