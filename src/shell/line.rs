use std::sync::Arc;

use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder, Response, Url};
use waitwell_core::adapters::{Call, Method, Reply};
use waitwell_core::moment::Moment;

use crate::options::{Headers, Options};

/// The way to the job server: its address, and the headers that every request carries.
#[derive(Clone)]
pub(super) struct Line {
    client: Client,
    /// `None` for an address that is none: every request then comes to nothing.
    base: Option<Url>,
    headers: Option<Arc<Headers>>,
}

impl Line {
    pub(super) fn new(page: &str, options: &Options) -> Self {
        let base = Url::parse(page).ok().and_then(|page| page.join(&options.api).ok());
        Self { client: Client::new(), base, headers: options.headers.clone() }
    }

    pub(super) fn build(&self, call: &Call, accept: &'static str) -> Option<RequestBuilder> {
        let address = self.address(call)?;
        let built = match call.method {
            Method::Get => self.client.get(address),
            Method::Post => self.client.post(address),
        };
        let mut built = built.fetch_cache_no_store().header("Accept", accept);
        for (name, value) in &call.headers {
            built = built.header(*name, value);
        }
        for (name, value) in self.headers.as_ref().map(|headers| headers()).unwrap_or_default() {
            built = built.header(name, value);
        }
        Some(match &call.body {
            Some(body) => built.header("Content-Type", "application/json").body(body.clone()),
            None => built,
        })
    }

    /// The address of a request that can carry no header: where the stream takes up stands in its query.
    pub(super) fn address_with_last_id(&self, call: &Call) -> Option<Url> {
        let mut address = Url::parse(&self.address(call)?).ok()?;
        if let Some((_, id)) = call.headers.iter().find(|(name, _)| *name == "Last-Event-ID") {
            address.query_pairs_mut().append_pair("last_event_id", id);
        }
        Some(address)
    }

    fn address(&self, call: &Call) -> Option<String> {
        let base = self.base.as_ref()?.as_str().trim_end_matches('/');
        Some(format!("{base}{}", call.path))
    }

    /// Whether the answer comes from the server that was asked, and not from where a redirect led.
    pub(super) fn is_from_server(&self, response: &Response) -> bool {
        self.base.as_ref().is_some_and(|base| response.url().origin() == base.origin())
    }
}

/// The head of an answer.
pub(super) fn head(response: &Response) -> Reply {
    let headers: &HeaderMap = response.headers();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Reply {
        status: response.status().as_u16(),
        content_type: header("content-type"),
        etag: header("etag"),
        retry_after: header("retry-after"),
        date: header("date").and_then(|date| Moment::parse_http_date(&date)),
        body: String::new(),
    }
}
