//! `gainsay origins`.

use super::list::ListArgs;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::report::Table;

/// List copies of one report, and the agencies that reports credit
#[derive(Debug, Args)]
#[command(after_help = "Example: gainsay origins articles/ -o origins.csv")]
pub(crate) struct Origins {
    #[command(flatten)]
    list: ListArgs,
}

impl Origins {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        self.list.run(around, Table::Origins, |renderer, view, out| renderer.origins(view, out))
    }
}
