//! Web archives, WARC 1.0 and 1.1 (ISO 28500): pages with the exchange that fetched them.
//!
//! Records are read one by one as they stream by, so that an archive may be of any size. Pages (`response` and `resource` records
//! of HTML, with status 200) and plain texts that tools have made of pages (`conversion`, as in WET files) become documents;
//! pictures, styles, redirections, requests and the like are passed over.

mod http;

use super::error::{Error, Place};
use super::limits::Limits;
use super::lines::{Line, Lines};
use super::source::{Content, Source};
use super::{Documents, Item, decode, feed, html, record, text};
use http::Exchange;
use serde_json::Value;

/// Lines of headers in a record before it is taken for something else.
const MOST_HEADERS: usize = 1000;

/// Reads one document a record that holds one.
pub(super) fn records(source: Source, limits: &Limits) -> Documents {
    let Source { path, id, stream, .. } = source;
    let mut archive =
        Archive { lines: Lines::new(stream, &path, limits.line), limits: limits.clone(), number: 0, done: false };
    let limits = limits.clone();
    let records = std::iter::from_fn(move || archive.next());
    Box::new(records.flat_map(move |record| match record.and_then(|record| documents(record, &id, &limits)) {
        Ok(documents) => documents,
        Err(error) => Box::new(std::iter::once(Err(error))),
    }))
}

/// A record with its content.
struct Record {
    number: u64,
    place: Place,
    headers: Headers,
    content: Vec<u8>,
}

/// Named fields, in order.
#[derive(Debug, Default)]
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Takes a line `Name: value`; one that begins with white space goes on with the line before.
    fn push(&mut self, line: &str) {
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), self.0.last_mut()) {
            *value = format!("{value} {}", line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
}

struct Archive {
    lines: Lines<super::source::Stream>,
    limits: Limits,
    number: u64,
    done: bool,
}

impl Archive {
    /// The next record that may hold a document.
    fn next(&mut self) -> Option<Result<Record, Error>> {
        while !self.done {
            let (place, headers) = match self.headers()? {
                Ok(found) => found,
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            };
            self.number += 1;
            let Some(length) = headers.get("Content-Length").and_then(|length| length.parse::<u64>().ok()) else {
                self.done = true;
                let why = "a record without Content-Length, after which no other can be found".to_owned();
                return Some(Err(Error::Syntax { place, why }));
            };
            let is_wanted = may_hold_documents(&headers);
            let limit = self.limits.document.saturating_add(self.limits.line);
            let taken = if is_wanted && length <= limit {
                self.lines.take_bytes(length)
            } else {
                self.lines.skip_bytes(length)
            };
            match taken {
                Err(error) => {
                    self.done = true;
                    let what = "the archive ends within a record".to_owned();
                    return Some(Err(match error.kind() {
                        std::io::ErrorKind::UnexpectedEof => Error::Damaged { place, what },
                        _ => Error::of_io(error, place),
                    }));
                }
                Ok(_) if !is_wanted => {}
                Ok(_) if length > limit => {
                    return Some(Err(Error::DocumentTooLong { place, limit: self.limits.document }));
                }
                Ok(content) => return Some(Ok(Record { number: self.number, place, headers, content })),
            }
        }
        None
    }

    /// The headers of the next record; `None` at the end.
    fn headers(&mut self) -> Option<Result<(Place, Headers), Error>> {
        let (mut place, mut headers) = (None, Headers::default());
        loop {
            let Line { bytes, place: here } = match self.lines.next() {
                Some(Ok(line)) => line,
                Some(Err(error)) => return Some(Err(error)),
                None => {
                    let why = || "the archive ends within the headers of a record".to_owned();
                    return place.map(|place| Err(Error::Syntax { place, why: why() }));
                }
            };
            let line = String::from_utf8_lossy(bytes.trim_ascii_end());
            match &place {
                None if line.is_empty() => {}
                None if line.starts_with("WARC/1.") => place = Some(here),
                Some(place) if line.is_empty() => return Some(Ok((place.clone(), headers))),
                Some(_) if headers.0.len() < MOST_HEADERS => headers.push(&line),
                _ => {
                    let why = "no record of a web archive (WARC/1.0 or 1.1) where one should begin".to_owned();
                    return Some(Err(Error::Syntax { place: here, why }));
                }
            }
        }
    }
}

fn may_hold_documents(headers: &Headers) -> bool {
    matches!(headers.get("WARC-Type"), Some("response" | "resource" | "conversion"))
}

fn documents(record: Record, id: &str, limits: &Limits) -> Result<Documents, Error> {
    let Record { number, place, headers, content } = record;
    let url = headers.get("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned());
    let is_web = url.as_deref().is_none_or(|url| url.starts_with("http"));
    let kind = headers.get("Content-Type").unwrap_or_default();
    let nothing = || Ok(Box::new(std::iter::empty()) as Documents);
    let (kind, body) = if kind.starts_with("application/http") {
        let Exchange { status: 200, headers, body } = Exchange::of(content) else { return nothing() };
        let kind = headers.get("Content-Type").unwrap_or_default().to_owned();
        if !is_web || Kind::of(&kind).is_none() {
            return nothing();
        }
        (kind, http::decode(body, &headers, &place, limits)?)
    } else {
        (kind.to_owned(), content)
    };
    if body.len() as u64 > limits.document {
        return Err(Error::DocumentTooLong { place, limit: limits.document });
    }
    let id = format!("{id}:{number}");
    let encoding = decode::of_content_type(&kind);
    let content = |bytes: Vec<u8>| -> Result<Content, Error> {
        let declared = encoding.or_else(|| decode::declared(&bytes));
        let text = decode::decode_declared(bytes, declared)
            .map_err(|at| Error::Binary { place: Place { byte: Some(at.byte), ..place.clone() } })?;
        Ok(Content { path: place.file.clone(), id: id.clone(), text })
    };
    let documents: Documents = match Kind::of(&kind) {
        None => return nothing(),
        Some(Kind::Page) => {
            let raw = html::Raw { bytes: body, encoding, url: url.clone() };
            Box::new(std::iter::once(html::article(raw, &id, place.clone(), limits)))
        }
        Some(Kind::Text) => Box::new(std::iter::once(text::article(content(body)?, limits))),
        Some(Kind::Feed) => feed::entries(content(body)?, limits),
    };
    let told: Vec<(&str, String)> = [("WARC-Record-ID", "warc_record_id"), ("WARC-Date", "fetched")]
        .into_iter()
        .filter_map(|(header, name)| Some((name, headers.get(header)?.trim_matches(['<', '>']).to_owned())))
        .collect();
    Ok(Box::new(documents.map(move |item| told_of(item, &place, url.as_deref(), &told))))
}

/// A document with what the record tells of it.
fn told_of(item: Item, place: &Place, url: Option<&str>, told: &[(&str, String)]) -> Item {
    let (mut document, _) = item?;
    if document.url.is_none() {
        document.url = url.map(str::to_owned);
        // A text of a web page is the host's; what the archive's file is called tells nothing.
        document.source = url.and_then(record::host).map(str::to_owned);
    }
    for (name, value) in told {
        document.extra.entry((*name).to_owned()).or_insert_with(|| Value::String(value.clone()));
    }
    Ok((document, place.clone()))
}

/// What is in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Text,
    Feed,
}

impl Kind {
    fn of(content_type: &str) -> Option<Self> {
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Some(match kind.as_str() {
            "text/html" | "application/xhtml+xml" => Self::Page,
            "text/plain" => Self::Text,
            "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => Self::Feed,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use std::io::Cursor;

    fn record(kind: &str, url: &str, content_type: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-05-03T00:00:00Z\r\n\
             WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn response(head: &str, body: &str) -> String {
        let http = format!("HTTP/1.1 {head}\r\n\r\n{body}");
        record("response", "https://www.harbour.example/ferry", "application/http; msgtype=response", &http)
    }

    fn read(archive: &str, limits: &Limits) -> Vec<Result<Document, String>> {
        let source = Source {
            path: "a.warc".into(),
            id: "a.warc".into(),
            head: Vec::new(),
            stream: Box::new(Cursor::new(archive.to_owned())),
        };
        records(source, limits).map(|d| d.map(|d| d.0).map_err(|e| e.to_string())).collect()
    }

    const PAGE: &str =
        "<html><head><title>Ferry sinks</title></head><body><p>A ferry sank on Monday, police said.</p></body></html>";

    #[test]
    fn pages_and_texts_are_documents() {
        let archive = [
            record("warcinfo", "", "application/warc-fields", "software: x"),
            response("200 OK\r\nContent-Type: text/html", PAGE),
            response("404 Not Found\r\nContent-Type: text/html", PAGE),
            response("200 OK\r\nContent-Type: image/png", "png"),
            record(
                "conversion",
                "https://tide.example/a",
                "text/plain",
                "Nobody was hurt when the ferry sank on Monday.",
            ),
        ];
        let documents = read(&archive.concat(), &Limits::default());
        let page = documents[0].as_ref().unwrap();
        assert_eq!((page.id.as_str(), page.title.as_deref()), ("a.warc:2", Some("Ferry sinks")));
        assert_eq!(page.text, "A ferry sank on Monday, police said.");
        assert_eq!(page.url.as_deref(), Some("https://www.harbour.example/ferry"));
        assert_eq!(page.source.as_deref(), Some("harbour.example"));
        assert_eq!(page.extra["fetched"], "2019-05-03T00:00:00Z");
        assert_eq!(page.extra["warc_record_id"], "urn:uuid:1");
        let text = documents[1].as_ref().unwrap();
        assert_eq!((text.id.as_str(), text.source.as_deref()), ("a.warc:5", Some("tide.example")));
        assert_eq!(documents.len(), 2);
    }

    #[test]
    fn a_bad_record_does_not_stop_the_rest() {
        let limits = Limits { document: 150, line: 100, ..Limits::default() };
        let archive = [
            response("200 OK\r\nContent-Type: text/html", &"x".repeat(1000)),
            response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", PAGE),
            response("200 OK\r\nContent-Type: text/html", PAGE),
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999\r\n\r\ncut".to_owned(),
        ];
        let documents = read(&archive.concat(), &limits);
        assert!(documents[0].as_ref().unwrap_err().contains("longer than 150 bytes"), "{documents:?}");
        assert!(documents[1].as_ref().unwrap_err().contains("br"), "{documents:?}");
        assert!(documents[2].is_ok());
        assert!(documents[3].as_ref().unwrap_err().contains("ends within a record"), "{documents:?}");
        assert_eq!(documents.len(), 4);
        let garbage = read("WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\nno record\r\n", &limits);
        assert!(garbage[0].as_ref().unwrap_err().contains("where one should begin"), "{garbage:?}");
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in r"(WARC/1\.0|\r\n|Content-Length: [0-9]{1,3}|WARC-Type: response|HTTP/1.1 200|a|:| ){0,30}")| {
            read(&text, &Limits::default());
        });
    }
}
