//! Everything in the core that reads what others wrote: one function for each decoder.
//!
//! A function takes any bytes and fails by a panic: of the decoder, or because what was read breaks the
//! decoder's promise. `fuzz_targets/` hands it what libFuzzer thinks of; the core's own test
//! `tests/decoders` hands it the corpus and what it makes of that.

use std::collections::BTreeSet;

use waitwell_core::adapters::{Adapter, Answer, EventReading, OwnApi, Reading, Reply, StreamEvent};
use waitwell_core::decode::{self, MAX_LIST};
use waitwell_core::document::{Document, Problem};
use waitwell_core::follower::{Effect, Follower, Input, Options};
use waitwell_core::id::{JobId, Key, MAX_ID};
use waitwell_core::link::{Link, LinkRule};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::policy::retry_after;
use waitwell_core::saved::{Record, Scope, restore};
use waitwell_core::tabs::TabMessage;

/// A decoder, with the name of its target and of its corpus.
pub type Decoder = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Decoder; 10] = [
    ("answer", answer),
    ("document", document),
    ("event", event),
    ("ids", ids),
    ("link", link),
    ("page", page),
    ("problem", problem),
    ("saved", saved),
    ("tab", tab),
    ("times", times),
];

/// The moment at which everything is read.
const NOW: Moment = Moment::from_ms(1_795_442_400_000);

/// A Job document: what is read can be written, and reads the same again.
pub fn document(bytes: &[u8]) {
    if let Ok(document) = decode::document(&text(bytes)) {
        reads_the_same_again(&document);
    }
}

/// A problem document.
pub fn problem(bytes: &[u8]) {
    let problem = decode::problem(&text(bytes));
    let Problem { kind, title, detail, code, field, work_safe: _, language } = &problem;
    let words = [kind, title, detail, code, field, language];
    words.into_iter().flatten().for_each(|word| is_clean(word));
}

/// An answer of a server, with one job, several jobs, or none: a line each for the status, `Content-Type`,
/// `ETag`, `Retry-After` and `Date`, then the body.
pub fn answer(bytes: &[u8]) {
    let text = text(bytes);
    let mut lines = text.splitn(6, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let reply = Reply {
        status: line().parse().unwrap_or(200),
        content_type: some(line()),
        etag: some(line()),
        retry_after: some(line()),
        date: Moment::parse_http_date(line()),
        body: line().to_owned(),
    };
    match OwnApi.read(&Answer::Http(reply)) {
        Reading::Job { document, next, .. } => {
            reads_the_same_again(&document);
            is_bearable(next);
        }
        Reading::Jobs { documents, next, .. } => {
            assert!(documents.len() <= MAX_LIST);
            documents.iter().for_each(reads_the_same_again);
            is_bearable(next);
        }
        Reading::Unchanged { next } => is_bearable(next),
        Reading::Busy { wait, .. } => is_bearable(wait),
        Reading::Conflict { document: Some(document), .. } => reads_the_same_again(&document),
        _ => {}
    }
}

/// An event of the stream: a line each for its name and its id, then its data.
pub fn event(bytes: &[u8]) {
    let text = text(bytes);
    let mut lines = text.splitn(3, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let event = StreamEvent { name: line().into(), last_id: some(line()), data: line().into() };
    if let EventReading::Job(document) = OwnApi.read_event(&event) {
        reads_the_same_again(&document);
    }
}

/// Records of storage: lines of names, each followed by a line with the record. What is taken up is of this
/// person, fits, and is written as it was read.
pub fn saved(bytes: &[u8]) {
    let text = text(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let scope = Scope::of("ana");
    let found: Vec<(String, String)> = lines
        .chunks(2)
        .map(|pair| (pair[0].to_owned(), pair.get(1).copied().unwrap_or_default().to_owned()))
        .collect();
    let kept = 3;
    let restored = restore(&scope, &found, NOW, kept, Span::days(30));
    assert!(restored.jobs.len() <= kept && restored.intents.len() <= kept);
    let names: BTreeSet<&String> = found.iter().map(|(name, _)| name).collect();
    assert!(restored.expired.iter().all(|name| names.contains(name) && name.starts_with(&scope.prefix())));
    let jobs = restored.jobs.into_iter().map(Record::Job);
    for record in jobs.chain(restored.intents.into_iter().map(Record::Intent)) {
        let name = scope.key_of(&record);
        assert!(names.contains(&name));
        assert_eq!(Record::parse(&scope, &name, &record.to_text()), Some(record));
    }
}

/// A message of another tab, as any value that JSON can hold: it is told to a follower as it came.
pub fn tab(bytes: &[u8]) {
    let Ok(message) = serde_json::from_str::<TabMessage>(&text(bytes)) else { return };
    let options = Options { has_tabs: true, ..Options::default() };
    let mut follower = Follower::new(options, 1);
    follower.handle(Input::Started { found: Vec::new() }, NOW);
    for effect in follower.handle(Input::FromTab(message.clone()), NOW) {
        if let Effect::Send(request) = effect {
            assert_eq!(request.call.method, waitwell_core::adapters::Method::Get, "no message makes a wish");
        }
    }
    let written = serde_json::to_string(&message).unwrap_or_default();
    assert_eq!(serde_json::from_str::<TabMessage>(&written).ok(), Some(message));
}

/// A link of a document: it is safe only where its scheme and its host are, read a second time.
pub fn link(bytes: &[u8]) {
    let rule = LinkRule::new("https://app.example/reports/7", &["files.example".to_owned()]);
    if let Link::Safe(href) = rule.judge(&text(bytes)) {
        let is_known = ["https://app.example/", "https://files.example/", "https://files.example:"];
        assert!(is_known.iter().any(|known| href.starts_with(known)), "{href}");
        assert_eq!(rule.judge(&href), Link::Safe(href.clone()));
    }
}

/// Ids and keys: what is taken can stand in an address as it is.
pub fn ids(bytes: &[u8]) {
    let text = text(bytes);
    let is_token = |text: &str| {
        let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=MAX_ID).contains(&text.len()) && text.bytes().all(is_safe)
    };
    assert_eq!(JobId::parse(&text).is_some(), is_token(&text));
    assert_eq!(Key::parse(&text).is_some(), is_token(&text));
}

/// Times: RFC 3339, the dates of HTTP, and `Retry-After` measured against a `Date` on the first line.
pub fn times(bytes: &[u8]) {
    let text = text(bytes);
    let (date, header) = text.split_once('\n').unwrap_or(("", &text));
    let date = Moment::parse_http_date(date);
    is_bearable(retry_after(header, date));
    for read in [Moment::parse(header), Moment::parse_http_date(header)].into_iter().flatten() {
        assert_eq!(Moment::parse(&read.to_rfc3339()), Some(read));
        let _ = (read.since(NOW), NOW.since(read), read.plus(Span::days(1)).minus(Span::days(2)));
    }
}

/// A job as a page takes it in and shows it, now and a year later.
pub fn page(bytes: &[u8]) {
    let Ok(document) = decode::document(&text(bytes)) else { return };
    let mut follower = Follower::new(Options::default(), 1);
    let sent = follower.handle(Input::Follow(document.id.clone()), NOW);
    let request = sent
        .iter()
        .find_map(|effect| if let Effect::Send(request) = effect { Some(request.id) } else { None });
    let Some(request) = request else { return };
    let content_type = Some("application/json".to_owned());
    let body = text(bytes).into_owned();
    let answer = Answer::Http(Reply { status: 200, content_type, date: Some(NOW), body, ..Reply::default() });
    follower.handle(Input::Answered { request, answer }, NOW);
    for now in [NOW, NOW.plus(Span::days(365))] {
        follower.handle(Input::Woke, now);
        let view = follower.view(&document.id, now);
        assert_eq!(view.as_ref().and_then(|view| view.id.as_ref()), Some(&document.id));
        let _ = view.map(|view| view.answers());
    }
}

/// The bytes as text; what is no UTF-8 a browser replaces in the same way.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn some(line: &str) -> Option<String> {
    (!line.is_empty()).then(|| line.to_owned())
}

fn reads_the_same_again(document: &Document) {
    document.title.iter().chain(&document.note).for_each(|text| is_clean(text));
    let written = serde_json::to_string(document).unwrap_or_default();
    // Fields of others are kept for the host as serde_json reads them: the last digits of a long number may differ.
    let own = |document: &Document| Document { inputs: None, other: Default::default(), ..document.clone() };
    assert_eq!(decode::document(&written).as_ref().map(own), Ok(own(document)));
}

/// No text that is read can reach beyond its place on the page.
fn is_clean(text: &str) {
    assert!(!text.is_empty() && !text.chars().any(char::is_control), "{text:?}");
}

fn is_bearable(wait: Option<Span>) {
    assert!(wait.is_none_or(|wait| (Span::seconds(1)..=Span::hours(1)).contains(&wait)), "{wait:?}");
}
