//! A person's ways through the gallery, in a real browser, with a real job server.

mod harness;
mod starting;
