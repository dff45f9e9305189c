//! The subcommands: one file each, with its arguments and what it does.

mod claims;
mod compare;
mod completions;
mod diff;
mod entities;
mod events;
mod list;
mod man;
mod origins;

pub(crate) use claims::Claims;
pub(crate) use compare::Compare;
pub(crate) use completions::Completions;
pub(crate) use diff::Diff;
pub(crate) use entities::Entities;
pub(crate) use events::Events;
pub(crate) use man::ManPages;
pub(crate) use origins::Origins;
