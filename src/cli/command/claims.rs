//! `gainsay claims`.

use super::list::ListArgs;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::report::Table;

/// List every claim of every article
#[derive(Debug, Args)]
#[command(after_help = "Example: gainsay claims articles/ -o claims.csv")]
pub(crate) struct Claims {
    #[command(flatten)]
    list: ListArgs,
}

impl Claims {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        self.list.run(around, Table::Claims, |renderer, view, out| renderer.claims(view, out))
    }
}
