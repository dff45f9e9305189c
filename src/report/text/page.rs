//! Lines of words, styled and broken to a width.

use super::printable;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Strong,
    Faint,
    /// The stretch of a quotation that carries the claim: between asterisks where there is no colour.
    Evidence,
    Alarm,
    Dispute,
    News,
    Calm,
}

impl Look {
    fn style(self) -> Style {
        let color = |color: AnsiColor| color.on_default().bold();
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Evidence => Style::new().bold().underline(),
            Self::Alarm => color(AnsiColor::Red),
            Self::Dispute => color(AnsiColor::Magenta),
            Self::News => color(AnsiColor::Yellow),
            Self::Calm => color(AnsiColor::Green),
        }
    }
}

/// Writes paragraphs, broken at white space so that no line grows wider than `width` columns unless one word does.
pub(super) struct Page<'o> {
    out: &'o mut dyn Write,
    width: usize,
    color: bool,
}

/// One character with its look.
type Glyph = (char, Look);

impl<'o> Page<'o> {
    pub(super) fn new(out: &'o mut dyn Write, width: usize, color: bool) -> Self {
        Self { out, width, color }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes a line as it is, however long: what stands in columns must not be set anew.
    pub(super) fn line(&mut self, indent: &str, line: &str) -> io::Result<()> {
        writeln!(self.out, "{indent}{}", printable(line))
    }

    /// A paragraph: its first line begins with `first`, the others with as many spaces as `first` is wide.
    pub(super) fn paragraph(&mut self, first: &str, pieces: &[(Look, &str)]) -> io::Result<()> {
        let indent: usize = first.chars().filter_map(UnicodeWidthChar::width).sum();
        self.out.write_all(first.as_bytes())?;
        let mut column = indent;
        let mut line_is_empty = true;
        for word in words(pieces, self.color) {
            let wide: usize = word.iter().filter_map(|(c, _)| c.width()).sum();
            if !line_is_empty && column + 1 + wide > self.width {
                write!(self.out, "\n{:indent$}", "")?;
                column = indent;
                line_is_empty = true;
            }
            if !line_is_empty {
                self.out.write_all(b" ")?;
                column += 1;
            }
            self.word(&word)?;
            column += wide;
            line_is_empty = false;
        }
        self.out.write_all(b"\n")
    }

    fn word(&mut self, word: &[Glyph]) -> io::Result<()> {
        for run in word.chunk_by(|a, b| a.1 == b.1) {
            let text: String = run.iter().map(|(c, _)| c).collect();
            let style = if self.color { run[0].1.style() } else { Style::new() };
            write!(self.out, "{style}{text}{style:#}")?;
        }
        Ok(())
    }
}

/// Breaks pieces into words at white space; pieces that touch make one word.
fn words(pieces: &[(Look, &str)], color: bool) -> Vec<Vec<Glyph>> {
    let mut words = vec![Vec::new()];
    let mut put = |c: char, look: Look| {
        if c.is_whitespace() && c != '\u{A0}' {
            words.push(Vec::new());
        } else if let Some(word) = words.last_mut() {
            word.push((c, look));
        }
    };
    for &(look, text) in pieces {
        let marked = look == Look::Evidence && !color && !text.trim().is_empty();
        let mark = |put: &mut dyn FnMut(char, Look)| {
            if marked {
                put('*', Look::Plain);
            }
        };
        mark(&mut put);
        printable(text).chars().for_each(|c| put(c, look));
        mark(&mut put);
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn render(width: usize, color: bool, first: &str, pieces: &[(Look, &str)]) -> String {
        let mut out = Vec::new();
        Page::new(&mut out, width, color).paragraph(first, pieces).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn breaks_at_white_space_and_hangs() {
        let pieces = [(Look::Plain, "one two "), (Look::Evidence, "three four"), (Look::Plain, ", five")];
        assert_eq!(render(12, false, "- ", &pieces), "- one two\n  *three\n  four*,\n  five\n");
    }

    #[test]
    fn marks_hug_the_evidence() {
        let pieces = [(Look::Plain, "It took "), (Look::Evidence, "ten days"), (Look::Plain, ".")];
        assert_eq!(render(80, false, "", &pieces), "It took *ten days*.\n");
        assert_eq!(
            render(80, true, "", &pieces),
            "It took \u{1b}[1m\u{1b}[4mten\u{1b}[0m \u{1b}[1m\u{1b}[4mdays\u{1b}[0m.\n"
        );
    }

    proptest! {
        #[test]
        fn stays_within_the_width(text in "([a-z]{1,9} ){0,40}", width in 12_usize..60) {
            for line in render(width, false, "  ", &[(Look::Plain, &text)]).lines() {
                prop_assert!(line.chars().count() <= width);
            }
        }

        #[test]
        fn escapes_never_pass(text in "(\\PC|\\p{Cc}){0,60}") {
            let shown = render(40, false, "", &[(Look::Plain, &text)]);
            prop_assert!(!shown.contains('\u{1b}'), "{:?}", shown);
        }
    }
}
