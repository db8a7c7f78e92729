use waitwell_core::answers::Next;
use waitwell_core::moment::Span;

use super::grammar::{agreed, agreed_with, the, until, your};
use crate::copy::capitalized;
use crate::language::{Clock, Count, Noun, Worded};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{} est {}.", capitalized(&your(noun)), agreed(noun, "prêt")),
        complete: |noun| format!("{} est {}.", capitalized(&your(noun)), agreed(noun, "terminé")),
        partly: |noun| format!("{} est {} en partie.", capitalized(&your(noun)), agreed(noun, "terminé")),
        canceled: |noun| {
            format!("{} {}. Il ne se passera rien de plus.", capitalized(&noun.text), agreed(noun, "annulé"))
        },
        canceled_for_now: |noun| format!("{} {}.", capitalized(&noun.text), agreed(noun, "annulé")),
        kept: "Conservé".into(),
        deleted: "Supprimé".into(),
        deleted_unless_undone: "Supprimé, sauf si vous revenez sur l’annulation".into(),
        not_undone: "Déjà fait, et maintenu".into(),
        kept_not_said: "Le serveur n’indique ni ce qui a été conservé ni ce qui a été supprimé.".into(),
        everything: |done| match done {
            Some(done) => format!("Tout ce que vous avez demandé est fait : {done}."),
            None => "Tout ce que vous avez demandé est fait.".to_owned(),
        },
        done_of: |done, total| format!("{done} {} sur {}.", agreed_with(done, "traité"), total.number),
        not_said: "Le serveur n’indique pas si quelque chose manque.".into(),
        canceled_at: |at, took| ended("Annulé", at, took),
        finished: |at, took| ended("Terminé", at, took),
        skipped: |count, has_reason| {
            let what = count.map(|count| format!("{count} {}", agreed_with(count, "ignoré")));
            left_out(what.as_deref().unwrap_or("Une partie a été ignorée"), has_reason)
        },
        failed: |count, has_reason| {
            let what = count.map(|count| format!("{count} non {}", agreed_with(count, "traité")));
            left_out(what.as_deref().unwrap_or("Une partie n’a pas été traitée"), has_reason)
        },
        retry_helps: "Une nouvelle tentative pourrait y remédier.".into(),
        retry_does_not_help: "Une nouvelle tentative n’y changerait rien.".into(),
        unnamed_file: "Fichier sans nom".into(),
        download: "Télécharger".into(),
        available_until: |at| format!("Disponible {}", until(at)),
        blocked: "Lien bloqué pour votre sécurité".into(),
        expired: "Ce fichier n’est plus disponible".into(),
        sign_in_first: "Reconnectez-vous pour télécharger ce fichier".into(),
        not_given: "Le serveur n’a pas donné de lien vers ce fichier".into(),
        changed,
        review: "Voir les modifications".into(),
        no_duplicates: "Relancer ne créera pas de doublons.".into(),
        may_duplicate: "Relancer peut créer des doublons.".into(),
        duplicates_not_said: "On ne sait pas si relancer crée des doublons.".into(),
        next,
    }
}

fn ended(what: &str, at: &Clock, took: Option<&Worded<Span>>) -> String {
    match took {
        Some(took) => format!("{what} {}, au bout de {took}.", at.at()),
        None => format!("{what} {}.", at.at()),
    }
}

fn changed(count: Option<&Count>) -> String {
    let Some(count) = count else {
        return "Des données ont été modifiées ; le serveur n’indique pas combien.".to_owned();
    };
    let have_been = if count.form == 0 { "a été" } else { "ont été" };
    format!("{count} {have_been} {}.", agreed_with(count, "modifié"))
}

fn left_out(what: &str, has_reason: bool) -> String {
    if has_reason {
        format!("{what}. Motif :")
    } else {
        format!("{what}. Le serveur n’a pas donné de motif.")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => {
            "Téléchargez ce qui est déjà là, ou relancez pour obtenir le reste.".to_owned()
        }
        (Next::Download, false) => "Téléchargez le fichier dès maintenant.".to_owned(),
        (Next::Review, true) => "Consultez les modifications, ou relancez pour obtenir le reste.".to_owned(),
        (Next::Review, false) => "Consultez les modifications dès maintenant.".to_owned(),
        (Next::SignIn, _) => "Reconnectez-vous pour voir le résultat.".to_owned(),
        (Next::FixThenRetry, _) => "Corrigez ce qui est indiqué ci-dessous, puis relancez.".to_owned(),
        (Next::Retry, true) => "Relancez pour obtenir le reste.".to_owned(),
        (Next::Retry, false) => format!("Relancez pour refaire {}.", the(noun)),
        (Next::AwaitRetry, _) => "Votre nouvelle tentative est en cours d’envoi.".to_owned(),
        (Next::TryAgain, _) => "Attendez la confirmation, ou réessayez.".to_owned(),
        (Next::UndoCancel, _) => format!("Revenez sur l’annulation si vous voulez quand même {}.", the(noun)),
        (Next::AwaitUndo, _) => "Votre demande de retour sur l’annulation est en cours d’envoi.".to_owned(),
        (Next::StartOver, _) => format!("Recommencez pour refaire {}.", the(noun)),
        (Next::AskForHelp, _) => "Copiez la référence et demandez de l’aide.".to_owned(),
        (Next::Nothing, _) => "Vous n’avez plus rien à faire.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
