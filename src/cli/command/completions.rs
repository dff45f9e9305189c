//! `gainsay completions`.

use crate::cli::args::Cli;
use crate::cli::group::OutputFile;
use crate::cli::{Failure, Outcome};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Print completions for bash, zsh, fish, elvish or powershell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay
  gainsay completions zsh > ~/.zfunc/_gainsay
  gainsay completions fish > ~/.config/fish/completions/gainsay.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        // Into memory first: the generator takes a broken pipe for a bug.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "gainsay", &mut script);
        OutputFile::open(None)?.write(|out| out.write_all(&script))?;
        Ok(Outcome::Quiet)
    }
}
