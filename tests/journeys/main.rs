//! A person's ways through the gallery, in a real browser, with a real job server.

mod cancel;
mod canceled;
mod dialog;
mod export;
mod faults;
mod harness;
mod import;
mod keyboard;
mod once;
mod restart;
mod retry;
mod soak;
mod source;
mod starting;
mod steps;
mod stopped;
mod storage;
mod tabs;
