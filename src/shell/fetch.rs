use litemap::LiteMap;
use std::time::Duration;

use futures_util::StreamExt;
use reqwest::{RequestBuilder, Response};
use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::decode::MAX_BODY;
use waitwell_core::follower::{Input, Request, RequestId};

use super::line::{Line, head};
use super::task::Task;
use crate::Waitwell;

/// The requests under way; each ends when this is dropped.
pub(super) struct Requests {
    line: Line,
    under_way: LiteMap<RequestId, Task>,
}

impl Requests {
    pub(super) fn new(line: Line) -> Self {
        Self { line, under_way: LiteMap::new() }
    }

    pub(super) fn send(&mut self, kit: Waitwell, request: Request) {
        let id = request.id;
        // At most 30 s by the policy; whatever a host sets, a browser's timer holds no more than 2^31-1 ms.
        let timeout = Duration::from_millis(request.timeout.as_ms().min(i32::MAX as u64));
        let built = self.line.build(&request.call, "application/json").map(|built| built.timeout(timeout));
        let line = self.line.clone();
        let task = Task::start(async move {
            let answer = answer(built, line).await;
            kit.with_shell(|shell| shell.requests.under_way.remove(&id));
            kit.happened(Input::Answered { request: id, answer });
        });
        self.under_way.insert(id, task);
    }
}

async fn answer(request: Option<RequestBuilder>, line: Line) -> Answer {
    let Some(request) = request else { return Answer::NoConnection };
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_timeout() => return Answer::TimedOut,
        Err(_) => return Answer::NoConnection,
    };
    if !line.is_from_server(&response) {
        return Answer::Elsewhere;
    }
    let head = head(&response);
    match body(response).await {
        Ok(body) => Answer::Http(Reply { body, ..head }),
        Err(answer) => answer,
    }
}

/// The body as text, given up as soon as it is longer than can be read.
async fn body(response: Response) -> Result<String, Answer> {
    if response.content_length().is_some_and(|length| length > MAX_BODY as u64) {
        return Err(Answer::TooLong);
    }
    let mut bytes = Vec::new();
    let mut chunks = Box::pin(response.bytes_stream());
    while let Some(chunk) = chunks.next().await {
        bytes.extend_from_slice(&chunk.map_err(|_| Answer::NoConnection)?);
        if bytes.len() > MAX_BODY {
            return Err(Answer::TooLong);
        }
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

#[cfg(test)]
mod browser_tests;
