//! `gainsay events`.

use super::list::ListArgs;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::report::Table;

/// List events, and the articles that report them
#[derive(Debug, Args)]
#[command(after_help = "Example: gainsay events articles/ -o events.csv")]
pub(crate) struct Events {
    #[command(flatten)]
    list: ListArgs,
}

impl Events {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        self.list.run(around, Table::Events, |renderer, view, out| renderer.events(view, out))
    }
}
