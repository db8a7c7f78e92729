//! Many pages and tabs with real followers in virtual time: what a job server has to bear.
//!
//! Nothing here is part of the kit. It stands beside the core and not in its tests, because its runs are
//! worth having only in numbers that an unoptimized build cannot move; a small version of each is a test.

pub mod browser;
pub mod goals;
pub mod herd;
pub mod inputs;
pub mod server;
pub mod traffic;
pub mod weight;
pub mod world;
