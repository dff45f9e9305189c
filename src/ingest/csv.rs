//! CSV and TSV under a header.

use super::claim;
use super::error::{Error, Place};
use super::limits::Limits;
use super::lines::{Line, Lines};
use super::record::{self, Fields, Take};
use super::source::{Stream, binary};
use super::{Record, Records, decode};
use ::csv::{ReaderBuilder, StringRecord};
use serde_json::Value;
use std::path::PathBuf;

/// Reads one record a row, by the names in the header, whatever their case. A row that is no record is an error of
/// its own, and the next is read.
pub(super) fn rows(
    (path, id, stream): (PathBuf, String, Stream),
    delimiter: u8,
    take: Take,
    limits: &Limits,
) -> Records {
    let mut rows = Rows { lines: Lines::new(stream, &path, limits.line), limit: limits.line, delimiter };
    let first = rows.next().map(|row| row.and_then(|row| row.cells(delimiter).map(|cells| (cells, row.place))));
    let (cells, place) = match first {
        Some(Ok(first)) => first,
        Some(Err(error)) => return Box::new(std::iter::once(Err(error))),
        None => (Vec::new(), Place::line(path, 1, 0)),
    };
    let mut cells = cells.into_iter();
    let header: Vec<String> = cells.next().unwrap_or_default().iter().map(known_name).collect();
    // The header decides for all rows.
    let take = match take {
        Take::Both if claim::is_header(&header) => Take::Claims,
        Take::Both => Take::Documents,
        take => take,
    };
    if take == Take::Documents && !header.iter().any(|name| name == "text") {
        let fields: Fields = header.into_iter().map(|name| (name, Value::Null)).collect();
        let record = record::given(fields, take, String::new, &place);
        return Box::new(std::iter::once(record.map(|record| (record, place))));
    }
    let rest = rows.map(move |row| row.and_then(|row| row.cells(delimiter).map(|cells| (cells, row.place))));
    Box::new(std::iter::once(Ok((cells.collect(), place))).chain(rest).flat_map(move |row| match row {
        Ok((rows, place)) => rows.iter().map(|cells| record_of(&header, cells, &id, take, &place)).collect(),
        Err(error) => vec![Err(error)],
    }))
}

fn record_of(header: &[String], cells: &StringRecord, id: &str, take: Take, place: &Place) -> Record {
    if cells.len() != header.len() {
        let why = format!(
            "{} cells where the header has {} (an unquoted delimiter, or a quote left open)",
            cells.len(),
            header.len()
        );
        return Err(Error::Syntax { place: place.clone(), why });
    }
    let fields = header.iter().zip(cells).map(|(name, cell)| {
        // An empty cell is a missing value, but for the body, which is then an empty body.
        let is_missing = cell.is_empty() && name != "text";
        (name.clone(), if is_missing { Value::Null } else { Value::String(cell.to_owned()) })
    });
    let number = place.line.unwrap_or_default();
    record::given(fields.collect(), take, || format!("{id}:{number}"), place).map(|record| (record, place.clone()))
}

/// Rows, as wide as the quotes in them hold them together.
struct Rows {
    lines: Lines<Stream>,
    limit: u64,
    delimiter: u8,
}

/// The bytes of a row. Where lines end in carriage returns alone, they may be of several.
struct Row {
    bytes: Vec<u8>,
    place: Place,
}

impl Row {
    fn cells(&self, delimiter: u8) -> Result<Vec<StringRecord>, Error> {
        let text = decode::decode(self.bytes.clone()).map_err(|at| binary(&self.place.file, at))?;
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let rows: Result<_, _> = reader.records().collect();
        rows.map_err(|error| Error::Syntax { place: self.place.clone(), why: error.to_string() })
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row: Option<Row> = None;
        let mut quoting = Quoting::Start;
        loop {
            match self.lines.next() {
                Some(Ok(Line { bytes, .. })) if row.is_none() && bytes.trim_ascii().is_empty() => {}
                Some(Ok(Line { bytes, place })) => {
                    let row = row.get_or_insert_with(|| Row { bytes: Vec::new(), place });
                    quoting = bytes.iter().fold(quoting, |quoting, &byte| quoting.after(byte, self.delimiter));
                    row.bytes.extend(bytes);
                    if row.bytes.len() as u64 > self.limit {
                        // Likely a quote left open. Where the next row begins, nobody knows.
                        let place = row.place.clone();
                        self.lines.by_ref().for_each(drop);
                        return Some(Err(Error::LineTooLong { place, limit: self.limit }));
                    }
                }
                Some(Err(error)) => return Some(Err(error)),
                None => return row.map(Ok),
            }
            if row.is_some() && quoting != Quoting::Quoted {
                return row.map(Ok);
            }
        }
    }
}

/// Where in a cell a byte stands: a quote opens at a cell's start alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoting {
    Start,
    Plain,
    Quoted,
    /// After a quote that ends the cell, unless another follows.
    Ended,
}

impl Quoting {
    fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Ended,
            (Self::Quoted, _) | (Self::Start | Self::Ended, b'"') => Self::Quoted,
            (_, b'\n' | b'\r') => Self::Start,
            (_, byte) if byte == delimiter => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The name of a column, in small letters where it is one that is read.
fn known_name(name: &str) -> String {
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    if KNOWN.contains(&lower.as_str()) || claim::FIELDS.contains(&lower.as_str()) { lower } else { name.to_owned() }
}

/// The columns that are read.
const KNOWN: [&str; 7] = ["id", "source", "published", "title", "text", "url", "language"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Given;
    use crate::model::Document;

    fn read(text: &str, delimiter: u8) -> Vec<Result<Document, String>> {
        let stream: Stream = Box::new(std::io::Cursor::new(text.to_owned()));
        let limits = Limits { line: 60, ..Limits::default() };
        let document = |given| match given {
            Given::Document(document) => document,
            Given::Claim(fields) => panic!("a claim: {fields:?}"),
        };
        rows(("n.csv".into(), "n.csv".into(), stream), delimiter, Take::default(), &limits)
            .map(|d| d.map(|d| document(d.0)).map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn rows_are_records() {
        let docs = read("ID,Source,Text,Desk\r\n1,Post,\"One, \"\"two\"\",\r\nthree.\",Sea\r\n,,Four.,\r\n", b',');
        let one = docs[0].as_ref().unwrap();
        assert_eq!((one.id.as_str(), one.text.as_str()), ("1", "One, \"two\",\r\nthree."));
        assert_eq!(one.extra["Desk"], "Sea");
        let two = docs[1].as_ref().unwrap();
        assert_eq!((two.id.as_str(), two.source.as_deref()), ("n.csv:4", None));
        assert_eq!(docs.len(), 2);
    }

    #[test]
    fn a_bad_row_does_not_stop_the_rest() {
        let docs = read("id\ttext\na\tA\nb\tB\tC\n\nd\t\nc\tC\n", b'\t');
        assert!(docs[0].is_ok());
        assert!(docs[1].as_ref().unwrap_err().starts_with("n.csv:3 (byte 12): 3 cells where the header has 2"));
        assert!(docs[2].as_ref().unwrap_err().starts_with("n.csv:5"), "{:?}", docs[2]);
        assert_eq!(docs[3].as_ref().unwrap().id, "c");
    }

    #[test]
    fn old_line_ends_and_quotes_within_cells() {
        let docs = read("id,text\ra,A \"boat\" sank.\rb,\"B\rC\"\r", b',');
        assert_eq!(docs[0].as_ref().unwrap().text, "A \"boat\" sank.");
        assert_eq!(docs[1].as_ref().unwrap().text, "B\rC");
        assert_eq!(docs.len(), 2);
    }

    #[test]
    fn a_quote_left_open_is_one_error() {
        let docs = read("id,text\na,A\nb,\"B\nc,C\n", b',');
        assert!(docs[0].is_ok());
        assert_eq!(docs[1].as_ref().unwrap().text, "B\nc,C\n");
        let docs = read(&format!("id,text\na,A\nb,\"B\n{}", "c,C\n".repeat(40)), b',');
        assert!(docs[1].as_ref().unwrap_err().starts_with("n.csv:3 (byte 12): a line of more than 60 bytes"));
        assert_eq!(docs.len(), 2);
    }

    #[test]
    fn a_header_without_text_is_refused_once() {
        let docs = read("id,body\n1,A\n2,B\n", b',');
        assert_eq!(docs.len(), 1);
        assert!(docs[0].as_ref().unwrap_err().contains("no `text`, only `id`, `body`"));
        assert!(read("", b',')[0].is_err());
    }
}
