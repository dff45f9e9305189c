//! How to run the stages.

use crate::cli::{Failure, frames};
use clap::Args;
use gainsay::pipeline;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, Args)]
pub(crate) struct WorkArgs {
    /// Folder of frames (*.toml) to ask by besides the built-in ones
    #[arg(long, value_name = "DIR")]
    frames: Option<PathBuf>,

    /// Threads to use [default: all processors]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl WorkArgs {
    /// What the stages are told.
    pub(crate) fn options(&self) -> Result<pipeline::Options, Failure> {
        let frames = self.frames.as_deref().map(frames::read).transpose()?.map(Arc::new);
        let mut options = pipeline::Options::default();
        options.threads = self.threads;
        options.frames = frames;
        Ok(options)
    }
}
