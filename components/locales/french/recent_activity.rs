use super::grammar::agreed_with;
use crate::copy::{capitalized, readable};
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "Activité récente".into(),
        count: |jobs| jobs.to_string(),
        restoring: "Vérification de vos tâches récentes…".into(),
        empty:
            "Aucune tâche pour l’instant. Dès que vous en lancez une, elle apparaît ici et y reste, même si \
                vous fermez l’onglet."
                .into(),
        partial:
            "Impossible de charger toute votre liste pour le moment. Voici les tâches que ce navigateur \
                  connaît ; les autres ne sont pas perdues."
                .into(),
        partial_and_empty:
            "Impossible de charger votre liste pour le moment. Les tâches que vous avez lancées \
                            ne sont pas perdues."
                .into(),
        untitled: |noun, id| format!("{} {id}", capitalized(&noun.text)),
        status_word: readable,
        requested: |when| format!("Demande faite {}", when.at()),
        started: |when| format!("Début {}", when.at()),
        as_of: |when| format!("Dernier état connu : {when}"),
        file: |size, format| match (size, format) {
            (Some(size), Some(format)) => format!("{format} de {size}"),
            (one, other) => one.or(other).unwrap_or_default().to_owned(),
        },
        files: |files| files.to_string(),
        changed: |count| format!("{count} {}", agreed_with(count, "modifié")),
        done: |count| count.to_string(),
        done_of: |done, total| format!("{done} sur {}", total.number),
        skipped: |count| match count {
            Some(count) => format!("{count} {}", agreed_with(count, "ignoré")),
            None => "une partie ignorée".to_owned(),
        },
        failed: |count| match count {
            Some(count) => format!("{count} en échec"),
            None => "une partie en échec".to_owned(),
        },
        not_found: "Introuvable, peut-être supprimé.".into(),
        expired: "Expiré ; le résultat a été supprimé.".into(),
        no_access: "Vous n’y avez plus accès.".into(),
        unseen: "A pris fin depuis votre dernière visite".into(),
        find: "Trouver une tâche par sa référence".into(),
        find_button: "Trouver la tâche".into(),
        no_id: "Cette référence n’est pas complète. Saisissez-la telle que vous l’avez copiée : lettres, chiffres, « - » et « _ », sans espace.".into(),
        remove: "Retirer de la liste".into(),
        remove_name: |title| format!("Retirer de la liste : {title}"),
    }
}
