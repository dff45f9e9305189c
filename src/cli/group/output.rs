//! Where what is found goes, and how it looks there.

use super::ConsoleArgs;
use crate::cli::Failure;
use crate::cli::sink::Sink;
use crate::cli::surroundings::Surroundings;
use crate::cli::terminal;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gainsay::report::{self, Format, Renderer, Table};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The widest that text is set, however wide the terminal: longer lines are hard to read.
const WIDEST: usize = 100;

#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// csv, jsonl, text, html, markdown, sarif, jsonld [default: text, in a pipe csv]
    #[arg(short, long, value_name = "NAME", value_parser = format_name(), hide_possible_values = true)]
    format: Option<Format>,

    /// Write to a file; its extension sets the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Leave CSV cells that a spreadsheet would run as they are
    #[arg(long)]
    raw_cells: bool,

    /// Tell in a file beside the CSV file what its columns hold
    #[arg(long)]
    csvw: bool,
}

/// Takes the name of a format.
fn format_name() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::as_str)).map(|name| {
        // The parser lets no other name through.
        Format::ALL.into_iter().find(|format| format.as_str() == name).unwrap_or(Format::Text)
    })
}

/// An open output with the renderer that fills it.
pub(crate) struct Output {
    file: OutputFile,
    metadata: Option<Metadata>,
    renderer: Box<dyn Renderer>,
    streams: bool,
    /// Whether what articles say must be kept from steering a terminal. Text does so by itself, and has colours of its own.
    to_terminal: bool,
}

/// A file that tells what the columns of a CSV file of this name hold.
struct Metadata {
    file: OutputFile,
    of: String,
}

/// An open output with its name.
pub(crate) struct OutputFile {
    name: String,
    sink: Sink,
}

impl OutputArgs {
    /// Opens the output for `table`, and finds how to fill it. That comes first in a run: a name that can't be written should not cost the time of the rest.
    pub(crate) fn open(&self, console: &ConsoleArgs, around: &Surroundings, table: Table) -> Result<Output, Failure> {
        let (format, options) = self.look(console, around)?;
        if !format.holds(table) {
            return Err(Failure::Holds(format.as_str()));
        }
        let to_terminal = around.stdout_is_terminal && self.path().is_none() && format != Format::Text;
        let metadata = if self.csvw { Some(self.metadata(format)?) } else { None };
        let file = OutputFile::open(self.path())?;
        Ok(Output { file, metadata, renderer: format.renderer(&options), streams: format.streams(), to_terminal })
    }

    fn metadata(&self, format: Format) -> Result<Metadata, Failure> {
        let path = self.path().filter(|_| format == Format::Csv).ok_or(Failure::NoCsvFile)?;
        let of = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = OutputFile::open(Some(&path.with_file_name(report::csvw_name(&of))))?;
        Ok(Metadata { file, of })
    }

    /// The file to write; `None` for standard output.
    fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The format, and what it is told.
    fn look(&self, console: &ConsoleArgs, around: &Surroundings) -> Result<(Format, report::Options), Failure> {
        let to_terminal = around.stdout_is_terminal && self.path().is_none();
        let mut options = report::Options::default();
        options.raw_cells = self.raw_cells;
        options.color = console.color(to_terminal, around);
        options.width = width(to_terminal, around);
        Ok((self.format(to_terminal)?, options))
    }

    fn format(&self, to_terminal: bool) -> Result<Format, Failure> {
        match (self.format, self.path()) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) => {
                let extension = path.extension().and_then(|extension| extension.to_str());
                extension.and_then(Format::of_extension).ok_or_else(|| Failure::Format(path.to_owned()))
            }
            (None, None) if to_terminal => Ok(Format::Text),
            (None, None) => Ok(Format::Csv),
        }
    }
}

impl Output {
    /// Whether a report can be written bit by bit.
    pub(crate) fn streams(&self) -> bool {
        self.streams
    }

    /// Writes what `render` gives, and closes the output. As CSV that is `table`, with `more` columns after its own.
    pub(crate) fn write(
        self,
        table: Table,
        more: &[&str],
        render: impl FnOnce(&dyn Renderer, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let renderer = self.renderer.as_ref();
        self.file.write(|out| {
            if self.to_terminal { terminal::show(out, |out| render(renderer, out)) } else { render(renderer, out) }
        })?;
        match self.metadata {
            Some(Metadata { file, of }) => file.write(|out| out.write_all(report::csvw(table, more, &of).as_bytes())),
            None => Ok(()),
        }
    }
}

impl OutputFile {
    /// Opens a file, or standard output where none is named.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let name = path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
        match Sink::open(path) {
            Ok(sink) => Ok(Self { name, sink }),
            Err(error) => Err(Failure::Write { name, error }),
        }
    }

    /// Writes what `render` gives, and closes the output.
    pub(crate) fn write(mut self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        match render(&mut self.sink).and_then(|()| self.sink.finish()) {
            // Who reads has seen enough: `gainsay … | head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Failure::Write { name: self.name, error }),
            Ok(()) => Ok(()),
        }
    }
}

/// How wide to set text.
pub(super) fn width(to_terminal: bool, around: &Surroundings) -> usize {
    around.columns.filter(|_| to_terminal).map_or(80, |columns| columns.min(WIDEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Typed {
        #[command(flatten)]
        output: OutputArgs,
        #[command(flatten)]
        console: ConsoleArgs,
    }

    fn look(arguments: &str, around: Surroundings) -> Result<(Format, report::Options), Failure> {
        let typed = Typed::parse_from(["x"].into_iter().chain(arguments.split_whitespace()));
        typed.output.look(&typed.console, &around)
    }

    #[test]
    fn format_follows_flag_then_extension_then_terminal() {
        let format = |arguments, around| look(arguments, around).map(|(format, _)| format).ok();
        assert_eq!(format("", Surroundings::pipe()), Some(Format::Csv));
        assert_eq!(format("", Surroundings::terminal()), Some(Format::Text));
        assert_eq!(format("-o b.jsonl", Surroundings::terminal()), Some(Format::Jsonl));
        assert_eq!(format("-o b.jsonl -f csv", Surroundings::terminal()), Some(Format::Csv));
        assert!(
            matches!(look("-o b.odt", Surroundings::terminal()), Err(Failure::Format(path)) if path == Path::new("b.odt"))
        );
        assert_eq!(format("-o -", Surroundings::terminal()), Some(Format::Text));
    }

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let color = |arguments, around| look(arguments, around).unwrap().1.color;
        assert!(color("", Surroundings::terminal()));
        assert!(!color("", Surroundings::pipe()));
        assert!(!color("", Surroundings { color: Some(false), ..Surroundings::terminal() }));
        assert!(color("--color always", Surroundings { color: Some(false), ..Surroundings::pipe() }));
        assert!(!color("--color never", Surroundings::terminal()));
        assert!(color("", Surroundings { color: Some(true), ..Surroundings::pipe() }));
        assert!(!color("-o b.txt", Surroundings::terminal()));
    }
}
