//! What is known of a long-running job, and what to do next: Waitwell's core.
//!
//! The core decides and does nothing itself. It reads no clock, opens no connection and keeps no record;
//! what happened goes in, what is to be done comes out, and time is a number that comes with each input.
//! So every situation of a job, hours long or hopelessly unlucky, is a test that takes no time.
//!
//! # Words
//!
//! - **Job**: work that a server does for a person: an export, an import, a report. It has one id for life.
//! - **Run**: one attempt at a job, counted from 1. A retry is a new run, or on some servers a new job; a cancel
//!   that is undone is a new run, too.
//! - **Stage**: one step of a run, with a name that a person reads: "Building file".
//! - **Document**: what a server says of one job at one version of one run. It is the only truth about the
//!   job; documents are ordered by run and version, never by arrival. See [`document`] and [`decode`].
//! - **Ending**: a status after which nothing happens in this run: completed, failed, canceled. Only a
//!   higher run leaves it.
//! - **Adapter**: how one kind of server is spoken to: from a wish to a request, from an answer to a
//!   document. See [`adapters`].
//! - **Look**: one question to the server how a job stands.
//! - **Contact**: when the server was last heard, and what is in the way. Contact is not progress: a server
//!   that is silent says nothing about the job.
//! - **Hearing**: the same in one word for a page: polling, checking, lost, offline, signed out. See
//!   [`hearing`].
//! - **Beat**: a sign of life of the job itself, apart from any change.
//! - **Intent**: something that a person wants done: start, cancel, undo a cancel, retry. It has one **key**
//!   for life, so that however often it is sent, the server carries it out once.
//! - **Ask**: an intent or another wish as a component hands it on. See [`ask`].
//! - **Notice**: an ending that the person has not seen yet, told once over all tabs. See [`notice`].
//! - **Scope**: whose jobs these are. What is kept for one person is never read for another. See [`saved`].
//! - **Follower**: the one door: it follows all jobs of a page. See [`follower`].
//! - **Input** and **effect**: what goes in at that door and what comes out.
//! - **Wake**: the one moment at which the follower wants to be called again.
//! - **View**: what there is to show of one job at one moment: situations, never sentences. See [`view`],
//!   and [`answers`] for the five questions that it answers.
//! - **Shell**: the code around the core that sends requests, keeps records and sets the timer. In a browser
//!   that is the crate `waitwell`; in a test it is a loop.
//! - **Scenario**: a named timeline of documents, for fixtures and tests. See [`scenarios`].
//!
//! # The loop
//!
//! A shell in ten lines: it hands in what happened, does what comes out, and shows what has changed.
//!
//! ```
//! use waitwell_core::adapters::Answer;
//! use waitwell_core::follower::{Effect, Follower, Input, Options};
//! use waitwell_core::hearing::Hearing;
//! use waitwell_core::id::JobId;
//! use waitwell_core::moment::Moment;
//!
//! let mut follower = Follower::new(Options::default(), 7);
//! let mut now = Moment::from_ms(0);
//! let job = JobId::parse("j1").ok_or("not an id")?;
//! let (mut inputs, mut wake) = (vec![Input::Follow(job.clone())], None);
//! for _ in 0..50 {
//!     // What happened; and where nothing does, the next wake comes.
//!     let input = inputs.pop().unwrap_or_else(|| {
//!         now = wake.take().unwrap_or(now);
//!         Input::Woke
//!     });
//!     for effect in follower.handle(input, now) {
//!         match effect {
//!             // A network on which nothing is ever answered.
//!             Effect::Send(request) => {
//!                 inputs.push(Input::Answered { request: request.id, answer: Answer::NoConnection });
//!             }
//!             Effect::WakeAt(at) => wake = at,
//!             Effect::Changed(id) => println!("{:?}", follower.view(&id, now)),
//!             _ => {}
//!         }
//!     }
//! }
//! assert_eq!(follower.view(&job, now).map(|view| view.hearing), Some(Hearing::Lost));
//! # Ok::<(), &str>(())
//! ```

pub mod adapters;
pub mod age;
pub mod announce;
pub mod answers;
pub mod ask;
pub mod decode;
pub mod document;
pub mod follower;
pub mod hearing;
pub mod id;
pub mod job;
pub mod link;
pub mod moment;
pub mod notice;
mod order;
pub mod policy;
pub mod progress;
pub mod saved;
pub mod scenarios;
pub mod tabs;
pub mod text;
pub mod view;
