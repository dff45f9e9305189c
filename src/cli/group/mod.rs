//! Groups of arguments that subcommands share, each with what is meant by them.

mod claims;
mod config;
mod console;
mod input;
mod limits;
mod output;
mod past;
mod plain;
mod selection;
mod spill;
mod work;

pub(crate) use claims::ClaimArgs;
pub(crate) use config::ConfigArgs;
pub(crate) use console::ConsoleArgs;
pub(crate) use input::{Input, InputArgs};
pub(crate) use limits::LimitArgs;
pub(crate) use output::{Output, OutputArgs, OutputFile};
#[cfg(feature = "tui")]
pub(crate) use past::read_review;
pub(crate) use past::{PastArgs, read_former};
pub(crate) use plain::PlainArgs;
pub(crate) use selection::SelectionArgs;
pub(crate) use spill::{SpillArgs, SpillTo};
pub(crate) use work::WorkArgs;
