use crate::stopped::StoppedCopy;

pub(super) fn copy() -> StoppedCopy {
    StoppedCopy {
        title: "توقفت هذه الصفحة عن العمل".into(),
        text: "المهام الجارية على الخادم مستمرة. يُرجى إعادة تحميل الصفحة لعرضها من جديد.".into(),
        reload: "إعادة تحميل الصفحة".into(),
        jobs: "المهام التي كانت في هذه الصفحة:".into(),
    }
}
