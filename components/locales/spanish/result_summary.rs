use waitwell_core::answers::Next;
use waitwell_core::moment::Span;

use super::grammar::{agreed, agreed_with, the, until, your};
use crate::copy::capitalized;
use crate::language::{Clock, Noun, Worded};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{} está {}.", capitalized(&your(noun)), agreed(noun, "list")),
        complete: |noun| format!("{} está {}.", capitalized(&your(noun)), agreed(noun, "completad")),
        partly: |noun| format!("{} está {} en parte.", capitalized(&your(noun)), agreed(noun, "completad")),
        canceled: |noun| {
            format!("{} {}. No pasará nada más.", capitalized(&noun.text), agreed(noun, "cancelad"))
        },
        canceled_for_now: |noun| format!("{} {}.", capitalized(&noun.text), agreed(noun, "cancelad")),
        kept: "Se conservó".into(),
        deleted: "Se eliminó".into(),
        deleted_unless_undone: "Se elimina, salvo que deshaga la cancelación".into(),
        not_undone: "Ya estaba hecho y no se deshizo".into(),
        kept_not_said: "El servidor no indica qué se conservó ni qué se eliminó.".into(),
        everything: |done| match done {
            Some(done) => format!("Todo lo que pidió está hecho: {done}."),
            None => "Todo lo que pidió está hecho.".to_owned(),
        },
        done_of: |done, total| format!("{} de {total} {}.", done.number, agreed_with(total, "completad")),
        not_said: "El servidor no indica si falta algo.".into(),
        canceled_at: |at, took| ended("Se canceló", at, took),
        finished: |at, took| ended("Terminó", at, took),
        skipped: |count, has_reason| {
            let what = count.map(|count| format!("{count} {}", agreed_with(count, "omitid")));
            left_out(what.as_deref().unwrap_or("Se omitió una parte"), has_reason)
        },
        failed: |count, has_reason| {
            let what = count.map(|count| format!("{count} sin completar"));
            left_out(what.as_deref().unwrap_or("Una parte quedó sin completar"), has_reason)
        },
        retry_helps: "Un nuevo intento incluiría esto.".into(),
        retry_does_not_help: "Un nuevo intento tampoco incluiría esto.".into(),
        unnamed_file: "Archivo sin nombre".into(),
        download: "Descargar".into(),
        available_until: |at| format!("Disponible {}", until(at)),
        blocked: "Enlace bloqueado por su seguridad".into(),
        expired: "Este archivo ya no está disponible".into(),
        sign_in_first: "Inicie sesión para descargar este archivo".into(),
        not_given: "El servidor no dio un enlace a este archivo".into(),
        changed: |count| match count {
            Some(count) if count.n == 1 => format!("Se modificó {count}."),
            Some(count) => format!("Se modificaron {count}."),
            None => "Se modificaron datos; el servidor no indica cuántos.".to_owned(),
        },
        review: "Ver los cambios".into(),
        no_duplicates: "Un nuevo intento no creará duplicados.".into(),
        may_duplicate: "Un nuevo intento puede crear duplicados.".into(),
        duplicates_not_said: "No se sabe si un nuevo intento crea duplicados.".into(),
        next,
    }
}

fn ended(what: &str, at: &Clock, took: Option<&Worded<Span>>) -> String {
    match took {
        Some(took) => format!("{what} {}, después de {took}.", at.at()),
        None => format!("{what} {}.", at.at()),
    }
}

fn left_out(what: &str, has_reason: bool) -> String {
    if has_reason { format!("{what}. Motivo:") } else { format!("{what}. El servidor no dio un motivo.") }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => {
            format!("Descargue lo que ya está, o reintente {} para obtener el resto.", the(noun))
        }
        (Next::Download, false) => "Ya puede descargar el archivo.".to_owned(),
        (Next::Review, true) => {
            format!("Revise los cambios, o reintente {} para obtener el resto.", the(noun))
        }
        (Next::Review, false) => "Ya puede revisar los cambios.".to_owned(),
        (Next::SignIn, _) => "Inicie sesión para ver el resultado.".to_owned(),
        (Next::FixThenRetry, _) => {
            format!("Corrija lo que se indica abajo y después reintente {}.", the(noun))
        }
        (Next::Retry, true) => format!("Reintente {} para obtener el resto.", the(noun)),
        (Next::Retry, false) => format!("Puede reintentar {}.", the(noun)),
        (Next::AwaitRetry, _) => "Su nuevo intento se está enviando.".to_owned(),
        (Next::TryAgain, _) => "Espere la confirmación, o inténtelo de nuevo.".to_owned(),
        (Next::UndoCancel, _) => format!("Deshaga la cancelación si al final quiere {}.", the(noun)),
        (Next::AwaitUndo, _) => "Su solicitud de deshacer la cancelación se está enviando.".to_owned(),
        (Next::StartOver, _) => format!("Empiece de nuevo para repetir {}.", the(noun)),
        (Next::AskForHelp, _) => "Copie el ID de la tarea y pida ayuda.".to_owned(),
        (Next::Nothing, _) => "No tiene que hacer nada más.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
