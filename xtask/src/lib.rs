//! What Waitwell's commands are made of.
//!
//! `cargo xtask serve` shows the gallery with a job server behind it; `cargo xtask test` runs every test.
//! The browser journeys in `tests/` use [`site`] and [`browser`] as well, so they meet the same pages,
//! headers and browser.

pub mod bench;
pub mod browser;
pub mod computer;
pub mod deny;
pub mod dist;
pub mod jobs;
pub mod load;
pub mod node;
pub mod progress;
pub mod proxy;
pub mod runner;
pub mod serve;
pub mod site;
pub mod size;
pub mod suite;
pub mod wasm;
pub mod weight;
pub mod workspace;
pub mod write;
