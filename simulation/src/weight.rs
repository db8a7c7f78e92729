//! How many bytes a request and its answer are, by one rule for every design: HTTP/1.1, uncompressed.
//!
//! Lines that the kit or the job server writes are counted as they are; what a browser and a server add to
//! each of them by themselves is taken to be as long as here.

use waitwell_core::adapters::{Answer, Call, Method, StreamEvent};

/// Host, User-Agent, Accept, Accept-Language, Accept-Encoding, Referer, the four Sec-Fetch headers,
/// Connection, and a session cookie of 64 letters, as Chromium sends them.
const ADDED_TO_REQUEST: usize = 560;
/// The status line, Content-Type, Content-Length, Date, Cache-Control.
const ADDED_TO_ANSWER: usize = 160;

/// The address of the jobs.
const API: &str = "/api/jobs";

/// The bytes of a request.
pub fn of_call(call: &Call) -> usize {
    let method = match call.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let line = format!("{method} {API}{} HTTP/1.1\r\n", call.path).len();
    let headers: usize = call.headers.iter().map(|(name, value)| line_of(name, value)).sum();
    line + headers + ADDED_TO_REQUEST + call.body.as_ref().map_or(0, String::len)
}

/// The bytes of an answer; none where nothing came.
pub fn of_answer(answer: &Answer) -> usize {
    let Answer::Http(reply) = answer else { return 0 };
    let etag = reply.etag.as_ref().map_or(0, |etag| line_of("ETag", etag));
    etag + ADDED_TO_ANSWER + reply.body.len()
}

/// The bytes of an event of the stream.
pub fn of_event(event: &StreamEvent) -> usize {
    let id = event.last_id.as_deref().unwrap_or_default();
    format!("id: {id}\nevent: {}\ndata: {}\n\n", event.name, event.data).len()
}

fn line_of(name: &str, value: &str) -> usize {
    format!("{name}: {value}\r\n").len()
}
