//! What must hold for every language, over every situation that there is to draw.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{ALL, Locale};
use crate::copy::provide_copy;
use crate::fixture::markup::{attribute, unescaped};
use crate::fixture::{self, Fixture};
use crate::language::Direction;
use crate::readout;

/// A fixture in the words of a language.
fn drawn(locale: &Locale, fixture: &Fixture) -> String {
    let copy = (locale.copy)();
    Owner::new().with(|| {
        provide_copy(copy);
        (fixture.view)().to_html()
    })
}

/// What a fixture says in a language, text by text, without what the server says.
fn texts(locale: &Locale, fixture: &Fixture) -> Vec<String> {
    let html = drawn(locale, fixture);
    let (mut ours, mut theirs) = (Vec::new(), BTreeSet::new());
    let mut is_theirs = false;
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        match tag.split_whitespace().next().unwrap_or_default() {
            "bdi" => is_theirs = true,
            "/bdi" => is_theirs = false,
            _ => {}
        }
        ours.extend(attribute(&format!("<{tag}"), "aria-label").map(str::to_owned));
        if is_theirs {
            theirs.insert(text.to_owned());
        } else {
            ours.push(text.to_owned());
        }
    }
    ours.retain(|text| !theirs.contains(text));
    ours
}

#[test]
fn nothing_is_left_in_english() {
    /// The same in English and in another language.
    const SHARED: [&str; 4] = ["Code", "Code:", "Status:", "Problem:"];
    /// What the server or the app says in them stands among the kit's own words.
    const SPEAK_FOR_OTHERS: [&str; 3] = ["in-a-line-of-text", "reworded", "unknown-problem"];
    let (english, others) = (&ALL[0], &ALL[1..]);
    let mut found = BTreeSet::new();
    let mut compared = 0;
    for fixture in fixture::all().iter().filter(|fixture| !SPEAK_FOR_OTHERS.contains(&fixture.name)) {
        let in_english: BTreeSet<String> = texts(english, fixture).into_iter().collect();
        for locale in others {
            let own = texts(locale, fixture);
            compared += own.len();
            let same = own.into_iter().filter(|text| in_english.contains(text));
            let same = same.filter(|text| text.chars().any(char::is_alphabetic));
            let same = same.filter(|text| !SHARED.contains(&text.as_str()));
            found.extend(same.map(|text| format!("{}: {text} ({})", locale.tag, fixture.name)));
        }
    }
    let undrawn = |locale: &Locale| {
        let readings = readout::undrawn(&(locale.copy)()).into_iter();
        readings.map(|reading| (reading.place, reading.text)).collect::<BTreeSet<_>>()
    };
    let in_english = undrawn(english);
    for locale in others {
        let own = undrawn(locale);
        compared += own.len();
        let same = own.intersection(&in_english).filter(|(_, text)| !SHARED.contains(&text.as_str()));
        found.extend(same.map(|(place, text)| format!("{}: {text} ({place})", locale.tag)));
    }
    assert!(compared > 1_000, "only {compared} texts were compared");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_page_that_has_stopped_says_so_in_its_language() {
    let words = |locale: &Locale| {
        let copy = (locale.copy)().stopped;
        [copy.title, copy.text, copy.reload, copy.jobs]
    };
    for locale in &ALL[1..] {
        let shared = words(locale).into_iter().zip(words(&ALL[0])).filter(|(own, english)| own == english);
        assert_eq!(shared.count(), 0, "{}", locale.tag);
    }
}

#[test]
fn languages_name_themselves_by_their_own_tag() {
    let tags: BTreeSet<_> = ALL.iter().map(|locale| locale.tag).collect();
    assert_eq!(tags.len(), ALL.len());
    for locale in ALL {
        assert_eq!((locale.copy)().wording().language().tag, locale.tag);
    }
}

#[test]
fn no_space_follows_a_sentence_where_the_language_has_none() {
    let languages = ALL.iter().map(|locale| (locale, *(locale.copy)().wording().language()));
    let without: Vec<_> = languages.filter(|(_, language)| language.space.is_empty()).collect();
    assert!(!without.is_empty());
    for (locale, language) in without {
        let spaced = format!("{} ", language.full_stop);
        for fixture in fixture::all().iter().filter(|fixture| fixture.name != "reworded") {
            // A text that is empty is drawn as a space on a server.
            let html = drawn(locale, fixture).replace(" </", "</");
            let text: String = html.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
            assert!(!text.contains(&spaced), "{}: {} says {text}", locale.tag, fixture.name);
        }
    }
}

#[test]
fn french_never_breaks_a_line_before_high_punctuation_and_inside_guillemets() {
    const NARROW: char = '\u{202f}';
    let locale = ALL.iter().find(|locale| locale.tag == "fr").unwrap();
    let mut found = BTreeSet::new();
    let mut checked = 0;
    let all = fixture::all();
    // Signs of markup are never the kit's own.
    let ours = all.iter().flat_map(|fixture| texts(locale, fixture)).filter(|text| !text.contains("&lt;"));
    for text in ours {
        let signs: Vec<char> = text.chars().collect();
        for (at, sign) in signs.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| signs[at]);
            let is_right = match sign {
                // "14:02" is no sentence.
                ':' => before.is_some_and(|before| before == NARROW || before.is_ascii_digit()),
                ';' | '?' | '!' | '%' | '»' => before == Some(NARROW),
                '«' => signs.get(at + 1) == Some(&NARROW),
                _ => continue,
            };
            checked += 1;
            if !is_right {
                found.insert(text.clone());
            }
        }
    }
    assert!(checked > 100, "only {checked} signs were checked");
    assert!(found.is_empty(), "{found:#?}");
}

/// The texts and labels of `html` that no element keeps together in a direction of their own.
fn without_direction(html: &str) -> Vec<String> {
    const VOID: [&str; 4] = ["br", "hr", "img", "input"];
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        if tag.starts_with('/') {
            let at = open.iter().rposition(|(other, _)| *other == name);
            open.truncate(at.unwrap_or(open.len()));
        } else if !name.is_empty() && !name.starts_with('!') && !VOID.contains(&name) {
            open.push((name, name == "bdi" || tag.contains(" dir=\"")));
        }
        let tag = format!("<{tag}");
        let labels = ["aria-label", "aria-valuetext", "title", "placeholder"];
        found.extend(labels.into_iter().filter_map(|label| attribute(&tag, label)).map(unescaped));
        if !open.iter().any(|(_, is_isolated)| *is_isolated) {
            found.push(unescaped(text));
        }
    }
    found
}

/// What of `text` stands between no marks that isolate it.
fn outside_of_marks(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = text.chars().filter(|sign| {
        match sign {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

#[test]
fn in_a_language_that_runs_from_right_to_left_every_word_of_latin_letters_keeps_its_own_direction() {
    let mut found = BTreeSet::new();
    let mut checked = 0;
    let is_rightward =
        |locale: &&Locale| (locale.copy)().wording().language().direction == Direction::RightToLeft;
    for locale in ALL.iter().filter(is_rightward) {
        let all = fixture::all();
        // What the app says around the kit's own words is its own.
        let ours = all.iter().filter(|fixture| !["reworded", "in-a-line-of-text"].contains(&fixture.name));
        let drawn = ours.flat_map(|fixture| {
            let texts = without_direction(&drawn(locale, fixture)).into_iter();
            texts.map(move |text| (format!("{}/{}", fixture.component, fixture.name), text))
        });
        let undrawn = readout::undrawn(&(locale.copy)()).into_iter();
        let undrawn = undrawn.map(|reading| (reading.place, reading.text));
        for (place, text) in drawn.chain(undrawn) {
            checked += 1;
            if outside_of_marks(&text).contains(|sign: char| sign.is_ascii_alphabetic()) {
                found.insert(format!("{text} ({place})"));
            }
        }
    }
    assert!(checked > 1_000, "only {checked} texts were checked");
    assert!(found.is_empty(), "{found:#?}");
}
