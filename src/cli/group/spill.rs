//! When to work from temporary files.

use super::limits::size;
use clap::Args;
use std::path::PathBuf;

/// Text of articles that is compared in memory, which takes some fifty times as much: most of a gigabyte.
const ABOVE: u64 = 16 << 20;

#[derive(Debug, Args)]
pub(crate) struct SpillArgs {
    /// Keep what is read in temporary files when articles have more text than this; csv and jsonl only [default: 16M]
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    spill_above: Option<u64>,

    /// Folder for temporary files [default: the system's]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    spill_dir: Option<PathBuf>,
}

/// Where to put what is read when it is more than so many bytes of text.
#[derive(Clone, Debug)]
pub(crate) struct SpillTo {
    pub(crate) above: u64,
    pub(crate) folder: PathBuf,
}

impl SpillArgs {
    pub(crate) fn to(&self) -> SpillTo {
        SpillTo {
            above: self.spill_above.unwrap_or(ABOVE),
            folder: self.spill_dir.clone().unwrap_or_else(std::env::temp_dir),
        }
    }
}
