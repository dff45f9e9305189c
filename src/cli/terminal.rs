//! Data on a terminal.

use gainsay::report::printable;
use std::io::{self, Write};

/// Writes what `render` gives, line by line, without what would steer a terminal: for formats that keep every character of
/// an article, as programs want them.
pub(crate) fn show(out: &mut dyn Write, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut safe = Safe { out, line: Vec::new() };
    render(&mut safe)?;
    safe.pass(b"")
}

struct Safe<'o> {
    out: &'o mut dyn Write,
    line: Vec<u8>,
}

impl Safe<'_> {
    fn pass(&mut self, end: &[u8]) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line);
        self.out.write_all(printable(line.trim_end_matches('\r')).as_bytes())?;
        self.line.clear();
        self.out.write_all(end)
    }
}

impl Write for Safe<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&b| b == b'\n') {
            match part.strip_suffix(b"\n") {
                Some(part) => {
                    self.line.extend_from_slice(part);
                    self.pass(b"\n")?;
                }
                None => self.line.extend_from_slice(part),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_passes_wherever_writes_are_cut() {
        let text = "a,\u{1b}[31m\u{9b}2J,\u{202e}é\r\nb\u{7}";
        for size in 1..6 {
            let mut out = Vec::new();
            show(&mut out, |out| text.as_bytes().chunks(size).try_for_each(|chunk| out.write_all(chunk))).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), "a,\u{fffd}[31m\u{fffd}2J,\u{fffd}é\nb\u{fffd}");
        }
    }
}
