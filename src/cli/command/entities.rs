//! `gainsay entities`.

use super::list::ListArgs;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::report::Table;

/// List people, places and organisations, and how they are spelt
#[derive(Debug, Args)]
#[command(after_help = "Example: gainsay entities articles/ -f jsonl | jq .variants")]
pub(crate) struct Entities {
    #[command(flatten)]
    list: ListArgs,
}

impl Entities {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        self.list.run(around, Table::Entities, |renderer, view, out| renderer.entities(view, out))
    }
}
