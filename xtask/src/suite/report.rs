//! What ran, what came of it, and how long it took.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::span;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    passed: u64,
    failed: u64,
}

/// The steps so far.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    took: Duration,
    count: Option<Count>,
    end: End,
}

#[derive(Debug)]
enum End {
    Passed,
    Failed(String),
    Skipped(&'static str),
}

impl Report {
    /// Runs a step that passes or fails as a whole.
    pub fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        self.record(name, || work().map(|()| None));
    }

    /// Runs a step that counts tests. One that ran no test has failed: something is not what it seems.
    pub fn tests(&mut self, name: &'static str, work: impl FnOnce() -> Result<(Count, bool)>) {
        self.record(name, || work().map(Some));
    }

    /// Notes that a step was not run, and why.
    pub fn skip(&mut self, name: &'static str, why: &'static str) {
        self.steps.push(Step { name, took: Duration::ZERO, count: None, end: End::Skipped(why) });
    }

    /// Prints the table. Fails when a step failed.
    pub fn finish(self) -> Result<()> {
        println!("\n{}", self.table());
        let all = self.steps.iter().filter_map(|step| step.count).fold(Count::default(), Count::and);
        println!("{} passed, {} failed", all.passed, all.failed);
        let failed: Vec<&str> = self
            .steps
            .iter()
            .filter(|step| matches!(step.end, End::Failed(_)))
            .map(|step| step.name)
            .collect();
        if !failed.is_empty() {
            bail!("Not passed: {}", failed.join("; "));
        }
        Ok(())
    }

    fn record(&mut self, name: &'static str, work: impl FnOnce() -> Result<Option<(Count, bool)>>) {
        println!("\n== {name}");
        let started = Instant::now();
        let (count, end) = match work() {
            Ok(None) => (None, End::Passed),
            Ok(Some((count, true))) if count.passed > 0 && count.failed == 0 => (Some(count), End::Passed),
            Ok(Some((count, true))) if count.failed == 0 => (Some(count), End::Failed("ran no test".into())),
            Ok(Some((count, _))) => (Some(count), End::Failed("see above".into())),
            Err(error) => {
                let why = format!("{error:#}");
                if why.contains(' ') && why != "see above" {
                    eprintln!("{why}");
                }
                (None, End::Failed(why.lines().next().unwrap_or_default().to_owned()))
            }
        };
        self.steps.push(Step { name, took: started.elapsed(), count, end });
    }

    fn table(&self) -> String {
        let mut lines = format!("{:<28} {:>12}  {:>6}  result\n", "step", "time", "tests");
        for step in &self.steps {
            let tests = step.count.map(|count| (count.passed + count.failed).to_string()).unwrap_or_default();
            let end = match &step.end {
                End::Passed => "passed".to_owned(),
                End::Failed(why) => format!("FAILED: {why}"),
                End::Skipped(why) => format!("skipped: {why}"),
            };
            lines += &format!("{:<28} {:>12}  {:>6}  {end}\n", step.name, span(step.took), tests);
        }
        lines
    }
}

impl Count {
    fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// Reads Cargo's closing line of one test file: `test result: ok. 3 passed; 0 failed; …`.
    fn read(line: &str) -> Option<Self> {
        let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let number = |word: &str| {
            counts
                .split("; ")
                .find_map(|part| part.strip_suffix(word))
                .and_then(|number| number.trim().parse().ok())
        };
        Some(Self { passed: number("passed")?, failed: number("failed")? })
    }
}

/// Runs a Cargo command, shows its lines as they come, and counts the tests in them.
///
/// The flag says whether the command itself succeeded.
pub fn watch(command: &mut Command) -> Result<(Count, bool)> {
    let mut running = command.stdout(Stdio::piped()).spawn().context("Cargo could not be started.")?;
    let mut count = Count::default();
    if let Some(lines) = running.stdout.take() {
        for line in BufReader::new(lines).lines() {
            let line = line.context("A test printed something that is not text.")?;
            println!("{line}");
            count = count.and(Count::read(&line).unwrap_or_default());
        }
    }
    let status = running.wait().context("Cargo did not end.")?;
    Ok((count, status.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_test_file_is_counted() {
        let line = "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Count::read(line), Some(Count { passed: 12, failed: 2 }));
        assert_eq!(Count::read("test parses ... ok"), None);
    }

    #[test]
    fn a_step_that_ran_no_test_has_failed() {
        let mut report = Report::default();
        report.tests("Nothing", || Ok((Count::default(), true)));
        assert!(report.finish().is_err());
    }

    #[test]
    fn a_step_whose_command_failed_has_failed_although_all_counted_tests_passed() {
        let mut report = Report::default();
        report.tests("Half", || Ok((Count { passed: 3, failed: 0 }, false)));
        assert!(report.table().contains("FAILED"));
        assert!(report.finish().is_err());
    }

    #[test]
    fn a_skipped_step_does_not_fail_the_rest() {
        let mut report = Report::default();
        report.skip("Extra", "not installed");
        report.check("Rest", || Ok(()));
        assert!(report.finish().is_ok());
    }
}
