//! A stream line by line, with the place of each.

use super::error::{Error, Place};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

/// A line, its end included.
pub(super) struct Line {
    pub bytes: Vec<u8>,
    pub place: Place,
}

/// The lines of a stream. One that is too long is an error, and the next is read; one that can't be read is the last.
pub(super) struct Lines<R> {
    stream: R,
    path: PathBuf,
    limit: u64,
    number: u64,
    byte: u64,
    done: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(stream: R, path: &Path, limit: u64) -> Self {
        Self { stream, path: path.to_owned(), limit, number: 0, byte: 0, done: false }
    }

    fn fail(&mut self, error: io::Error, place: Place) -> Error {
        self.done = true;
        Error::of_io(error, place)
    }

    /// Takes so many bytes, whatever lines they make.
    pub(super) fn take_bytes(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let taken = self.stream.by_ref().take(count).read_to_end(&mut bytes)? as u64;
        self.number += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        self.byte += taken;
        if taken < count { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
    }

    /// Passes over so many bytes.
    pub(super) fn skip_bytes(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut left = count;
        while left > 0 {
            let step = left.min(64 << 10);
            self.take_bytes(step)?;
            left -= step;
        }
        Ok(Vec::new())
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.stream.fill_buf()?;
            let (taken, ends) = match memchr::memchr(b'\n', buffer) {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.stream.consume(taken);
            self.byte += taken as u64;
            if ends {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let mut bytes = Vec::new();
        let place = Place::line(&self.path, self.number + 1, self.byte);
        // The line and its end, and one byte that tells that it is longer.
        let read = self.stream.by_ref().take(self.limit.saturating_add(3)).read_until(b'\n', &mut bytes);
        if let Err(error) = read {
            return Some(Err(self.fail(error, place)));
        }
        if bytes.is_empty() {
            return None;
        }
        self.number += 1;
        self.byte += bytes.len() as u64;
        if bytes.trim_ascii_end().len() as u64 > self.limit {
            if bytes.last() != Some(&b'\n')
                && let Err(error) = self.skip()
            {
                return Some(Err(self.fail(error, place)));
            }
            return Some(Err(Error::LineTooLong { place, limit: self.limit }));
        }
        Some(Ok(Line { bytes, place }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, limit: u64) -> Vec<Result<(String, u64, u64), String>> {
        Lines::new(text.as_bytes(), Path::new("n"), limit)
            .map(|line| match line {
                Ok(Line { bytes, place }) => {
                    Ok((String::from_utf8(bytes).unwrap(), place.line.unwrap(), place.byte.unwrap()))
                }
                Err(error) => Err(error.to_string()),
            })
            .collect()
    }

    #[test]
    fn a_long_line_is_passed_over() {
        let lines = read("abc\r\n\nabcdefgh\nabcd\nab", 4);
        assert_eq!(lines[0], Ok(("abc\r\n".into(), 1, 0)));
        assert_eq!(lines[1], Ok(("\n".into(), 2, 5)));
        assert!(lines[2].as_ref().unwrap_err().starts_with("n:3 (byte 6): a line of more than 4 bytes"));
        assert_eq!(lines[3], Ok(("abcd\n".into(), 4, 15)));
        assert_eq!(lines[4], Ok(("ab".into(), 5, 20)));
        assert_eq!(lines.len(), 5);
    }
}
