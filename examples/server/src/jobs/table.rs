//! Writing and reading the rows of an export.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

use crate::store::orders::Order;

/// The heading of every export.
pub const HEADINGS: [&str; 7] = ["Number", "Kind", "Date", "Customer", "Country", "Currency", "Amount"];

/// A file that rows are added to, and that can be taken up again where a checkpoint left it.
pub struct Appender {
    file: File,
    length: u64,
}

impl Appender {
    /// Opens `path`, cut back to `length` bytes: what came after the checkpoint is written again.
    pub fn open(path: &Path, length: u64) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self { file, length })
    }

    /// Adds rows; answers the length of the file afterwards.
    pub fn add<R, F>(&mut self, rows: impl IntoIterator<Item = R>) -> io::Result<u64>
    where
        R: IntoIterator<Item = F>,
        F: AsRef<[u8]>,
    {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.write_record(row)?;
        }
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.file.write_all(&bytes)?;
        self.length += bytes.len() as u64;
        Ok(self.length)
    }
}

/// A reader of rows, from `position` in the file at `path`.
pub fn reader(path: &Path, position: u64) -> io::Result<csv::Reader<BufReader<File>>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(position))?;
    Ok(csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(BufReader::new(file)))
}

/// Reads the next `count` rows, fewer at the end.
pub fn take<R: io::Read>(reader: &mut csv::Reader<R>, count: u64) -> io::Result<Vec<csv::StringRecord>> {
    let mut rows = Vec::new();
    for row in reader.records().take(usize::try_from(count).unwrap_or(usize::MAX)) {
        rows.push(row?);
    }
    Ok(rows)
}

/// An order as the row of an export.
pub fn row(order: &Order) -> [String; 7] {
    [
        order.id.to_string(),
        order.kind.clone(),
        order.placed_on.clone(),
        order.customer.clone(),
        order.country.clone(),
        order.currency.clone(),
        amount(order.cents),
    ]
}

/// Hundredths as a decimal number: `-12.05`.
pub fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// A count as people write it: `240,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 row`, `12 rows`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_counts_are_written_as_people_write_them() {
        assert_eq!(amount(-5), "-0.05");
        assert_eq!(amount(250_499), "2504.99");
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(240_000), "240,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
