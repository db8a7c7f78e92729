use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "Cette page ne fonctionne plus".into(),
        text: "Les tâches en cours sur le serveur continuent. Rechargez la page pour les revoir.".into(),
        reload: "Recharger la page".into(),
        jobs: "Tâches affichées sur cette page :".into(),
    }
}
