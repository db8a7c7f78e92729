//! The job server as a client meets it: over HTTP, on a port of its own.

// A helper of these tests that cannot go on fails the test that called it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod bad_requests;
mod contract;
mod events;
mod export;
mod harness;
mod import;
mod openapi;
mod report;
mod restart;
mod undo;

use harness::{Answer, Server};
