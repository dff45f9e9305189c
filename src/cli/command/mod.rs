//! The subcommands: one file each, with its arguments and what it does.

#[cfg(feature = "store")]
mod add;
mod claims;
mod compare;
mod completions;
mod config;
mod diff;
mod entities;
mod events;
mod explain;
mod list;
mod man;
mod origins;
#[cfg(feature = "tui")]
mod review;
mod stage;

#[cfg(feature = "store")]
pub(crate) use add::Add;
pub(crate) use claims::Claims;
pub(crate) use compare::Compare;
pub(crate) use completions::Completions;
pub(crate) use config::ConfigCommand;
pub(crate) use diff::Diff;
pub(crate) use entities::Entities;
pub(crate) use events::Events;
pub(crate) use explain::Explain;
pub(crate) use man::ManPages;
pub(crate) use origins::Origins;
#[cfg(feature = "tui")]
pub(crate) use review::ReviewCommand;
pub(crate) use stage::Stage;

use super::Failure;
use super::group::{ConsoleArgs, Input};
use super::surroundings::Surroundings;
use gainsay::{Report, pipeline};

/// Reads and compares what was taken in, showing how far it has come.
fn report(
    input: &Input,
    options: &pipeline::Options,
    console: &ConsoleArgs,
    around: &Surroundings,
) -> Result<Report, Failure> {
    let bar = console.progress(input.documents.len(), around);
    let mut options = options.clone();
    options.progress = Some(bar.progress());
    let readings = input.readings(&options)?;
    drop(bar);
    Ok(pipeline::compare(readings, &options)?)
}
