use super::LANGUAGE;
use super::grammar::{agreed, of, the, this, your};
use crate::copy::capitalized;
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("Lancement de {}…", your(noun)),
        forgotten: |noun| {
            format!(
                "Ce navigateur ne gardera pas de trace de {} une fois l’onglet fermé. Copiez la référence dès \
                 qu’elle s’affiche.",
                this(noun)
            )
        },
        refused,
        fix,
        kept: "Rien n’a été lancé, et votre saisie est toujours là.".into(),
        field: |label| format!("Aller à « {label} »"),
        sign_in_first: |noun| format!("Reconnectez-vous avant de lancer {}.", this(noun)),
        sign_in_fix: "Votre session est fermée. Rien n’a été lancé, et votre saisie est toujours là.".into(),
        unconfirmed: |noun| format!("Nous n’avons pas pu confirmer que {} a démarré.", your(noun)),
        may_run_twice: |noun| {
            format!(
                "{} est peut-être déjà en cours. Si vous en lancez {} maintenant, {} risque d’être {} deux fois.",
                of(noun, ["Il", "Elle"]),
                of(noun, ["un autre", "une autre"]),
                the(noun),
                agreed(noun, "exécuté")
            )
        },
        check_again: "Vérifier à nouveau".into(),
        start_new: "Nouveau lancement".into(),
        not_started: |noun| format!("{} n’a pas démarré.", capitalized(&your(noun))),
        nothing_lost: "La demande n’est jamais arrivée au serveur. Veuillez la refaire.".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "Le fichier est trop volumineux.".to_owned(),
        (Some("unsupported-type"), _) => "Ce type de fichier n’est pas utilisable.".to_owned(),
        (Some("invalid-input"), _) => "Un point du formulaire doit d’abord être modifié.".to_owned(),
        (Some("permission"), _) => format!("Vous n’avez pas l’autorisation de lancer {}.", this(noun)),
        (Some("rate-limited"), _) => "Trop de lancements en peu de temps.".to_owned(),
        (Some("credentials-expired"), _) => "La connexion à un autre service a expiré.".to_owned(),
        (Some("no-secure-random"), _) => {
            format!("Ce navigateur ne peut pas lancer {} en toute sécurité.", your(noun))
        }
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("Le serveur n’a pas accepté {}.", this(noun)),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "Choisissez un fichier plus petit, ou divisez-le et envoyez les parties l’une après l’autre."
                .to_owned()
        }
        (_, Some("unsupported-type")) => "Choisissez un fichier d’un autre type.".to_owned(),
        (_, Some("invalid-input")) => "Relisez le formulaire, puis réessayez.".to_owned(),
        (_, Some("permission")) => "Demandez l’accès à la personne qui gère votre compte.".to_owned(),
        (_, Some("rate-limited")) => "Attendez une minute, puis réessayez.".to_owned(),
        (_, Some("credentials-expired")) => "Renouvelez-la, puis réessayez.".to_owned(),
        (_, Some("no-secure-random")) => {
            "Ouvrez cette page à une adresse sécurisée (https), ou utilisez un navigateur récent.".to_owned()
        }
        _ => format!(
            "Modifiez votre saisie, ou demandez à l’assistance pourquoi {} n’est pas possible.",
            this(noun)
        ),
    }
}
