use waitwell_core::answers::Next;
use waitwell_core::moment::Span;

use super::grammar::{agreed, agreed_with, the, your};
use crate::copy::capitalized;
use crate::language::{Clock, Count, Noun, Worded};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{} está {}.", capitalized(&your(noun)), agreed(noun, "pront")),
        complete: |noun| format!("{} foi {}.", capitalized(&your(noun)), agreed(noun, "concluíd")),
        partly: |noun| format!("{} foi {} em parte.", capitalized(&your(noun)), agreed(noun, "concluíd")),
        canceled: |noun| {
            format!("{} {}. Nada mais vai acontecer.", capitalized(&noun.text), agreed(noun, "cancelad"))
        },
        canceled_for_now: |noun| format!("{} {}.", capitalized(&noun.text), agreed(noun, "cancelad")),
        kept: "Mantido".into(),
        deleted: "Excluído".into(),
        deleted_unless_undone: "Excluído, a menos que você desfaça o cancelamento".into(),
        not_undone: "Já estava feito e continua assim".into(),
        kept_not_said: "O servidor não informa o que foi mantido nem o que foi excluído.".into(),
        everything: |done| match done {
            Some(done) => format!("Tudo o que você pediu está feito: {done}."),
            None => "Tudo o que você pediu está feito.".to_owned(),
        },
        done_of: |done, total| format!("{} de {total} {}.", done.number, agreed_with(total, "concluíd")),
        not_said: "O servidor não informa se ficou faltando alguma coisa.".into(),
        canceled_at: |at, took| ended("Cancelado", at, took),
        finished: |at, took| ended("Terminou", at, took),
        skipped: |count, has_reason| {
            let what = count.map(|count| format!("{count} {}", agreed_with(count, "ignorad")));
            left_out(what.as_deref().unwrap_or("Uma parte foi ignorada"), has_reason)
        },
        failed: |count, has_reason| {
            let what = count.map(|count| format!("{count} não {}", agreed_with(count, "concluíd")));
            left_out(what.as_deref().unwrap_or("Uma parte não foi concluída"), has_reason)
        },
        retry_helps: "Uma nova tentativa incluiria isso.".into(),
        retry_does_not_help: "Uma nova tentativa não mudaria isso.".into(),
        unnamed_file: "Arquivo sem nome".into(),
        download: "Baixar".into(),
        available_until: |at| format!("Disponível até {at}"),
        blocked: "Link bloqueado para sua segurança".into(),
        expired: "Este arquivo não está mais disponível".into(),
        sign_in_first: "Entre na sua conta para baixar este arquivo".into(),
        not_given: "O servidor não informou um link para este arquivo".into(),
        changed,
        review: "Ver as alterações".into(),
        no_duplicates: "Uma nova tentativa não vai criar itens duplicados.".into(),
        may_duplicate: "Uma nova tentativa pode criar itens duplicados.".into(),
        duplicates_not_said: "Não se sabe se uma nova tentativa cria itens duplicados.".into(),
        next,
    }
}

fn changed(count: Option<&Count>) -> String {
    let Some(count) = count else {
        return "Alguns dados foram alterados; o servidor não informa quantos.".to_owned();
    };
    let was = if count.form == 0 { "foi" } else { "foram" };
    format!("{count} {was} {}.", agreed_with(count, "alterad"))
}

fn ended(what: &str, at: &Clock, took: Option<&Worded<Span>>) -> String {
    match took {
        Some(took) => format!("{what} {}, após {took}.", at.at()),
        None => format!("{what} {}.", at.at()),
    }
}

fn left_out(what: &str, has_reason: bool) -> String {
    if has_reason {
        format!("{what}. Motivo:")
    } else {
        format!("{what}. O servidor não informou o motivo.")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => {
            "Baixe o que já está pronto ou tente novamente para obter o restante.".to_owned()
        }
        (Next::Download, false) => "Você já pode baixar o arquivo.".to_owned(),
        (Next::Review, true) => "Confira as alterações ou tente novamente para obter o restante.".to_owned(),
        (Next::Review, false) => "Você já pode conferir as alterações.".to_owned(),
        (Next::SignIn, _) => "Entre na sua conta para ver o resultado.".to_owned(),
        (Next::FixThenRetry, _) => "Corrija o que está indicado abaixo e tente novamente.".to_owned(),
        (Next::Retry, true) => "Tente novamente para obter o restante.".to_owned(),
        (Next::Retry, false) => format!("Tente novamente para refazer {}.", the(noun)),
        (Next::AwaitRetry, _) => "Sua nova tentativa está sendo enviada.".to_owned(),
        (Next::TryAgain, _) => "Aguarde a confirmação, ou tente novamente.".to_owned(),
        (Next::UndoCancel, _) => format!("Desfaça o cancelamento se ainda quiser {}.", the(noun)),
        (Next::AwaitUndo, _) => "Seu pedido para desfazer o cancelamento está sendo enviado.".to_owned(),
        (Next::StartOver, _) => format!("Comece de novo para refazer {}.", the(noun)),
        (Next::AskForHelp, _) => "Copie o ID da tarefa e peça ajuda.".to_owned(),
        (Next::Nothing, _) => "Você não precisa fazer mais nada.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
