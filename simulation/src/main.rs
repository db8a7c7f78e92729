//! Prints the figures of `docs/performance.md`: `cargo simulate`.

use std::process::ExitCode;

use waitwell_simulation::{herd, inputs, traffic};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("herd") => {
            print!("{}", herd::HEAD);
            herd::rows().for_each(|row| print!("{row}"));
        }
        Some("traffic") => print!("{}", traffic::table()),
        Some("inputs") => print!("{}", inputs::table()),
        _ => {
            eprintln!("Say what to simulate: herd, traffic or inputs.");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
