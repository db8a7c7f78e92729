//! Prints the figures of `docs/performance.md`: `cargo simulate`.

use std::process::ExitCode;

use waitwell_simulation::{goals, herd, inputs, traffic};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("herd") => {
            print!("{}", herd::HEAD);
            herd::rows().for_each(|row| print!("{row}"));
        }
        Some("traffic") => print!("{}", traffic::table()),
        Some("goals") => goals::rows().for_each(|row| print!("{row}")),
        Some("inputs") => print!("{}", inputs::table()),
        _ => {
            eprintln!("Say what to simulate: goals, herd, traffic or inputs.");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
