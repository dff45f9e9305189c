//! The HTTP response within a record.

use super::Headers;
use crate::ingest::error::{Error, Place};
use crate::ingest::limits::Limits;
use crate::ingest::unpack;
use std::io::{Cursor, Read};

/// A response.
pub(super) struct Exchange {
    pub status: u16,
    pub headers: Headers,
    pub body: Vec<u8>,
}

impl Exchange {
    /// Takes a response apart. What is none has the status 0.
    pub(super) fn of(content: Vec<u8>) -> Self {
        let mut headers = Headers::default();
        let mut status = None;
        let mut at = 0;
        while let Some(end) = memchr::memchr(b'\n', &content[at..]) {
            let line = String::from_utf8_lossy(content[at..at + end].trim_ascii_end()).into_owned();
            at += end + 1;
            match status {
                None => status = Some(status_of(&line)),
                Some(_) if line.is_empty() => break,
                Some(_) => headers.push(&line),
            }
        }
        let mut body = content;
        body.drain(..at);
        Self { status: status.unwrap_or(0), headers, body }
    }
}

/// `HTTP/1.1 200 OK`.
fn status_of(line: &str) -> u16 {
    let mut words = line.split_whitespace();
    let is_http = words.next().is_some_and(|protocol| protocol.starts_with("HTTP/"));
    words.next().filter(|_| is_http).and_then(|status| status.parse().ok()).unwrap_or(0)
}

/// The body as it was before it was sent: chunks joined, compression taken off.
pub(super) fn decode(body: Vec<u8>, headers: &Headers, place: &Place, limits: &Limits) -> Result<Vec<u8>, Error> {
    let is_chunked = headers.get("Transfer-Encoding").is_some_and(|encoding| encoding.eq_ignore_ascii_case("chunked"));
    // Many tools join the chunks and leave the header: what is not chunked is taken as it is.
    let body = if is_chunked { join_chunks(&body).unwrap_or(body) } else { body };
    let encoding = headers.get("Content-Encoding").unwrap_or("identity").to_ascii_lowercase();
    let packed: Box<dyn Read + Send> = match encoding.as_str() {
        "" | "identity" | "gzip" | "x-gzip" | "zstd" | "utf-8" => Box::new(Cursor::new(body)),
        "deflate" => {
            // Sent with the header of zlib by some servers, without it by others.
            if body.first().is_some_and(|&b| b & 0x0F == 8) {
                Box::new(flate2::read::ZlibDecoder::new(Cursor::new(body)))
            } else {
                Box::new(flate2::read::DeflateDecoder::new(Cursor::new(body)))
            }
        }
        other => {
            let what = format!("a page sent with the compression {other}");
            return Err(Error::Format { place: place.clone(), what });
        }
    };
    let mut plain = Vec::new();
    let limit = limits.document;
    let read = unpack::unpack(packed, limits.ratio)
        .and_then(|stream| stream.take(limit.saturating_add(1)).read_to_end(&mut plain))
        .map_err(|error| Error::of_io(error, place.clone()))?;
    if read as u64 > limit {
        return Err(Error::DocumentTooLong { place: place.clone(), limit });
    }
    Ok(plain)
}

/// The content of chunks (RFC 9112, 7.1); `None` where they are none.
fn join_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let (mut joined, mut rest) = (Vec::new(), body);
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(joined);
        }
        // A record may be cut: what is there is taken.
        joined.extend_from_slice(&rest[..size.min(rest.len())]);
        rest = rest.get(size..).unwrap_or_default();
        if rest.is_empty() {
            return Some(joined);
        }
        rest = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        assert_eq!(join_chunks(b"3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n").as_deref(), Some(&b"abcd"[..]));
        assert_eq!(join_chunks(b"5\r\nabc").as_deref(), Some(&b"abc"[..]));
        assert_eq!(join_chunks(b"<html>\n"), None);
        assert_eq!(join_chunks(b"ffffffffffffffffff\r\n"), None);
    }

    #[test]
    fn responses_come_apart() {
        let Exchange { status, headers, body } =
            Exchange::of(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: a\r\n b\r\n\r\n<p>\r\n\r\n".to_vec());
        assert_eq!((status, headers.get("content-type"), headers.get("x")), (200, Some("text/html"), Some("a b")));
        assert_eq!(body, b"<p>\r\n\r\n");
        assert_eq!(Exchange::of(b"no response".to_vec()).status, 0);
    }
}
