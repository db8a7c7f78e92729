use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::{AbortHandle, abortable};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder, Response, Url};
use waitwell_core::adapters::{Answer, Method, Reply};
use waitwell_core::decode::MAX_BODY;
use waitwell_core::follower::{Input, Request, RequestId};
use waitwell_core::moment::Moment;

use crate::Waitwell;
use crate::options::{Headers, Options};

/// The requests under way; each ends when this is dropped.
pub(super) struct Requests {
    client: Client,
    /// `None` for an address that is none: every request then comes to nothing.
    base: Option<Url>,
    headers: Option<Arc<Headers>>,
    under_way: BTreeMap<RequestId, AbortHandle>,
}

impl Requests {
    pub(super) fn new(page: &str, options: &Options) -> Self {
        let base = Url::parse(page).ok().and_then(|page| page.join(&options.api).ok());
        Self { client: Client::new(), base, headers: options.headers.clone(), under_way: BTreeMap::new() }
    }

    pub(super) fn send(&mut self, kit: Waitwell, request: Request) {
        let id = request.id;
        let (answer, abort) = abortable(answer(self.build(&request), self.base.clone()));
        self.under_way.insert(id, abort);
        leptos::task::spawn_local(async move {
            let Ok(answer) = answer.await else { return };
            kit.with_shell(|shell| shell.requests.under_way.remove(&id));
            kit.happened(Input::Answered { request: id, answer });
        });
    }

    fn build(&self, request: &Request) -> Option<RequestBuilder> {
        let base = self.base.as_ref()?.as_str().trim_end_matches('/');
        let address = format!("{base}{}", request.call.path);
        let built = match request.call.method {
            Method::Get => self.client.get(address),
            Method::Post => self.client.post(address),
        };
        // At most 30 s by the policy; whatever a host sets, a browser's timer holds no more than 2^31-1 ms.
        let timeout = Duration::from_millis(request.timeout.as_ms().min(i32::MAX as u64));
        let mut built = built.timeout(timeout).fetch_cache_no_store().header("Accept", "application/json");
        for (name, value) in &request.call.headers {
            built = built.header(*name, value);
        }
        for (name, value) in self.headers.as_ref().map(|headers| headers()).unwrap_or_default() {
            built = built.header(name, value);
        }
        Some(match &request.call.body {
            Some(body) => built.header("Content-Type", "application/json").body(body.clone()),
            None => built,
        })
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        for abort in self.under_way.values() {
            abort.abort();
        }
    }
}

async fn answer(request: Option<RequestBuilder>, base: Option<Url>) -> Answer {
    let Some(request) = request else { return Answer::NoConnection };
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_timeout() => return Answer::TimedOut,
        Err(_) => return Answer::NoConnection,
    };
    if base.is_none_or(|base| response.url().origin() != base.origin()) {
        return Answer::Elsewhere;
    }
    let reply = reply(response.status().as_u16(), response.headers());
    match body(response).await {
        Ok(body) => Answer::Http(Reply { body, ..reply }),
        Err(answer) => answer,
    }
}

fn reply(status: u16, headers: &HeaderMap) -> Reply {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Reply {
        status,
        content_type: header("content-type"),
        etag: header("etag"),
        retry_after: header("retry-after"),
        date: header("date").and_then(|date| Moment::parse_http_date(&date)),
        body: String::new(),
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
