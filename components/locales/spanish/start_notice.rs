use super::LANGUAGE;
use super::grammar::{of, the, this, your};
use crate::copy::capitalized;
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("Iniciando {}…", your(noun)),
        forgotten: |noun| {
            format!(
                "Este navegador no recordará {} después de que cierre la pestaña. Copie el ID de la tarea en \
                 cuanto aparezca.",
                this(noun)
            )
        },
        refused,
        fix,
        kept: "No se inició nada, y lo que escribió sigue aquí.".into(),
        field: |label| format!("Ir a “{label}”"),
        sign_in_first: |noun| format!("Inicie sesión antes de iniciar {}.", this(noun)),
        sign_in_fix: "Su sesión está cerrada. No se inició nada, y lo que escribió sigue aquí.".into(),
        unconfirmed: |noun| format!("No pudimos confirmar que {} se haya iniciado.", your(noun)),
        may_run_twice: |noun| {
            format!(
                "Es posible que ya esté en curso. Si ahora inicia {}, {} podría hacerse dos veces.",
                of(noun, ["otro", "otra"]),
                the(noun)
            )
        },
        check_again: "Comprobar otra vez".into(),
        start_new: "Iniciar otra vez".into(),
        not_started: |noun| format!("{} no se inició.", capitalized(&your(noun))),
        nothing_lost: "La solicitud nunca llegó al servidor. Vuelva a enviarla.".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "El archivo es demasiado grande.".to_owned(),
        (Some("unsupported-type"), _) => "Este tipo de archivo no se puede usar.".to_owned(),
        (Some("invalid-input"), _) => "Primero hay que cambiar algo en el formulario.".to_owned(),
        (Some("permission"), _) => format!("No tiene permiso para iniciar {}.", this(noun)),
        (Some("rate-limited"), _) => "Se iniciaron demasiadas tareas en poco tiempo.".to_owned(),
        (Some("credentials-expired"), _) => "El acceso a otro servicio caducó.".to_owned(),
        (Some("no-secure-random"), _) => {
            format!("Este navegador no puede iniciar {} de forma segura.", your(noun))
        }
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("El servidor no aceptó {}.", this(noun)),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "Elija un archivo más pequeño, o divídalo y envíe las partes una tras otra.".to_owned()
        }
        (_, Some("unsupported-type")) => "Elija un archivo de otro tipo.".to_owned(),
        (_, Some("invalid-input")) => "Revise el formulario e inténtelo de nuevo.".to_owned(),
        (_, Some("permission")) => "Pida acceso a la persona que administra su cuenta.".to_owned(),
        (_, Some("rate-limited")) => "Espere un minuto e inténtelo de nuevo.".to_owned(),
        (_, Some("credentials-expired")) => "Renuévelo e inténtelo de nuevo.".to_owned(),
        (_, Some("no-secure-random")) => {
            "Abra esta página en una dirección segura (https) o use un navegador actual.".to_owned()
        }
        _ => format!(
            "Cambie lo que escribió, o pregunte al equipo de soporte por qué {} no es posible.",
            this(noun)
        ),
    }
}
