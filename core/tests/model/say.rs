//! What can happen to a request and its answer.

use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::moment::Span;

/// What a server or a network does with a request.
#[derive(Clone, Debug)]
pub enum Say {
    /// An answer with this status, type and body, in the truth's place.
    Reply(Reply),
    /// The request is carried out, and its answer is lost.
    LoseAnswer,
    /// The request does not arrive.
    Cut,
    /// Nothing comes until the page gives up.
    Silence,
    /// The request arrives after this time, whether the page still waits for it or not.
    Late(Span),
    /// The request arrives twice, and so does its answer.
    Twice,
    /// Something else than HTTP.
    Other(Answer),
}

pub fn problem(status: u16) -> Say {
    json(status, r#"{"type":"about:blank","title":"No"}"#)
}

pub fn json(status: u16, body: &str) -> Say {
    let content_type = Some("application/json".into());
    Say::Reply(Reply { status, content_type, body: body.into(), ..Reply::default() })
}

pub fn busy(status: u16, retry_after: &str) -> Say {
    let Say::Reply(reply) = problem(status) else { unreachable!() };
    Say::Reply(Reply { retry_after: Some(retry_after.into()), ..reply })
}
