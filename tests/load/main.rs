//! What the page bears, for `docs/performance.md`: figures beside their goals, printed and not judged, since
//! a busy computer would fail them by chance. `cargo xtask load` runs this.

mod looks;
mod reducer;
mod soak;
mod stream;
mod table;
mod tabs;
