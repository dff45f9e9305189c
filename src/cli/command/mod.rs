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
mod list;
mod man;
mod origins;

#[cfg(feature = "store")]
pub(crate) use add::Add;
pub(crate) use claims::Claims;
pub(crate) use compare::Compare;
pub(crate) use completions::Completions;
pub(crate) use config::ConfigCommand;
pub(crate) use diff::Diff;
pub(crate) use entities::Entities;
pub(crate) use events::Events;
pub(crate) use man::ManPages;
pub(crate) use origins::Origins;
