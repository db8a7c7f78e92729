//! Placeholder until the parser is merged.

/// One event of a stream of server-sent events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StreamEvent {
    /// Its type; "message" where the server gives none.
    pub name: String,
    /// Its data.
    pub data: String,
    /// The id from which a later stream takes up, once this event has been taken in.
    pub last_id: Option<String>,
}
