//! `gainsay add`.

use crate::cli::console::{Messages, say};
use crate::cli::group::{ConsoleArgs, InputArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::store::Store;
use std::path::PathBuf;

/// Keep articles in a store, for reports on all of them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay add news.gainsay monday/     read and keep
  gainsay add news.gainsay tuesday/    reads Tuesday's articles alone
  gainsay compare news.gainsay         as if all had been read at once

Articles that the store has are passed over. Exit status: 0, or 2 after an error.")]
pub(crate) struct Add {
    /// The store; made where there is none
    #[arg(value_name = "STORE")]
    store: PathBuf,

    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl Add {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let mut options = self.work.options()?;
        if options.frames.is_some() {
            return Err(Failure::StoredFrames(self.store));
        }
        let input = self.input.read(&mut options, &self.console, around)?;
        if options.claims.is_some() {
            return Err(Failure::StoredClaims(self.store));
        }
        let added = Store::open(&self.store)?.add(&input.documents, &options)?;
        if self.console.messages() >= Messages::Counts {
            let skipped = if input.skipped > 0 { format!(", {} skipped", input.skipped) } else { String::new() };
            say(&format!("{} added, {} there already{skipped}", added.added, added.known));
        }
        Ok(if input.skipped > 0 { Outcome::Failed } else { Outcome::Quiet })
    }
}
