use super::grammar::{of, the, this};
use crate::job_panel::{JobPanelCopy, SupportCopy};

pub(super) fn copy() -> JobPanelCopy {
    JobPanelCopy {
        badge: super::status_badge::copy(),
        tracker: super::stage_tracker::copy(),
        heartbeat: super::heartbeat_line::copy(),
        cancel: super::cancel_dialog::copy(),
        retry: super::retry_panel::copy(),
        result: super::result_summary::copy(),
        wording: super::wording(),
        untitled: the,
        requested: |at| format!("وقت الطلب: {at}."),
        started: |at| format!("وقت البدء: {at}."),
        action: |noun| format!("{} {} إجراءً منك للمتابعة.", of(noun, ["ينتظر", "تنتظر"]), the(noun)),
        action_not_said: "لا يوضح الخادم ما المطلوب. يُرجى نسخ معرّف المهمة وطلب المساعدة.".into(),
        act: "عرض المطلوب".into(),
        due: |at| format!("يُرجى إتمام ذلك قبل {at}."),
        blocked: "حُجب الرابط حفاظًا على أمانك".into(),
        confirming: |noun| {
            format!(
                "يُرجى إبقاء هذه الصفحة مفتوحة حتى يُؤكَّد بدء {}. وعندها يظهر هنا كم يستغرق ذلك وكيف يمكن إلغاؤه \
                 وأين ستكون النتيجة.",
                the(noun)
            )
        },
        leave: |noun| {
            format!(
                "يمكنك إغلاق علامة التبويب هذه. {} {}، وستكون النتيجة هنا عند عودتك.",
                of(noun, ["سيستمر", "ستستمر"]),
                the(noun)
            )
        },
        leave_queued: |noun| {
            format!(
                "يمكنك إغلاق علامة التبويب هذه. {} {} بالدور في قائمة الانتظار، وستكون النتيجة هنا عند عودتك.",
                of(noun, ["يحتفظ", "تحتفظ"]),
                the(noun)
            )
        },
        leave_too: "يمكنك إغلاق علامة التبويب هذه. ستكون النتيجة هنا عند عودتك.".into(),
        leave_with_id: |noun| {
            format!(
                "يمكنك إغلاق علامة التبويب هذه، {} {}. تظهر النتيجة هنا ما دامت علامة التبويب مفتوحة.",
                of(noun, ["وسيستمر", "وستستمر"]),
                the(noun)
            )
        },
        leave_stopping: |noun| {
            format!(
                "يمكنك إغلاق علامة التبويب هذه. عند عودتك ستجد هنا كيف {} {}.",
                of(noun, ["انتهى", "انتهت"]),
                the(noun)
            )
        },
        leave_stopping_with_id: |noun| {
            format!(
                "يمكنك إغلاق علامة التبويب هذه. يظهر هنا كيف {} {} ما دامت علامة التبويب مفتوحة.",
                of(noun, ["ينتهي", "تنتهي"]),
                the(noun)
            )
        },
        stay: |noun| {
            format!(
                "يُرجى إبقاء هذه الصفحة مفتوحة: مغادرتها توقف {} وتؤدي إلى فقدان عمل. ستظهر النتيجة هنا.",
                the(noun)
            )
        },
        stay_for_answer: "يُرجى إبقاء هذه الصفحة مفتوحة حتى يجيب الخادم. إن وُجدت نتيجة فستظهر هنا.".into(),
        stay_for_run: "لا شيء قيد التنفيذ بعد. يُرجى إبقاء هذه الصفحة مفتوحة حتى يجيب الخادم.".into(),
        leave_not_known: |noun| {
            format!(
                "لا يُعرف هل {} {} من دون هذه الصفحة، لذا يُرجى إبقاؤها مفتوحة. ستظهر النتيجة هنا.",
                of(noun, ["يستمر", "تستمر"]),
                the(noun)
            )
        },
        act_later: |noun| {
            let [waits, is] = [["سينتظر", "ستنتظر"], ["وسيكون", "وستكون"]].map(|two| of(noun, two));
            format!("يمكنك إغلاق علامة التبويب هذه وإتمام ذلك لاحقًا. {waits} {}، {is} هنا عند عودتك.", the(noun))
        },
        notify: "إشعاري عند الانتهاء".into(),
        notified: "سيصلك إشعار عند الانتهاء، ما دامت علامة تبويب فيها مهامك مفتوحة.".into(),
        in_doubt: |noun| format!("لا يُعرف بعد هل {} {} من جديد.", of(noun, ["يُنفَّذ", "تُنفَّذ"]), the(noun)),
        in_doubt_checking: "تواصل هذه الصفحة التحقق.".into(),
        in_doubt_leave: "يمكنك مغادرة هذه الصفحة، وستجد الحالة هنا عند عودتك.".into(),
        in_doubt_stay: "يُرجى إبقاء هذه الصفحة مفتوحة حتى يُعرف ذلك.".into(),
        nothing_runs: "لم يبقَ ما يستدعي الانتظار، ويمكنك مغادرة هذه الصفحة.".into(),
        ask_for_help:
            "لم يبقَ ما يستدعي الانتظار، ويمكنك مغادرة هذه الصفحة. إذا كانت هذه المهمة لازمة لك، فيُرجى نسخ \
                       معرّف المهمة وطلب المساعدة."
                .into(),
        duration_not_known: "لا يُعرف بعد كم يستغرق ذلك.".into(),
        no_cancel: |noun| format!("لا يمكن إلغاء {} من هنا.", this(noun)),
        earlier: "المحاولات السابقة".into(),
        attempt: |number| format!("المحاولة {number}"),
        attempt_ended: |at| format!("وقت الانتهاء: {at}."),
        job_id: "معرّف المهمة".into(),
        copy_id: "نسخ معرّف المهمة".into(),
        support: SupportCopy {
            copy: "نسخ التفاصيل للدعم".into(),
            holds:
                "يُنسخ معرّف المهمة وحالتها وأوقاتها ورموزها، دون أسماء أو عناوين أو أي شيء أدخلته أو رفعته."
                    .into(),
            details: "التفاصيل للدعم".into(),
            job_id: "معرّف المهمة:".into(),
            kind: "النوع:".into(),
            status: "الحالة:".into(),
            attempt: "المحاولة:".into(),
            requested: "وقت الطلب:".into(),
            started: "وقت البدء:".into(),
            heard: "آخر رد:".into(),
            ended: "وقت الانتهاء:".into(),
            shown: "المعروض:".into(),
            problem: "المشكلة:".into(),
            code: "الرمز:".into(),
        },
        remove: "إزالة من القائمة".into(),
    }
}
