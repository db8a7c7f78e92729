use waitwell_core::moment::Span;

use super::grammar::{agreed, of, of_the, this, your};
use crate::copy::capitalized;
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("Ainda em andamento.", "atualização", when),
        queued: |when| last("Aguardando para começar.", "verificação", when),
        needs_action: |when| last("Aguardando uma ação sua.", "verificação", when),
        sending: |noun| format!("Iniciando {}…", your(noun)),
        checking: "Verificando…".into(),
        quiet: |noun, when| {
            format!(
                "Ainda em andamento, mas sem notícias {}. Última notícia: {when}. Não é preciso começar de novo.",
                of_the(noun)
            )
        },
        paused: |when| last("As atualizações estão pausadas.", "verificação", when),
        busy: |when| match when {
            Some(when) => format!("O servidor está ocupado. Próxima verificação {when}."),
            None => "O servidor está ocupado. Próxima verificação em breve.".to_owned(),
        },
        busy_for_long: |when| {
            format!("O servidor está ocupado. Próxima verificação em cerca de uma hora, {when}.")
        },
        lost: |when| last("Sem conexão com o servidor.", "resposta", when),
        offline: |when| last("Você está sem internet.", "resposta do servidor", when),
        intercepted: "Algo respondeu no lugar do servidor. Talvez seja preciso fazer login nesta rede."
            .into(),
        unreadable: "Não foi possível ler a resposta do servidor.".into(),
        show_details: "Mostrar detalhes".into(),
        code: "Código:".into(),
        signed_out: |when, calm| match when {
            Some(when) => format!(
                "Sua sessão foi encerrada. {calm} Entre na sua conta para ver a situação. Última informação: \
                 {when}."
            ),
            None => {
                format!("Sua sessão foi encerrada. {calm} Entre na sua conta para ver a situação.")
            }
        },
        signed_out_after: "Sua sessão foi encerrada. Entre na sua conta para ver o resultado.".into(),
        keeps_running: |noun| {
            format!("{} continua; não é preciso começar de novo.", capitalized(&your(noun)))
        },
        keeps_its_place: |noun| {
            format!(
                "{} continua no mesmo lugar da fila; não é preciso começar de novo.",
                capitalized(&your(noun))
            )
        },
        is_kept: |noun| {
            format!(
                "{} está {}; não é preciso começar de novo.",
                capitalized(&your(noun)),
                agreed(noun, "guardad")
            )
        },
        needs_the_page: |noun| {
            format!(
                "Mantenha esta página aberta. {} talvez precise esperar até o servidor voltar a responder.",
                capitalized(&your(noun))
            )
        },
        start_not_known: |noun| {
            format!(
                "Ainda não se sabe se {} começou. Por enquanto, não {} inicie de novo.",
                your(noun),
                of(noun, ["o", "a"])
            )
        },
        may_have_stopped: |noun| format!("Ainda não se sabe se {} parou.", your(noun)),
        finished: |when, took| ended("Terminou", when, took),
        failed: |when, took| ended("Parou", when, took),
        canceled: |when, took| ended("Cancelado", when, took),
        not_found: |noun| {
            format!(
                "{} não foi {}. Talvez tenha sido {}.",
                capitalized(&this(noun)),
                agreed(noun, "encontrad"),
                agreed(noun, "excluíd")
            )
        },
        never_known: "Não encontramos nenhuma tarefa com este ID. Verifique se ele está completo e se você usa a conta que iniciou a tarefa.".into(),
        expired: |noun| format!("{} expirou; o resultado foi excluído.", capitalized(&this(noun))),
        no_access: |noun| format!("Você não tem mais acesso a {}.", this(noun)),
        forgotten: |noun| {
            format!(
                "Este navegador não vai se lembrar d{} depois que você fechar a aba. Copie o ID da tarefa.",
                this(noun)
            )
        },
    }
}

/// "Ainda em andamento. Última atualização há 10 segundos."
fn last(what: &str, event: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} Última {event} {when}."),
        None => what.to_owned(),
    }
}

/// "Terminou às 14:05, após 3 minutos e 20 segundos."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{what} {when}, após {took}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(took)) => format!("{what} após {took}."),
        (None, None) => String::new(),
    }
}
