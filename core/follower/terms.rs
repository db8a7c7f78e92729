use super::showing::Words;
use super::wish::{Verb, Wish, can_undo};
use super::{Follower, Tracked};
use crate::document::{CancelTerms, Document, JobResult, LeftOut, OnlyFailed, Range, ResultFile, Status};
use crate::link::Link;
use crate::view::{
    Cancel, CancelEffect, ChangedView, FailedOffer, FileLink, FileView, Fix, LeftOutView, ResultView, Retry,
    RetryOffer, Undo,
};

impl Follower {
    pub(super) fn cancel(&self, tracked: &Tracked, document: &Document, words: &mut Words) -> Cancel {
        let is_over = tracked.is_over();
        match &tracked.wishes.cancel {
            Wish::TooLate { .. } if tracked.gone.is_none() => return Cancel::TooLate,
            _ if tracked.gone.is_none() && document.status == Status::Canceled => {
                return Cancel::Done(document.cancel.as_ref().map(effect).unwrap_or_default());
            }
            _ if is_over => return Cancel::NotOffered,
            Wish::Sent { .. } | Wish::Again { .. } | Wish::AfterLook { .. } => return Cancel::Sending,
            Wish::Unconfirmed { .. } if document.cancel_requested_at.is_none() => return Cancel::Unconfirmed,
            Wish::Denied { detail, .. } => return Cancel::Denied { detail: detail.clone() },
            _ => {}
        }
        if let Some((_, since)) = tracked.asked_to_stop.filter(|(run, _)| *run == tracked.run()) {
            let slow_at = since.plus(self.options.policy.slow_cancel_after);
            words.until(slow_at);
            return Cancel::Asked { is_slow: words.now >= slow_at };
        }
        match &document.cancel {
            Some(terms) if terms.allowed == Some(true) => Cancel::Offered(effect(terms)),
            Some(terms) if terms.allowed == Some(false) => Cancel::Refused { why_not: terms.why_not.clone() },
            _ => Cancel::NotOffered,
        }
    }

    pub(super) fn undo(&self, tracked: &Tracked, document: &Document) -> Undo {
        if tracked.gone.is_some() {
            return Undo::NotOffered;
        }
        let is_offered = can_undo(document);
        match &tracked.wishes.undo {
            Wish::Sent { .. } | Wish::Again { .. } | Wish::AfterLook { .. } | Wish::Taken { .. } => {
                return Undo::Sending;
            }
            Wish::Unconfirmed { .. } if is_offered => return Undo::Unconfirmed,
            // The server has been heard since, and would not take it any more.
            Wish::Unconfirmed { .. } => return Undo::Denied { detail: None, is_final: true },
            Wish::Denied { detail, .. } => {
                return Undo::Denied { detail: detail.clone(), is_final: !is_offered };
            }
            Wish::None | Wish::TooLate { .. } => {}
        }
        let is_undone = document.cancel.as_ref().is_some_and(|terms| terms.undone == Some(true));
        match is_offered && !tracked.wishes.is_another_run_open(Verb::UndoCancel) {
            true => Undo::Offered,
            false if is_undone && !document.status.is_ending() => Undo::Done,
            false => Undo::NotOffered,
        }
    }

    pub(super) fn retry(&self, tracked: &Tracked, document: &Document) -> Retry {
        if tracked.gone.is_some() || tracked.wishes.undo.is_open() {
            return Retry::NotOffered;
        }
        for (wish, only_failed) in [(&tracked.wishes.retry, false), (&tracked.wishes.retry_failed, true)] {
            match wish {
                // Taken: the new run is on its way, and until it is heard of nothing else can be asked.
                Wish::Sent { .. } | Wish::Again { .. } | Wish::AfterLook { .. } | Wish::Taken { .. } => {
                    return Retry::Sending { only_failed };
                }
                Wish::Unconfirmed { .. } => return Retry::Unconfirmed { only_failed },
                Wish::Denied { detail, .. } => {
                    return Retry::Denied { only_failed, detail: detail.clone() };
                }
                Wish::None | Wish::TooLate { .. } => {}
            }
        }
        let Some(terms) = &document.retry else { return Retry::NotOffered };
        match terms.allowed {
            Some(true) => Retry::Offered(RetryOffer {
                from: terms.from,
                from_stage: terms.from_stage.clone(),
                usual: usual(terms.low_s, terms.high_s),
                duplicates: terms.duplicates,
                fix_first: terms.fix_first.as_ref().map(|fix| Fix {
                    code: fix.code.clone(),
                    label: fix.label.clone(),
                    link: self.link(fix.url.as_deref()),
                }),
                only_failed: terms.only_failed.as_ref().map(failed_offer),
            }),
            Some(false) if document.status.is_ending() => Retry::Refused { why_not: terms.why_not.clone() },
            _ => Retry::NotOffered,
        }
    }

    pub(super) fn result(&self, result: &JobResult, words: &mut Words) -> ResultView {
        let left_out = |left: &LeftOut| LeftOutView {
            count: left.count,
            unit: left.unit.clone().or_else(|| result.unit.clone()),
            text: left.text.clone(),
            retry_helps: left.retry_helps,
        };
        ResultView {
            outcome: result.outcome,
            done: result.done,
            total: result.total,
            unit: result.unit.clone(),
            skipped: result.skipped.iter().map(left_out).collect(),
            failed: result.failed.iter().map(left_out).collect(),
            files: result.files.iter().map(|file| self.file(file, words)).collect(),
            changed: result.changed.as_ref().map(|changed| ChangedView {
                count: changed.count,
                unit: changed.unit.clone(),
                review: self.link(changed.review_url.as_deref()),
            }),
            safe_to_use: result.safe_to_use.clone(),
            next: result.next.clone(),
        }
    }

    fn file(&self, file: &ResultFile, words: &mut Words) -> FileView {
        let expires_at = file.expires_at.and_then(|at| self.clock.of_server(at));
        if let Some(at) = expires_at {
            words.until(at);
        }
        let link = match self.link(file.url.as_deref()) {
            _ if self.line.is_signed_out() => FileLink::SignInFirst,
            _ if expires_at.is_some_and(|at| words.now >= at) => FileLink::Expired,
            Some(Link::Safe(href)) => FileLink::Ready(href),
            Some(Link::Blocked) => FileLink::Blocked,
            None => FileLink::NotGiven,
        };
        FileView {
            name: file.name.clone(),
            format: file.format.clone(),
            bytes: file.bytes,
            rows: file.rows,
            link,
            expires_at: file.expires_at.map(|at| self.clock.wall_of_server(at)),
        }
    }

    pub(super) fn link(&self, raw: Option<&str>) -> Option<Link> {
        raw.map(|raw| self.options.links.judge(raw))
    }
}

fn failed_offer(terms: &OnlyFailed) -> FailedOffer {
    FailedOffer {
        count: terms.count,
        unit: terms.unit.clone(),
        usual: usual(terms.low_s, terms.high_s),
        duplicates: terms.duplicates,
    }
}

fn usual(low_s: Option<u64>, high_s: Option<u64>) -> Option<Range> {
    low_s.zip(high_s).map(|(low_s, high_s)| Range { low_s, high_s })
}

fn effect(terms: &CancelTerms) -> CancelEffect {
    CancelEffect {
        scope: terms.scope,
        keeps: terms.keeps.clone(),
        deletes: terms.deletes.clone(),
        cannot_undo: terms.cannot_undo.clone(),
    }
}
