//! JSON: a value is an object, one document, or an array of them; and JSON Lines, one object a line.

use super::error::{Error, Place};
use super::limits::Limits;
use super::lines::{Line, Lines};
use super::record::{self, Take};
use super::source::{Content, Stream, binary};
use super::{Record, Records, decode};
use serde::Deserialize;
use serde_json::{Deserializer, Value};
use std::path::PathBuf;

/// Deeper nesting than this would outgrow the stack, whatever is asked for.
const DEEPEST: usize = 1000;

/// Reads one record a line. A line that is no record is an error of its own, and the next is read.
pub(super) fn lines((path, id, stream): (PathBuf, String, Stream), take: Take, limits: &Limits) -> Records {
    let nesting = limits.nesting;
    Box::new(Lines::new(stream, &path, limits.line).flat_map(move |line| {
        let [odd, record] = match line {
            Ok(line) => record_of(line, &id, take, nesting),
            Err(error) => [None, Some(Err(error))],
        };
        odd.into_iter().chain(record)
    }))
}

/// What is odd about a line, and its record: neither for a blank line.
fn record_of(line: Line, id: &str, take: Take, nesting: usize) -> [Option<Record>; 2] {
    let Line { bytes, place } = line;
    let text = match decode::decode(bytes) {
        Ok(text) => text,
        Err(at) => return [None, Some(Err(binary(&place.file, at)))],
    };
    let text = text.trim();
    if text.is_empty() {
        return [None, None];
    }
    if is_deeper(text, nesting) {
        return [None, Some(Err(Error::TooDeep { place, limit: nesting }))];
    }
    let (value, odd) = match parse(text) {
        Ok(value) => (Ok(value), None),
        Err(error) => match mend_surrogates(text) {
            Some(mended) => (parse(&mended), Some(Err(oddity(&place)))),
            None => (Err(error), None),
        },
    };
    let number = place.line.unwrap_or_default();
    let record = value
        .map_err(|error| syntax(&error, &place))
        .and_then(|value| record::of_json(value, take, || format!("{id}:{number}"), &place))
        .map(|record| (record, place));
    // What is odd about a record that can't be read is of no interest.
    [odd.filter(|_| record.is_ok()), Some(record)]
}

fn oddity(place: &Place) -> Error {
    Error::Oddity { place: place.clone(), what: "halves of surrogate pairs are read as U+FFFD".into() }
}

/// Reads the objects of a whole file: of one array, or one after another.
pub(super) fn values(content: Content, take: Take, limits: &Limits) -> Records {
    let place = Place::file(&content.path);
    if is_deeper(&content.text, limits.nesting) {
        return Box::new(std::iter::once(Err(Error::TooDeep { place, limit: limits.nesting })));
    }
    let mended = mend_surrogates(&content.text);
    let text = mended.as_deref().unwrap_or(&content.text);
    let mut found: Vec<Record> = Vec::new();
    found.extend(mended.is_some().then(|| Err(oddity(&place))));
    let mut number = 0;
    let mut values = Deserializer::from_str(text);
    values.disable_recursion_limit();
    for value in values.into_iter::<Value>() {
        let records = match value {
            Ok(Value::Array(values)) => values,
            Ok(value) => vec![value],
            Err(error) => {
                let line = error.line() as u64;
                found.push(Err(syntax(&error, &Place { line: Some(line), ..place.clone() })));
                break;
            }
        };
        for value in records {
            number += 1;
            let record = record::of_json(value, take, || format!("{}:{number}", content.id), &place);
            found.push(record.map(|record| (record, place.clone())));
        }
    }
    Box::new(found.into_iter())
}

/// Whether arrays and objects nest deeper than they may.
fn is_deeper(json: &str, limit: usize) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    json.bytes().any(|b| {
        match b {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > limit.min(DEEPEST)
    })
}

fn parse(json: &str) -> serde_json::Result<Value> {
    let mut deserializer = Deserializer::from_str(json);
    // Depth is looked at before: the limit is ours.
    deserializer.disable_recursion_limit();
    let value = Value::deserialize(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

fn syntax(error: &serde_json::Error, place: &Place) -> Error {
    // serde_json counts lines within what it was given, which is one line.
    let why = error.to_string();
    let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
    Error::Syntax { place: place.clone(), why: format!("not well-formed JSON, {why} at column {}", error.column()) }
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
    use crate::ingest::Given;
    use crate::model::Document;

    type Read = Vec<Result<Document, String>>;

    fn collect(records: Records) -> Read {
        let document = |given| match given {
            Given::Document(document) => document,
            Given::Claim(fields) => panic!("a claim: {fields:?}"),
        };
        records.map(|d| d.map(|d| document(d.0)).map_err(|e| e.to_string())).collect()
    }

    fn lines(text: &str) -> Read {
        let stream: Stream = Box::new(std::io::Cursor::new(text.to_owned()));
        collect(super::lines(("n.jsonl".into(), "n.jsonl".into(), stream), Take::default(), &Limits::default()))
    }

    fn values(text: &str) -> Read {
        let content = Content { path: "n.jsonl".into(), id: "n.jsonl".into(), text: text.into() };
        collect(super::values(content, Take::default(), &Limits::default()))
    }

    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let docs = lines("{\"text\": \"A\"}\r\n\n{\"text\": \n{\"id\": \"x\", \"text\": \"B\"}");
        assert_eq!(docs.len(), 3);
        assert_eq!(docs[0].as_ref().unwrap().id, "n.jsonl:1");
        let error = docs[1].as_ref().unwrap_err();
        assert!(error.starts_with("n.jsonl:3 (byte 16): not well-formed JSON, EOF"), "{error}");
        assert_eq!(docs[2].as_ref().unwrap().id, "x");
    }

    #[test]
    fn halves_of_surrogate_pairs_become_one_replacement_each() {
        let docs = lines(r#"{"text": "a\ud83d b\ude00 \\ud83d \ud83d\ude00\ud83d"}"#);
        assert_eq!(docs[0], Err("n.jsonl:1 (byte 0): halves of surrogate pairs are read as U+FFFD".into()));
        assert_eq!(docs[1].as_ref().unwrap().text, "a\u{FFFD} b\u{FFFD} \\ud83d \u{1F600}\u{FFFD}");
        assert!(lines(r#"{"text": "a\ud83"#)[0].is_err());
        assert!(lines("{\"text\": \"a\\")[0].is_err());
    }

    #[test]
    fn arrays_objects_and_sequences_are_read() {
        let ids = |text| values(text).into_iter().flatten().map(|d| d.id).collect::<Vec<_>>();
        assert_eq!(ids("[{\"text\": \"A\", \"id\": \"a\"}, {\"text\": \"B\"}]"), ["a", "n.jsonl:2"]);
        assert_eq!(ids("{\n\"text\": \"A\"\n}\n{\"text\": \"\\ud800\"}"), ["n.jsonl:1", "n.jsonl:2"]);
        let docs = values("{\"text\": \"A\"}\n]");
        assert!(docs[0].is_ok());
        assert!(docs[1].as_ref().unwrap_err().starts_with("n.jsonl:2: not well-formed JSON"));
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in r#"[{}"\\ud8dc0-9:, \n]{0,40}"#)| {
            lines(&text);
            values(&text);
        });
    }

    #[test]
    fn deep_nesting_is_refused_without_recursion() {
        let deep = |n: usize| format!("{{\"text\": \"[[[[A\\\"\", \"x\": {}1{}}}", "[".repeat(n), "]".repeat(n));
        assert!(lines(&deep(200))[0].is_ok());
        assert!(values(&deep(200))[0].is_ok());
        for docs in [lines(&deep(100_000)), values(&deep(100_000)), lines(&deep(256))] {
            assert!(docs[0].as_ref().unwrap_err().contains("nested more than 256 deep"), "{docs:?}");
        }
    }
}
