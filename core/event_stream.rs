//! Placeholder until the parser is merged.

use serde::{Deserialize, Serialize};

/// One event of a stream of server-sent events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamEvent {
    /// Its type; "message" where the server gives none.
    pub name: String,
    /// Its data.
    pub data: String,
    /// The id from which a later stream takes up, once this event has been taken in.
    pub last_id: Option<String>,
}

/// Reads a stream of server-sent events from bytes that come in pieces.
#[derive(Debug, Default)]
pub struct EventStream {
    rest: Vec<u8>,
    event: StreamEvent,
}

impl EventStream {
    /// A stream that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the next bytes, and gives the events that they complete.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<StreamEvent> {
        self.rest.extend_from_slice(bytes);
        let mut out = Vec::new();
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let (name, value) = line.split_once(':').unwrap_or((&line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match name {
                "" if line.is_empty() => {
                    let last_id = self.event.last_id.clone();
                    let event = std::mem::take(&mut self.event);
                    self.event.last_id = last_id;
                    if !event.data.is_empty() {
                        out.push(event);
                    }
                }
                "data" => self.event.data.push_str(value),
                "event" => self.event.name = value.to_owned(),
                "id" => self.event.last_id = Some(value.to_owned()),
                _ => {}
            }
        }
        out
    }
}
