//! Waitwell's core.
pub mod decode;
pub mod document;
pub mod id;
pub mod moment;
pub mod text;
