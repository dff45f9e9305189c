//! Output that is text or JSON lines, no table.

use super::ConsoleArgs;
use super::output::{OutputFile, width};
use crate::cli::Failure;
use crate::cli::surroundings::Surroundings;
use crate::cli::terminal;
use clap::{Args, ValueEnum};
use gainsay::report::{Jsonl, Text};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct PlainArgs {
    /// text, jsonl
    #[arg(short, long, value_name = "NAME", value_enum, default_value = "text", hide_possible_values = true)]
    format: Format,

    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

impl PlainArgs {
    /// Writes with the renderer that is asked for.
    pub(crate) fn write(
        &self,
        console: &ConsoleArgs,
        around: &Surroundings,
        text: impl FnOnce(Text, &mut dyn Write) -> io::Result<()>,
        jsonl: impl FnOnce(Jsonl, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let path = self.output.as_deref().filter(|path| *path != Path::new("-"));
        let to_terminal = around.stdout_is_terminal && path.is_none();
        let page = Text::new(width(to_terminal, around), console.color(to_terminal, around));
        OutputFile::open(path)?.write(|out| match self.format {
            Format::Text => text(page, out),
            Format::Jsonl if to_terminal => terminal::show(out, |out| jsonl(Jsonl, out)),
            Format::Jsonl => jsonl(Jsonl, out),
        })
    }
}
