//! How to speak to whoever sits at the terminal.

use crate::cli::console::Messages;
use crate::cli::surroundings::Surroundings;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct ConsoleArgs {
    /// Colour text: auto, always, never
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", hide_possible_values = true)]
    color: Color,

    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Say what was read from each article
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl ConsoleArgs {
    /// How much to say.
    pub(crate) fn messages(&self) -> Messages {
        match (self.quiet, self.verbose) {
            (true, _) => Messages::Errors,
            (_, true) => Messages::Details,
            _ => Messages::Counts,
        }
    }

    /// Whether to colour what goes to standard output, and whether that is a terminal.
    pub(crate) fn color(&self, to_terminal: bool, around: &Surroundings) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => to_terminal && !around.no_color,
        }
    }
}
