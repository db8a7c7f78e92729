//! What the core promises, told as stories in virtual time against a simulated job server.
//!
//! Every test is named by the promise that it keeps; F and I numbers of a fault or an invariant stand
//! beside it where there is one.
// A test that cannot go on has failed, and should say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../model/mod.rs"]
mod model;

mod announcements;
mod contact;
mod documents;
mod earlier;
mod herd;
mod hidden;
mod in_doubt;
mod late_refusal;
mod leaving;
mod links_and_texts;
mod news;
mod news_once;
mod old_wishes;
mod one_refresh;
mod pausing;
mod presence;
mod recent;
mod refusals;
mod resuming;
mod run_again;
mod scenarios;
mod second_chances;
mod several;
mod signing_in;
mod silence;
mod start_kept;
mod starting;
mod storage;
mod streaming;
mod tabs;
mod tabs_apart;
mod waking;
mod wishes;

use model::{browser, server, world};
