//! `gainsay diff`.

use crate::cli::group::{ConsoleArgs, PlainArgs, read_former};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::review::Changes;
use std::path::PathBuf;

/// Tell what is new, gone and changed between two reports
#[derive(Debug, Args)]
#[command(after_help = "\
Example: gainsay diff monday.csv tuesday.jsonl

Exit status: 0 the reports hold the same, 1 they differ, 2 an error.")]
pub(crate) struct Diff {
    /// The earlier report, csv or jsonl
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The later report, csv or jsonl
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// Exit with 0 even where they differ
    #[arg(long)]
    exit_zero: bool,

    #[command(flatten)]
    plain: PlainArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl Diff {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let (old, new) = (read_former(&self.old)?, read_former(&self.new)?);
        let changes = Changes::between(&old, &new);
        let text = |page: gainsay::report::Text, out: &mut dyn std::io::Write| page.changes(&changes, out);
        self.plain.write(&self.console, around, text, |lines, out| lines.changes(&changes, out))?;
        Ok(if changes.is_empty() || self.exit_zero { Outcome::Quiet } else { Outcome::Flagged })
    }
}
