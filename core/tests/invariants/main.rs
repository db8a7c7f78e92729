//! What holds whatever happens: the 26 invariants of `docs/reliability.md`, over random histories.
//!
//! A history is what happens to a few tabs of one browser, their storage, their network and their job server. All
//! histories are run once, and every invariant is watched in each of them (see [`run`]); a test per invariant says what
//! was found. What a history cannot show has a property of its own (see [`alone`]).
// A test that cannot go on has failed, and should say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../model/mod.rs"]
mod model;

mod alone;
mod arbitrary;
mod calm;
mod happen;
mod history;
mod promises;
mod run;
mod watch;
