//! What the subcommands that list what documents hold have in common.

use crate::cli::group::{ConsoleArgs, InputArgs, OutputArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome, close, dump};
use clap::Args;
use gainsay::pipeline;
use gainsay::report::{Renderer, Table, View};
use std::io::{self, Write};

/// What every list can be told.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl ListArgs {
    /// Reads the documents and writes what `render` makes of them: in CSV, `table`.
    pub(super) fn run(
        self,
        around: &Surroundings,
        table: Table,
        render: impl FnOnce(&dyn Renderer, &View<'_>, &mut dyn Write) -> io::Result<()>,
    ) -> Result<Outcome, Failure> {
        let output = self.output.open(&self.console, around, self.input.table(table))?;
        let mut options = self.work.options()?;
        let input = self.input.read(&mut options, &self.console, around)?;
        if self.input.dump_text {
            return dump(&input, output, &options, self.console.messages());
        }
        let bar = self.console.progress(input.documents.len(), around);
        options.progress = Some(bar.progress());
        let readings = input.readings(&options)?;
        drop(bar);
        let corpus = pipeline::join(readings, &options)?;
        output.write(table, &[], |renderer, out| render(renderer, &View::new(&corpus), out))?;
        Ok(close(&input, &corpus, self.console.messages(), false))
    }
}
