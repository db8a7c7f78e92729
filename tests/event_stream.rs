//! The crate that reads the event stream does so as the standard says. The cases are those of the
//! web-platform-tests (eventsource/format-*), each whole, byte by byte and cut in two at every place.

use std::convert::Infallible;

use futures_util::{StreamExt, stream};
use sse_stream::SseStream;

/// An event: its type, its data, its id.
type Event = (Option<&'static str>, Option<&'static str>, Option<&'static str>);

const fn data(data: &'static str) -> Event {
    (None, Some(data), None)
}

const CASES: &[(&str, &[u8], &[Event])] = &[
    ("format-bom", b"\xEF\xBB\xBFdata:1\n\n", &[data("1")]),
    (
        "format-bom-2: only the first one counts",
        b"\xEF\xBB\xBF\xEF\xBB\xBFdata:1\n\n\xEF\xBB\xBFdata:2\n\ndata:3\n\n",
        &[data("3")],
    ),
    (
        "format-comments",
        b"data:1\r:\0\n:\r\ndata:2\n:xxxx\rdata:3\r:data:fail\r:xx\ndata:4\n\n",
        &[data("1\n2\n3\n4")],
    ),
    (
        "format-data-before-final-empty-line: half an event is none, and neither is its id",
        b"data:test1\n\nid:test\ndata:test2",
        &[data("test1")],
    ),
    ("format-field-data", b"data:\n\ndata\ndata\n\ndata:test\n\n", &[data(""), data("\n"), data("test")]),
    ("format-field-event", b"event:test\ndata:x\n\ndata:x\n\n", &[(Some("test"), Some("x"), None), data("x")]),
    ("format-field-event-empty", b"event: \ndata:data\n\n", &[(Some(""), Some("data"), None)]),
    (
        "format-field-id: it stays until there is another one, which may be empty",
        b"id: 1\ndata:a\n\ndata:b\n\nid\ndata:c\n\n",
        &[(None, Some("a"), Some("1")), data("b"), (None, Some("c"), Some(""))],
    ),
    ("format-field-id-null: such an id is none", b"id: 1\0x\ndata:a\n\n", &[data("a")]),
    ("an id without data counts, and is no event", b"id: 7\n\ndata:x\n\n", &[(None, None, Some("7")), data("x")]),
    (
        "format-field-parsing",
        b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
        &[data("\0\n 2\n1\n3\n\n4")],
    ),
    ("format-field-retry-bogus", b"retry:3000\nretry:1000x\ndata:x\n\n", &[data("x")]),
    ("format-leading-space", b"data:\x09test\rdata: \ndata:test\n\n", &[data("\ttest\n\ntest")]),
    ("format-newlines", b"data:test\r\ndata\ndata:test\r\n\r", &[data("test\n\ntest")]),
    ("lines that end in CR alone", b"data:a\r\rdata:b\r\r", &[data("a"), data("b")]),
    ("format-null-character", b"data:\0\n\n\n\n", &[data("\0")]),
    (
        "format-field-unknown",
        b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
        &[data("test\n\ntest")],
    ),
    ("format-utf-8", "data:ok\u{2026}\n\n".as_bytes(), &[data("ok\u{2026}")]),
];

#[tokio::test]
async fn the_stream_is_read_as_the_standard_says_however_it_is_cut() {
    for (name, bytes, expected) in CASES {
        let expected: Vec<_> = expected.iter().map(|(a, b, c)| (*a, *b, *c)).collect();
        let mut cuts = vec![vec![bytes.to_vec()], bytes.iter().map(|byte| vec![*byte]).collect()];
        cuts.extend((1..bytes.len()).map(|at| vec![bytes[..at].to_vec(), bytes[at..].to_vec()]));
        for chunks in cuts {
            let sizes: Vec<usize> = chunks.iter().map(Vec::len).collect();
            let read = read(chunks).await;
            let read: Vec<_> =
                read.iter().map(|(a, b, c)| (a.as_deref(), b.as_deref(), c.as_deref())).collect();
            assert_eq!(read, expected, "{name}, cut into {sizes:?}");
        }
    }
}

async fn read(chunks: Vec<Vec<u8>>) -> Vec<(Option<String>, Option<String>, Option<String>)> {
    let bytes = stream::iter(chunks.into_iter().map(Ok::<_, Infallible>));
    let events = SseStream::from_bytes_stream(bytes.map(|chunk| chunk.map(axum::body::Bytes::from)));
    let events = events.map(|event| event.map(|event| (event.event, event.data, event.id)));
    events.filter_map(|event| std::future::ready(event.ok())).collect().await
}
