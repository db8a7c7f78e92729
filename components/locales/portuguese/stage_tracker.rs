use super::grammar::{agreed_with, of_your, the};
use crate::copy::{capitalized, readable};
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        steps: "Etapas".into(),
        upcoming: "Não iniciado".into(),
        current: "Em andamento".into(),
        done: "Concluído".into(),
        skipped: "Ignorado".into(),
        failed: "Falhou".into(),
        canceled: "Cancelado".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("Progresso de “{stage}”"),
            None => format!("Progresso {}", of_your(noun)),
        },
        out_of: |done, total| format!("{} de {total}", done.number),
        measured: |counts, percent| format!("{counts} ({percent}%)"),
        so_far: |done| format!("{done} até agora"),
        of_expected: |done, expected| {
            format!("{done} até agora, cerca de {} {}", expected.number, agreed_with(expected, "previst"))
        },
        beyond_expected: |done, expected| {
            format!("{done}, {} {}", expected.number, agreed_with(expected, "previst"))
        },
        finishing: |counts| match counts {
            Some(counts) => format!("Finalizando. Feito: {counts}."),
            None => "Finalizando.".to_owned(),
        },
        status_word: readable,
        slow_source: "A origem dos dados está lenta, por isso pode levar mais tempo.".into(),
        connection_dropped: "A conexão caiu por um momento e o sistema está tentando de novo.".into(),
        rate_limit: "Outro serviço limita a velocidade, por isso pode levar mais tempo.".into(),
        automatic_retry: "Uma etapa não funcionou na primeira vez e o sistema está tentando de novo.".into(),
        waiting: "No momento, está em espera.".into(),
        next_try: |time| format!("Próxima tentativa {}.", time.at()),
        still_running: |noun| {
            format!("{} continua em andamento; não é preciso começar de novo.", capitalized(&the(noun)))
        },
        no_need: "Não é preciso começar de novo.".into(),
        queue: |position| match position.n {
            1 => "Primeira posição na fila.".to_owned(),
            _ => format!("Posição {position} na fila."),
        },
        usual: |usual| format!("Tempo habitual: {usual}."),
        overdue: |usual| match usual {
            Some(usual) => format!(
                "Está demorando mais que o habitual. Tempo habitual: {usual}. Não é preciso começar de novo."
            ),
            None => "Está demorando mais que o habitual. Não é preciso começar de novo.".to_owned(),
        },
    }
}
