//! Builds and checks an XLSX workbook in a thread of its own, a chunk of rows at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde::Serialize;
use tokio::sync::mpsc;

use super::table::{HEADINGS, counted, grouped, reader, take};
use crate::halt::Halt;
use crate::work::Work;

enum Part {
    Rows(Vec<csv::StringRecord>),
    Save,
}

/// Builds workbook `name` from the rows in `prepared`. A workbook cannot be taken up half-way: after an
/// interruption it is built again from the prepared rows.
pub async fn build(
    work: &mut Work,
    stage: usize,
    name: &str,
    prepared: &str,
    total: u64,
    checkpoint: &impl Serialize,
) -> Result<(), Halt> {
    let folder = work.services.folders.work(&work.id);
    let mut rows = reader(&folder.join(prepared), 0)?;
    let (parts, received) = mpsc::channel(1);
    let writer = tokio::task::spawn_blocking({
        let path = folder.join(name);
        let stops = work.stop_sign();
        move || write(File::create(path)?, stops, received)
    });
    let chunk = work.chunk(stage, total).min(2_000);
    let mut built = 0;
    while built < total {
        work.pace(stage, built, total).await?;
        let next = take(&mut rows, chunk)?;
        if next.is_empty() {
            break;
        }
        let first = built + 1;
        built += next.len() as u64;
        if parts.send(Part::Rows(next)).await.is_err() {
            break;
        }
        let note = format!("Writing rows {} to {}", grouped(first), grouped(built));
        work.advance(built, total, note, checkpoint).await?;
    }
    work.pace(stage, total, total).await?;
    // All rows are in, and how long the packing takes cannot be counted: no bar that stands at the end.
    work.edit(|document| {
        document.progress = None;
        document.note = Some("Packing the workbook".to_owned());
    })
    .await?;
    let _ = parts.send(Part::Save).await;
    drop(parts);
    let written = writer.await.map_err(io::Error::other)?;
    // Where it was told to stop, that is why it was not written.
    work.rest(Duration::ZERO).await?;
    Ok(written.map_err(io::Error::other)?)
}

/// Writes the workbook that `parts` make up into `file`, and gives up when it is time to stop.
fn write(
    file: impl Write + Send,
    stops: impl Fn() -> bool + Send,
    mut parts: mpsc::Receiver<Part>,
) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("Orders")?;
    sheet.write_row_with_format(0, 0, HEADINGS, &Format::new().set_bold())?;
    let mut line = 1;
    while let Some(part) = parts.blocking_recv() {
        let Part::Rows(rows) = part else {
            // Packing takes seconds where there are many rows, and writes all the while.
            workbook.save_to_writer(Stoppable { file, stops })?;
            return Ok(());
        };
        for row in &rows {
            for (column, text) in (0..).zip(row.iter()) {
                let is_number = matches!(column, 0 | 6);
                match text.parse::<f64>() {
                    Ok(number) if is_number => sheet.write_number(line, column, number)?,
                    _ => sheet.write_string(line, column, text)?,
                };
            }
            line += 1;
        }
    }
    // Canceled: nothing is saved.
    Ok(())
}

/// A file that takes nothing more when it is time to stop.
struct Stoppable<W, S> {
    file: W,
    stops: S,
}

impl<W: Write, S: Fn() -> bool> Write for Stoppable<W, S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.stops)() {
            return Err(io::Error::other("the job was told to stop"));
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Counts the rows of the finished workbook at `path`, the headings left out.
pub async fn count(
    work: &mut Work,
    stage: usize,
    path: &Path,
    total: u64,
    checkpoint: &impl Serialize,
) -> Result<u64, Halt> {
    let (told, mut counts) = mpsc::channel(1);
    let chunk = work.chunk(stage, total);
    let path = path.to_owned();
    let counter = tokio::task::spawn_blocking(move || read(path, chunk, told));
    while let Some(found) = counts.recv().await {
        work.pace(stage, found, total).await?;
        work.advance(found, total, format!("Checked {}", counted(found, "row", "rows")), checkpoint).await?;
    }
    Ok(counter.await.map_err(io::Error::other)??)
}

fn read(path: PathBuf, chunk: u64, told: mpsc::Sender<u64>) -> io::Result<u64> {
    let mut archive = zip::ZipArchive::new(File::open(path)?)?;
    let sheet = archive.by_name("xl/worksheets/sheet1.xml")?;
    let mut found: u64 = 0;
    for piece in BufReader::new(sheet).split(b'>') {
        let piece = piece?;
        if piece.starts_with(b"<row ") {
            found += 1;
            // A canceled job listens no more; then there is nothing left to count for.
            if found.is_multiple_of(chunk) && told.blocking_send(found.saturating_sub(1)).is_err() {
                return Ok(0);
            }
        }
    }
    Ok(found.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn packing_a_workbook_ends_at_its_next_write_once_the_job_is_told_to_stop() {
        let pack = |looks: usize| {
            let (parts, received) = mpsc::channel(2);
            let row = |n: u32| csv::StringRecord::from(vec![n.to_string(), format!("customer-{n}")]);
            parts.try_send(Part::Rows((0..2_000).map(row).collect())).unwrap();
            parts.try_send(Part::Save).unwrap();
            let looked = AtomicUsize::new(0);
            let mut file = Vec::new();
            let written = write(&mut file, || looked.fetch_add(1, Ordering::Relaxed) >= looks, received);
            (written.is_ok(), file.len(), looked.into_inner())
        };
        let (is_written, size, looks) = pack(usize::MAX);
        assert!(is_written && looks > 10, "{looks}");
        let (is_written, less, looked) = pack(looks / 2);
        assert!(!is_written && less < size, "{less} of {size}");
        assert!(looked < looks, "{looked} of {looks}");
    }
}
