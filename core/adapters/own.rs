//! The kit's own Job API, as in `docs/job-api.md`.

use serde_json::json;

use super::{Adapter, Answer, Call, EventReading, Method, Reading, Reply, Start, StreamEvent};
use crate::decode::{self, Jobs};
use crate::hearing::Trouble;
use crate::id::{JobId, Key};
use crate::policy;

/// The kit's own Job API.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnApi;

/// How many jobs of the list are asked for.
const LIST_LIMIT: usize = 20;

impl Adapter for OwnApi {
    fn look(&self, job: &JobId, etag: Option<&str>) -> Call {
        let headers = etag.map(|etag| ("If-None-Match", etag.to_owned())).into_iter().collect();
        Call { headers, ..get(format!("/{job}")) }
    }

    fn look_at_several(&self, jobs: &[JobId], etag: Option<&str>) -> Option<Call> {
        let headers = etag.map(|etag| ("If-None-Match", etag.to_owned())).into_iter().collect();
        let ids: Vec<&str> = jobs.iter().map(JobId::as_str).collect();
        Some(Call { headers, ..get(format!("?ids={}", ids.join(","))) })
    }

    fn list(&self) -> Option<Call> {
        Some(get(format!("?limit={LIST_LIMIT}")))
    }

    fn start(&self, start: &Start, key: &Key) -> Call {
        let body = json!({ "kind": start.kind, "title": start.title, "inputs": start.inputs });
        post(String::new(), key, Some(body.to_string()))
    }

    fn find_start(&self, key: &Key) -> Option<Call> {
        Some(get(format!("?key={}", key.as_str())))
    }

    fn cancel(&self, job: &JobId, key: &Key) -> Call {
        post(format!("/{job}/cancel"), key, None)
    }

    fn retry(&self, job: &JobId, key: &Key) -> Call {
        post(format!("/{job}/retry"), key, None)
    }

    fn retry_failed(&self, job: &JobId, key: &Key) -> Option<Call> {
        Some(post(format!("/{job}/retry?only=failed"), key, None))
    }

    fn undo_cancel(&self, job: &JobId, key: &Key) -> Option<Call> {
        Some(post(format!("/{job}/cancel/undo"), key, None))
    }

    fn listen(&self, jobs: &[JobId], last_id: Option<&str>) -> Option<Call> {
        let ids: Vec<&str> = jobs.iter().map(JobId::as_str).collect();
        let headers = last_id.map(|id| ("Last-Event-ID", id.to_owned())).into_iter().collect();
        Some(Call { headers, ..get(format!("/events?ids={}", ids.join(","))) })
    }

    fn event_names(&self) -> &'static [&'static str] {
        &["job", "beat", "reset"]
    }

    fn read_event(&self, event: &StreamEvent) -> EventReading {
        match event.name.as_str() {
            "job" => {
                let document = decode::document(&event.data);
                document.map_or(EventReading::Nothing, |document| EventReading::Job(Box::new(document)))
            }
            "reset" => EventReading::Reset,
            _ => EventReading::Nothing,
        }
    }

    fn read(&self, answer: &Answer) -> Reading {
        match answer {
            Answer::Http(reply) => read_reply(reply),
            Answer::NoConnection | Answer::TimedOut => Reading::Trouble(Trouble::Unreachable),
            Answer::TooLong => Reading::Trouble(Trouble::Unreadable(decode::Unreadable::TooLong.code())),
            Answer::Elsewhere => Reading::Trouble(Trouble::Intercepted),
        }
    }
}

fn get(path: String) -> Call {
    Call { method: Method::Get, path, headers: Vec::new(), body: None }
}

fn post(path: String, key: &Key, body: Option<String>) -> Call {
    Call { method: Method::Post, path, headers: vec![("Idempotency-Key", key.header_value())], body }
}

fn read_reply(reply: &Reply) -> Reading {
    let wait = || reply.retry_after.as_deref().and_then(|header| policy::retry_after(header, reply.date));
    let problem = || decode::problem(&reply.body);
    match reply.status {
        304 => Reading::Unchanged { next: wait() },
        200..=299 if !is_json(reply) => Reading::Trouble(Trouble::Intercepted),
        200..=299 => read_body(reply, wait()),
        // A redirect that was not followed leads to somebody else's page.
        300..=399 => Reading::Trouble(Trouble::Intercepted),
        401 => Reading::SignInFirst,
        403 => Reading::NoAccess,
        404 => Reading::NotFound { is_certain: is_json(reply) },
        409 => Reading::Conflict { document: decode::job_of_conflict(&reply.body), problem: problem() },
        410 => Reading::Expired,
        429 => Reading::Busy { wait: wait(), is_limit: true },
        503 if wait().is_some() => Reading::Busy { wait: wait(), is_limit: false },
        400..=499 => Reading::Refused(problem()),
        // 511: a network wants the person to sign in.
        511 => Reading::Trouble(Trouble::Intercepted),
        _ => Reading::Trouble(Trouble::Unreachable),
    }
}

fn read_body(reply: &Reply, next: Option<crate::moment::Span>) -> Reading {
    let etag = reply.etag.clone();
    match decode::jobs(&reply.body) {
        Ok(Jobs::One(document)) => Reading::Job { document, next, etag },
        Ok(Jobs::Several(documents)) => Reading::Jobs { documents, next, etag },
        Err(why) => Reading::Trouble(Trouble::Unreadable(why.code())),
    }
}

fn is_json(reply: &Reply) -> bool {
    let essence = reply.essence().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Span;

    fn reply(status: u16, content_type: &str, body: &str) -> Reply {
        Reply { status, content_type: Some(content_type.into()), body: body.into(), ..Reply::default() }
    }

    fn read(reply: Reply) -> Reading {
        OwnApi.read(&Answer::Http(reply))
    }

    const JOB: &str = r#"{"id":"j1","status":"queued"}"#;

    #[test]
    fn a_sign_in_page_in_the_servers_place_is_lost_contact_and_no_answer() {
        let page = reply(200, "text/html", "<form action=/login?csrf=secret>");
        assert_eq!(read(page), Reading::Trouble(Trouble::Intercepted));
        assert_eq!(read(reply(302, "text/html", "")), Reading::Trouble(Trouble::Intercepted));
        assert_eq!(OwnApi.read(&Answer::Elsewhere), Reading::Trouble(Trouble::Intercepted));
    }

    #[test]
    fn answers_that_cannot_be_read_are_trouble_and_never_a_failure_of_the_job() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let long =
            format!("{{\"id\":\"j1\",\"status\":\"queued\",\"note\":\"{}\"}}", "x".repeat(decode::MAX_BODY));
        for body in
            [r#"{"id":"j1","stat"#, "{}", "null", "[]", r#"{"id":"j1","status":5}"#, "5", &deep, &long]
        {
            let reading = read(reply(200, "application/json", body));
            assert!(matches!(reading, Reading::Trouble(Trouble::Unreadable(_))), "{:.40}: {reading:?}", body);
        }
    }

    #[test]
    fn a_job_brings_its_etag_and_the_servers_advice() {
        let reading = read(Reply {
            etag: Some("W/\"7\"".into()),
            retry_after: Some("5".into()),
            ..reply(200, "application/json; charset=utf-8", JOB)
        });
        let Reading::Job { document, next, etag } = reading else { panic!("{reading:?}") };
        assert_eq!(
            (document.id.as_str(), next, etag.as_deref()),
            ("j1", Some(Span::seconds(5)), Some("W/\"7\""))
        );
    }

    #[test]
    fn etags_keys_and_ids_are_sent_as_they_are() {
        let id = JobId::parse("j-1").unwrap();
        let call = OwnApi.look(&id, Some("W/\"a b\""));
        assert_eq!(
            (call.path.as_str(), &call.headers[0]),
            ("/j-1", &("If-None-Match", "W/\"a b\"".to_owned()))
        );
        let call = OwnApi.cancel(&id, &Key::parse("k1").unwrap());
        assert_eq!(call.headers[0], ("Idempotency-Key", "\"k1\"".to_owned()));
    }

    #[test]
    fn a_conflict_brings_the_job_as_it_stands_inside_the_problem() {
        let body = format!(r#"{{"type":"/api/problems/already-finished","status":409,"job":{JOB}}}"#);
        let Reading::Conflict { document, problem } = read(reply(409, "application/problem+json", &body))
        else {
            panic!()
        };
        assert_eq!(document.map(|job| job.id.to_string()).as_deref(), Some("j1"));
        assert_eq!(problem.kind.as_deref(), Some("already-finished"));
    }

    #[test]
    fn a_list_leaves_out_what_it_cannot_read() {
        let body = format!(r#"{{"jobs":[{JOB},{{"id":"../x","status":"queued"}},null],"next":null}}"#);
        let Reading::Jobs { documents, .. } = read(reply(200, "application/json", &body)) else { panic!() };
        assert_eq!(documents.len(), 1);
    }

    #[test]
    fn refusals_are_told_apart() {
        let problem = |status| {
            reply(
                status,
                "application/problem+json",
                r#"{"type":"https://x/problems/file-too-large","code":"E7"}"#,
            )
        };
        assert_eq!(read(problem(401)), Reading::SignInFirst);
        assert_eq!(read(problem(403)), Reading::NoAccess);
        assert_eq!(read(problem(404)), Reading::NotFound { is_certain: true });
        assert_eq!(read(reply(404, "text/html", "")), Reading::NotFound { is_certain: false });
        assert_eq!(read(problem(410)), Reading::Expired);
        let Reading::Refused(refusal) = read(problem(413)) else { panic!() };
        assert_eq!((refusal.kind.as_deref(), refusal.code.as_deref()), (Some("file-too-large"), Some("E7")));
        assert_eq!(read(problem(500)), Reading::Trouble(Trouble::Unreachable));
        assert_eq!(read(problem(429)), Reading::Busy { wait: None, is_limit: true });
    }
}
