use waitwell_core::document::{CancelScope, Range};
use waitwell_core::moment::Span;
use waitwell_core::view::CancelEffect;

use crate::Copy;
use crate::language::Noun;
use crate::locales::german;

/// German with nouns of all three genders.
fn copy() -> Copy {
    german()
        .with_noun("invoice", Noun::feminine("Rechnung").product())
        .with_noun("backup", Noun::new("Archiv"))
}

#[test]
fn articles_follow_the_gender_of_a_noun_of_the_app() {
    let copy = copy();
    let noun = |kind| copy.wording().noun(Some(kind)).clone();
    let (export, invoice, backup) = (noun("export"), noun("invoice"), noun("backup"));
    let title = copy.panel.cancel.title;
    assert_eq!(title(&export), "Diesen Export abbrechen?");
    assert_eq!(title(&invoice), "Diese Rechnung abbrechen?");
    assert_eq!(title(&backup), "Dieses Archiv abbrechen?");
    let effect = CancelEffect { scope: Some(CancelScope::Whole), ..CancelEffect::default() };
    let hint = |noun| (copy.panel.cancel.hint)(noun, &effect);
    assert!(hint(&export).starts_with("Abbrechen beendet den ganzen Export."));
    assert!(hint(&invoice).starts_with("Abbrechen beendet die ganze Rechnung."));
    assert!(hint(&backup).starts_with("Abbrechen beendet das ganze Archiv."));
    assert_eq!((copy.panel.result.ready)(&invoice), "Ihre Rechnung ist fertig.");
    assert!((copy.panel.heartbeat.quiet)(&invoice, "10:32 Uhr").contains("keine Nachricht von der Rechnung"));
}

#[test]
fn what_is_counted_stands_in_the_case_of_its_place() {
    let copy = copy();
    let count = |n, unit| copy.wording().count(n, Some(unit));
    let of = |done, total, unit| (copy.panel.tracker.out_of)(&count(done, unit), &count(total, unit));
    assert_eq!(of(8, 10, "files"), "8 von 10 Dateien");
    assert_eq!(of(8, 10, "records"), "8 von 10 Datensätzen");
    assert_eq!(of(0, 1, "records"), "0 von 1 Datensatz");
    assert_eq!(of(8, 1_200, "Palette"), "8 von 1.200 Palette");
    assert_eq!(count(1, "records").to_string(), "1 Datensatz");
}

#[test]
fn lengths_stand_in_the_case_of_their_place() {
    let copy = copy();
    let finished = |span| {
        let took = copy.wording().took(span);
        (copy.panel.heartbeat.finished)(Some("um 14:05 Uhr"), Some(&took))
    };
    assert_eq!(finished(Span::seconds(200)), "Beendet um 14:05 Uhr, nach 3 Minuten 20 Sekunden.");
    assert_eq!(finished(Span::hours(48)), "Beendet um 14:05 Uhr, nach 2 Tagen.");
    assert_eq!(finished(Span::ms(1)), "Beendet um 14:05 Uhr, nach weniger als einer Sekunde.");
    let usual = copy.wording().usual(Range { low_s: 120, high_s: 300 });
    assert_eq!((copy.panel.tracker.usual)(&usual), "Dauert normalerweise 2 bis 5 Minuten.");
}
