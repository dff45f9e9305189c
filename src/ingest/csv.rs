//! CSV and TSV under a header.

use super::error::{Error, Place};
use super::record::{self, Fields};
use super::{Content, Documents};
use ::csv::{ErrorKind, ReaderBuilder, StringRecord};
use serde_json::Value;
use std::io::Cursor;

/// Reads one document a row, by the names in the header, whatever their case. A row that is no record is an error of
/// its own, and the next is read.
pub(super) fn rows(content: Content, delimiter: u8) -> Documents {
    let Content { path, id, text } = content;
    let mut reader = ReaderBuilder::new().delimiter(delimiter).from_reader(Cursor::new(text.into_bytes()));
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return Box::new(std::iter::once(Err(syntax(&error, Place::file(path))))),
    };
    let header: Vec<String> = header
        .into_iter()
        .map(|name| {
            let lower = name.to_ascii_lowercase();
            if KNOWN.contains(&lower.as_str()) { lower } else { name }
        })
        .collect();
    if !header.iter().any(|name| name == "text") {
        let fields: Fields = header.into_iter().map(|name| (name, Value::Null)).collect();
        let place = Place::line(path, 1, 0);
        let document = record::document(fields, String::new, &place);
        return Box::new(std::iter::once(document.map(|document| (document, place))));
    }
    let mut row = StringRecord::new();
    let (mut counted, mut line) = (0, 1);
    Box::new(std::iter::from_fn(move || {
        // The reader's own position is that of the end of the record before, line end excluded.
        let mut byte = reader.position().byte() as usize;
        let bytes = reader.get_ref().get_ref();
        byte += bytes.get(byte..).map_or(0, |rest| rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count());
        line += bytes.get(counted..byte).map_or(0, |b| memchr::memchr_iter(b'\n', b).count()) as u64;
        counted = byte;
        let place = Place::line(&path, line, byte as u64);
        Some(match reader.read_record(&mut row) {
            Ok(false) => return None,
            Ok(true) => {
                let fields = header.iter().zip(&row).map(|(name, cell)| {
                    // An empty cell is a missing value, but for the body, which is then an empty body.
                    let is_missing = cell.is_empty() && name != "text";
                    (name.clone(), if is_missing { Value::Null } else { Value::String(cell.to_owned()) })
                });
                record::document(fields, || format!("{id}:{line}"), &place).map(|document| (document, place))
            }
            Err(error) => Err(syntax(&error, place)),
        })
    }))
}

/// The columns that are read.
const KNOWN: [&str; 7] = ["id", "source", "published", "title", "text", "url", "language"];

fn syntax(error: &::csv::Error, place: Place) -> Error {
    let why = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the header has {expected_len} (an unquoted delimiter, or a quote left open)")
        }
        _ => error.to_string(),
    };
    Error::Syntax { place, why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn read(text: &str, delimiter: u8) -> Vec<Result<Document, String>> {
        let content = Content { path: "n.csv".into(), id: "n.csv".into(), text: text.into() };
        rows(content, delimiter).map(|d| d.map(|d| d.0).map_err(|e| e.to_string())).collect()
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
    fn a_header_without_text_is_refused_once() {
        let docs = read("id,body\n1,A\n2,B\n", b',');
        assert_eq!(docs.len(), 1);
        assert!(docs[0].as_ref().unwrap_err().contains("no `text`, only `id`, `body`"));
        assert!(read("", b',')[0].is_err());
    }
}
