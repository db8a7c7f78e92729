//! Facts in words: English in full, and for every language what must hold for any.

use waitwell_core::age::Age;
use waitwell_core::document::Range;
use waitwell_core::moment::{Moment, Span};

use super::{Direction, Language, Noun, Wording};
use crate::locales;

fn english() -> Wording {
    locales::english::wording()
}

fn languages() -> impl Iterator<Item = (&'static str, Wording)> {
    locales::ALL.iter().map(|locale| (locale.tag, (locale.copy)().wording().clone()))
}

#[test]
fn ages_read_as_a_person_says_them() {
    let ago = |span| english().ago(Age::of(span));
    assert_eq!(ago(Span::seconds(3)), "just now");
    assert_eq!(ago(Span::seconds(13)), "10 seconds ago");
    assert_eq!(ago(Span::seconds(61)), "1 minute ago");
    assert_eq!(ago(Span::hours(26)), "1 day ago");
}

#[test]
fn a_usual_time_is_a_range_and_never_a_countdown() {
    let usual = |low_s, high_s| english().usual(Range { low_s, high_s }).to_string();
    assert_eq!(usual(120, 300), "2 to 5 minutes");
    assert_eq!(usual(10, 20), "10 to 20 seconds");
    assert_eq!(usual(50, 110), "1 to 2 minutes");
    assert_eq!(usual(100, 120), "about 2 minutes");
    assert_eq!(usual(0, 1), "about 1 second");
}

#[test]
fn lengths_sizes_and_numbers_read_plainly() {
    let took = |span| english().took(span).to_string();
    assert_eq!(took(Span::ms(300)), "less than a second");
    assert_eq!(took(Span::seconds(125)), "2 minutes 5 seconds");
    assert_eq!(took(Span::minutes(80)), "1 hour 20 minutes");
    assert_eq!(took(Span::hours(24)), "1 day");
    let language = &locales::english::LANGUAGE;
    assert_eq!(language.number(240_000), "240,000");
    assert_eq!(language.number(999), "999");
    assert_eq!(language.bytes(1), "1 byte");
    assert_eq!(language.bytes(14_230_000), "14.2 MB");
    assert_eq!(language.bytes(812_400_000), "812 MB");
    let count = |n, unit| english().count(n, unit).to_string();
    assert_eq!(count(1_200, Some("rows")), "1,200 rows");
    assert_eq!(count(1, Some("rows")), "1 row");
    assert_eq!(count(1, Some("entries")), "1 entry");
    let one = ["addresses", "boxes", "branches", "statuses", "invoices", "responses", "movies", "series"];
    let one = one.map(|unit| count(1, Some(unit)));
    assert_eq!(
        one,
        ["1 address", "1 box", "1 branch", "1 status", "1 invoice", "1 response", "1 movie", "1 series"]
    );
    assert_eq!(count(7, None), "7");
}

#[test]
fn the_day_is_left_out_only_when_it_is_today() {
    let at = |text: &str| Moment::parse(text).unwrap();
    let moment = at("2026-11-23T14:02:59Z");
    let clock = |now| english().clock(moment, now);
    let (later, tomorrow) = (Some(at("2026-11-23T23:59:59Z")), Some(at("2026-11-24T00:00:00Z")));
    assert_eq!(clock(later).to_string(), "14:02");
    assert_eq!(clock(later).at(), "at 14:02");
    assert_eq!(clock(tomorrow).to_string(), "23 Nov 2026, 14:02");
    assert_eq!(clock(tomorrow).at(), "on 23 Nov 2026 at 14:02");
    assert_eq!(clock(None).to_string(), "23 Nov 2026, 14:02");
}

#[test]
fn a_text_is_isolated_where_its_direction_could_disturb_the_sentence() {
    assert_eq!(locales::english::LANGUAGE.isolated("Orders 2025"), "Orders 2025");
    assert_eq!(locales::english::LANGUAGE.isolated("הזמנות 2025"), "\u{2068}הזמנות 2025\u{2069}");
    let language = Language { direction: Direction::RightToLeft, ..locales::english::LANGUAGE };
    assert_eq!(language.isolated("exp_7Q2M4K"), "\u{2068}exp_7Q2M4K\u{2069}");
}

#[test]
fn a_count_keeps_what_grammar_asks_for() {
    let count = english().count(1_200, Some("rows"));
    assert_eq!(
        (count.n, count.number.as_str(), count.unit.as_deref(), count.form),
        (1_200, "1,200", Some("rows"), 1)
    );
    assert_eq!(english().count(1, None).form, 0);
}

#[test]
fn a_noun_of_the_app_takes_the_place_of_the_kits() {
    let wording =
        english().with_noun("export", Noun::new("download")).with_noun("payout", Noun::new("payout"));
    let noun = |kind| wording.noun(Some(kind)).text.to_string();
    assert_eq!([noun("export"), noun("payout"), noun("import")], ["download", "payout", "import"]);
}

#[test]
fn every_language_has_a_form_for_every_number_of_everything() {
    for (tag, wording) in languages() {
        let Language { form, units, lengths, sizes, .. } = *wording.language();
        let all = units.iter().map(|(_, forms)| *forms);
        let all = all.chain(lengths.spans).chain(lengths.ago).chain([sizes.bytes]);
        for forms in all {
            for n in (0..=200).chain([999, 1_000, 999_999, 1_000_000, 2_000_000]) {
                assert!(form(n) < forms.len(), "{tag}: {forms:?} has no form for {n}");
            }
            assert!(forms.last().is_some_and(|form| form.contains('#')), "{tag}: {forms:?} shows no number");
        }
    }
}

#[test]
fn no_two_spans_that_differ_read_alike_in_any_language() {
    for (tag, wording) in languages() {
        let spans = [0, 1, 2, 3, 11, 59, 60, 61, 120, 3_599, 3_600, 7_200, 86_400, 172_800, 950_400];
        let texts: std::collections::BTreeSet<String> =
            spans.iter().map(|seconds| wording.took(Span::seconds(*seconds)).to_string()).collect();
        assert_eq!(texts.len(), spans.len(), "{tag}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains('#')), "{tag}: {texts:?}");
    }
}

#[test]
fn a_range_shows_both_its_ends_in_every_language() {
    for (tag, wording) in languages() {
        for (low, high) in [(60, 120), (120, 300), (120, 660), (600, 900)] {
            let text = wording.usual(Range { low_s: low, high_s: high }).to_string();
            for end in [low, high] {
                let alone =
                    wording.took(Span::seconds(end)).to_string().replace(['\u{2068}', '\u{2069}'], "");
                let is_said = text.contains(&(end / 60).to_string()) || text.contains(&alone);
                assert!(is_said, "{tag}: {text} leaves out {end} s");
            }
            // A number that its word says already stands beside no word: "دقيقتين", and not "2 دقيقة".
            let two = wording.took(Span::minutes(2)).to_string();
            assert!(high != 120 || two.contains('2') || !text.contains('2'), "{tag}: {text}");
        }
    }
}

#[test]
fn large_numbers_are_grouped_and_tenths_are_told_from_groups_in_every_language() {
    for (tag, wording) in languages() {
        let language = wording.language();
        assert_ne!(language.number(1_234_567), "1234567", "{tag}");
        assert_ne!(language.numbers.group, language.numbers.decimal, "{tag}");
        assert!(language.bytes(14_230_000).contains(&format!("14{}2", language.numbers.decimal)), "{tag}");
    }
}
