//! `gainsay compare`.

use super::report;
use crate::cli::group::{ConsoleArgs, InputArgs, OutputArgs, PastArgs, SelectionArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome, close, dump};
use clap::Args;
use gainsay::report::{Table, View};

/// Report where the articles contradict one another
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay compare articles/                    read it on the terminal
  gainsay compare articles/ -o report.html     a page to read and print
  gainsay compare articles/ -o report.csv      a table, one row a claim
  gainsay compare --relations all wire.jsonl   also what agrees
  gainsay compare articles/ sheet.csv          also a fact-checker's claims
  gainsay compare articles/ --review review.toml --baseline yesterday.csv

Exit status: 0 nothing flagged, 1 something flagged, 2 an error.")]
pub(crate) struct Compare {
    #[command(flatten)]
    selection: SelectionArgs,

    /// Exit with 0 even where something is flagged
    #[arg(long)]
    exit_zero: bool,

    #[command(flatten)]
    past: PastArgs,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl Compare {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let output = self.output.open(&self.console, around, self.input.table(Table::Findings))?;
        let mut options = self.work.options()?;
        let past = self.past.read()?;
        let input = self.input.read(&mut options, &self.console, around)?;
        if self.input.dump_text {
            return dump(&input, output, &options, self.console.messages());
        }
        let report = report(&input, &options, &self.console, around)?;
        input.keep(&report.corpus)?;
        let selection = self.selection.selection();
        let mut chosen = selection.choose(&report.findings);
        past.apply(&mut chosen, &report, &selection, self.console.messages());
        output.write(Table::Findings, &chosen.more_columns(), |renderer, out| {
            renderer.findings(&View::new(&report.corpus), &chosen, out)
        })?;
        Ok(close(&input, &report.corpus, self.console.messages(), chosen.is_flagged() && !self.exit_zero))
    }
}
