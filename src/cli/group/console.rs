//! How to speak to whoever sits at the terminal.

use super::ConfigArgs;
use crate::cli::console::{Bar, Messages};
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
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,

    #[command(flatten)]
    _config: ConfigArgs,
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

    /// Shows, where a terminal looks on, how far a run over so many documents has come.
    pub(crate) fn progress(&self, documents: usize, around: &Surroundings) -> Bar {
        Bar::new(documents, around.stderr_draws && self.messages() >= Messages::Counts)
    }

    /// Whether to colour what is written: what `--color` says, then the environment, then whether it goes to a terminal.
    pub(crate) fn color(&self, to_terminal: bool, around: &Surroundings) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => around.color.unwrap_or(to_terminal),
        }
    }
}
