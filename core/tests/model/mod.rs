//! A job server, the ways to it, and the pages and tabs of one browser, in virtual time: no clock, no network,
//! no waiting. The stories and the invariants are told with the same model.
#![allow(
    dead_code,
    unused_imports,
    reason = "the stories and the invariants are two programs, and each uses its own part"
)]

pub mod browser;
pub mod effects;
pub mod lead;
pub mod say;
pub mod server;
pub mod sign_in;
pub mod tab;
pub mod under_way;
pub mod world;
