//! `gainsay compare`.

use super::report;
use crate::cli::console::Messages;
use crate::cli::group::{
    ConsoleArgs, Input, InputArgs, Output, OutputArgs, PastArgs, SelectionArgs, SpillArgs, WorkArgs,
};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome, close, count, dump};
use clap::Args;
use gainsay::model::Corpus;
use gainsay::pipeline;
use gainsay::report::{Table, View};
use gainsay::spill::{self, Spill};
use std::io;

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
    spill: SpillArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl Compare {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let output = self.output.open(&self.console, around, self.input.table(Table::Findings))?;
        let mut options = self.work.options()?;
        let past = self.past.read()?;
        // What looks at all findings at once, or says something of each article, has them in memory.
        let spills = output.streams() && !self.past.is_asked() && self.console.messages() < Messages::Details;
        let to = spills.then(|| self.spill.to());
        let mut input = self.input.read_to(&mut options, &self.console, around, to)?;
        if let Some(spill) = input.spill.take() {
            return self.stream(spill, &input, output, &options);
        }
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

    /// Compares what was put to temporary files, and writes the report as it comes.
    fn stream(
        &self,
        spill: Spill,
        input: &Input,
        output: Output,
        options: &pipeline::Options,
    ) -> Result<Outcome, Failure> {
        let selection = self.selection.selection();
        let compared = spill.compare(options, |finding| selection.takes(finding))?;
        let (mut flagged, mut failure) = (false, None::<spill::Error>);
        let mut reports = compared.reports(options);
        let write = output.write(Table::Findings, &[], |renderer, out| {
            renderer.findings(&View::new(&Corpus::default()), &selection.choose(&[]), out)?;
            reports.try_for_each(|report| {
                let report = report.map_err(|error| {
                    failure = Some(error);
                    io::Error::other("the report is not whole")
                })?;
                let chosen = selection.choose(&report.findings);
                flagged |= chosen.is_flagged();
                renderer.more_findings(&View::new(&report.corpus), &chosen, out)
            })
        });
        match failure {
            Some(failure) => return Err(failure.into()),
            None => write?,
        }
        Ok(count(input, compared.documents(), self.console.messages(), flagged && !self.exit_zero))
    }
}
