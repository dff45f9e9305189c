//! `gainsay man`.

use crate::cli::args::Cli;
use crate::cli::group::OutputFile;
use crate::cli::{Failure, Outcome, sink};
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use std::path::PathBuf;

/// Print the manual page, or write those of all commands
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay man | man -l -
  gainsay man --dir ~/.local/share/man/man1")]
pub(crate) struct ManPages {
    /// Write the pages of all commands to this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl ManPages {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let mut cli = Cli::command();
        // Gives each subcommand its full name.
        cli.build();
        let Some(dir) = self.dir else {
            OutputFile::open(None)?.write(|out| Man::new(cli).render(&mut &mut *out))?;
            return Ok(Outcome::Quiet);
        };
        let subcommands: Vec<Command> = cli.get_subcommands().cloned().collect();
        for command in std::iter::once(cli).chain(subcommands) {
            let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
            let path = dir.join(format!("{name}.1"));
            let unwritten = |error| Failure::Write { name: path.display().to_string(), error };
            let mut page = Vec::new();
            let man = Man::new(command.display_name(name));
            man.render(&mut page).and_then(|()| sink::write(&path, &page)).map_err(unwritten)?;
        }
        Ok(Outcome::Quiet)
    }
}
