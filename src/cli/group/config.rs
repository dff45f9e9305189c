//! Which file to take options from. `config::parse` looks at these before the command line is parsed in full.

use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Take options from this file [default: gainsay.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// Take options from no file
    #[arg(long)]
    no_config: bool,
}
