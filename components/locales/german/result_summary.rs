use waitwell_core::answers::Next;

use super::grammar::{after, dative, the_accusative, your};
use crate::language::{Count, Noun};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{} ist fertig.", your(noun)),
        complete: |noun| format!("{} ist abgeschlossen.", your(noun)),
        partly: |noun| format!("{} ist teilweise abgeschlossen.", your(noun)),
        canceled: |noun| format!("{noun} abgebrochen. Es geschieht nichts weiter."),
        canceled_for_now: |noun| format!("{noun} abgebrochen."),
        kept: "Das ist geblieben".into(),
        deleted: "Das wurde gelöscht".into(),
        deleted_unless_undone: "Wird gelöscht, falls Sie den Abbruch nicht rückgängig machen".into(),
        not_undone: "Das war schon erledigt und bleibt".into(),
        kept_not_said: "Der Server sagt nicht, was geblieben ist und was gelöscht wurde.".into(),
        everything: |done| match done {
            Some(done) => format!("Alles, was Sie angefordert haben, ist erledigt: {done}."),
            None => "Alles, was Sie angefordert haben, ist erledigt.".to_owned(),
        },
        done_of: |done, total| format!("{} von {} erledigt.", done.number, dative(total)),
        not_said: "Der Server sagt nicht, ob etwas ausgelassen wurde.".into(),
        canceled_at: |at, took| match took {
            Some(took) => format!("Abgebrochen {}, {}.", at.at(), after(took)),
            None => format!("Abgebrochen {}.", at.at()),
        },
        finished: |at, took| match took {
            Some(took) => format!("Beendet {}, {}.", at.at(), after(took)),
            None => format!("Beendet {}.", at.at()),
        },
        skipped: |count, has_reason| left_out("übersprungen", count, has_reason),
        failed: |count, has_reason| left_out("nicht erledigt", count, has_reason),
        retry_helps: "Ein neuer Versuch würde das nachholen.".into(),
        retry_does_not_help: "Ein neuer Versuch würde daran nichts ändern.".into(),
        unnamed_file: "Datei ohne Namen".into(),
        download: "Herunterladen".into(),
        available_until: |at| format!("Verfügbar bis {at}"),
        blocked: "Link zu Ihrer Sicherheit gesperrt".into(),
        expired: "Diese Datei ist nicht mehr verfügbar".into(),
        sign_in_first: "Melden Sie sich an, um diese Datei herunterzuladen".into(),
        not_given: "Der Server hat keinen Link zu dieser Datei genannt".into(),
        changed: |count| match count {
            Some(count) if count.n == 1 => format!("{count} wurde geändert."),
            Some(count) => format!("{count} wurden geändert."),
            None => "Es wurden Daten geändert; der Server sagt nicht, wie viele.".to_owned(),
        },
        review: "Änderungen ansehen".into(),
        no_duplicates: "Bei einem neuen Durchlauf entsteht nichts doppelt.".into(),
        may_duplicate: "Bei einem neuen Durchlauf kann etwas doppelt entstehen.".into(),
        duplicates_not_said: "Ob bei einem neuen Durchlauf etwas doppelt entsteht, ist nicht bekannt.".into(),
        next,
    }
}

fn left_out(what: &str, count: Option<&Count>, has_reason: bool) -> String {
    let count = count.map_or_else(|| "Einige".to_owned(), Count::to_string);
    if has_reason {
        format!("{count} {what}. Grund:")
    } else {
        format!("{count} {what}. Der Server hat keinen Grund genannt.")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => {
            "Laden Sie herunter, was da ist, oder holen Sie mit einem neuen Versuch den Rest.".to_owned()
        }
        (Next::Download, false) => "Laden Sie jetzt die Datei herunter.".to_owned(),
        (Next::Review, true) => {
            "Sehen Sie die Änderungen an, oder holen Sie mit einem neuen Versuch den Rest.".to_owned()
        }
        (Next::Review, false) => "Sehen Sie jetzt die Änderungen an.".to_owned(),
        (Next::SignIn, _) => "Melden Sie sich an, um das Ergebnis zu sehen.".to_owned(),
        (Next::FixThenRetry, _) => {
            "Beheben Sie, was unten genannt ist, und versuchen Sie es dann erneut.".to_owned()
        }
        (Next::Retry, true) => "Holen Sie mit einem neuen Versuch den Rest.".to_owned(),
        (Next::Retry, false) => {
            format!("Versuchen Sie {} erneut.", the_accusative(noun))
        }
        (Next::AwaitRetry, _) => "Ihr neuer Versuch wird gerade gesendet.".to_owned(),
        (Next::TryAgain, _) => "Warten Sie auf die Bestätigung, oder versuchen Sie es erneut.".to_owned(),
        (Next::UndoCancel, _) => {
            format!("Machen Sie den Abbruch rückgängig, falls Sie {} doch brauchen.", the_accusative(noun))
        }
        (Next::AwaitUndo, _) => {
            "Ihr Wunsch, den Abbruch rückgängig zu machen, wird gerade gesendet.".to_owned()
        }
        (Next::StartOver, _) => format!("Beginnen Sie neu, um {} zu wiederholen.", the_accusative(noun)),
        (Next::AskForHelp, _) => "Kopieren Sie die Vorgangs-ID und bitten Sie um Hilfe.".to_owned(),
        (Next::Nothing, _) => "Sie müssen nichts weiter tun.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
