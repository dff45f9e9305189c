//! JSON: a value is an object, one document, or an array of them; and JSON Lines, one object a line.

use super::error::{Error, Place};
use super::record;
use super::{Content, Documents};
use crate::model::Document;
use serde_json::Value;

/// Reads one document a line. A line that is no record is an error of its own, and the next is read.
pub(super) fn lines(content: Content) -> Documents {
    let mut start = 0;
    let mut number = 0;
    Box::new(std::iter::from_fn(move || {
        while start < content.text.len() {
            let from = start;
            let rest = &content.text[from..];
            start = memchr::memchr(b'\n', rest.as_bytes()).map_or(content.text.len(), |i| from + i + 1);
            number += 1;
            let line = content.text[from..start].trim();
            if !line.is_empty() {
                return Some(document(line, &content, number, from as u64));
            }
        }
        None
    }))
}

fn document(line: &str, content: &Content, number: u64, byte: u64) -> Result<(Document, Place), Error> {
    let place = Place::line(&content.path, number, byte);
    let value = parse(line).map_err(|error| syntax(&error, &place))?;
    Ok((record::of_json(value, || format!("{}:{number}", content.id), &place)?, place))
}

/// Reads the objects of a whole file: of one array, or one after another.
pub(super) fn values(content: Content) -> Documents {
    let place = Place::file(&content.path);
    let mended = mend_surrogates(&content.text);
    let text = mended.as_deref().unwrap_or(&content.text);
    let mut documents = Vec::new();
    let mut number = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let records = match value {
            Ok(Value::Array(values)) => values,
            Ok(value) => vec![value],
            Err(error) => {
                let line = error.line() as u64;
                documents.push(Err(syntax(&error, &Place { line: Some(line), ..place.clone() })));
                break;
            }
        };
        for value in records {
            number += 1;
            let document = record::of_json(value, || format!("{}:{number}", content.id), &place);
            documents.push(document.map(|document| (document, place.clone())));
        }
    }
    Box::new(documents.into_iter())
}

fn syntax(error: &serde_json::Error, place: &Place) -> Error {
    // serde_json counts lines within what it was given, which is one line.
    let why = error.to_string();
    let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
    Error::Syntax { place: place.clone(), why: format!("not well-formed JSON, {why} at column {}", error.column()) }
}

fn parse(line: &str) -> serde_json::Result<Value> {
    serde_json::from_str(line).or_else(|error| match mend_surrogates(line) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}

/// Puts U+FFFD in the place of halves of surrogate pairs (`\ud83d` without `\ude00`), which other writers of JSON let through
/// and no text can hold. Both count as one code point, so positions stay. `None` where there are none.
fn mend_surrogates(json: &str) -> Option<String> {
    let bytes = json.as_bytes();
    let unit = |at: usize| -> Option<u16> {
        let escape = json.get(at..at + 6)?;
        let digits = escape.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut mended: Option<String> = None;
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = memchr::memchr(b'\\', bytes.get(at..)?) {
        at += found;
        match unit(at) {
            Some(0xD800..0xDC00) if matches!(unit(at + 6), Some(0xDC00..0xE000)) => at += 12,
            Some(0xD800..0xE000) => {
                let out = mended.get_or_insert_default();
                out.push_str(&json[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            Some(_) => at += 6,
            None => at += 2,
        }
    }
    let mut out = mended?;
    out.push_str(&json[copied..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reader: fn(Content) -> Documents) -> Vec<Result<Document, String>> {
        let content = Content { path: "n.jsonl".into(), id: "n.jsonl".into(), text: text.into() };
        reader(content).map(|d| d.map(|d| d.0).map_err(|e| e.to_string())).collect()
    }

    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let docs = read("{\"text\": \"A\"}\r\n\n{\"text\": \n{\"id\": \"x\", \"text\": \"B\"}", lines);
        assert_eq!(docs.len(), 3);
        assert_eq!(docs[0].as_ref().unwrap().id, "n.jsonl:1");
        let error = docs[1].as_ref().unwrap_err();
        assert!(error.starts_with("n.jsonl:3 (byte 16): not well-formed JSON, EOF"), "{error}");
        assert_eq!(docs[2].as_ref().unwrap().id, "x");
    }

    #[test]
    fn halves_of_surrogate_pairs_become_one_replacement_each() {
        let docs = read(r#"{"text": "a\ud83d b\ude00 \\ud83d \ud83d\ude00\ud83d"}"#, lines);
        assert_eq!(docs[0].as_ref().unwrap().text, "a\u{FFFD} b\u{FFFD} \\ud83d \u{1F600}\u{FFFD}");
        assert!(read(r#"{"text": "a\ud83"#, lines)[0].is_err());
        assert!(read("{\"text\": \"a\\", lines)[0].is_err());
    }

    #[test]
    fn arrays_objects_and_sequences_are_read() {
        let ids = |text| read(text, values).into_iter().map(|d| d.unwrap().id).collect::<Vec<_>>();
        assert_eq!(ids("[{\"text\": \"A\", \"id\": \"a\"}, {\"text\": \"B\"}]"), ["a", "n.jsonl:2"]);
        assert_eq!(ids("{\n\"text\": \"A\"\n}\n{\"text\": \"\\ud800\"}"), ["n.jsonl:1", "n.jsonl:2"]);
        let docs = read("{\"text\": \"A\"}\n]", values);
        assert!(docs[0].is_ok());
        assert!(docs[1].as_ref().unwrap_err().starts_with("n.jsonl:2: not well-formed JSON"));
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in r#"[{}"\\ud8dc0-9:, \n]{0,40}"#)| {
            read(&text, lines);
            read(&text, values);
        });
    }
}
