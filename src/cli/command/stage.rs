//! `gainsay stage`.

use crate::cli::group::{LimitArgs, SelectionArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::terminal;
use crate::cli::{Failure, Outcome};
use clap::{Args, ValueEnum};
use gainsay::{cluster, ingest};
use std::io::{self, BufWriter, Write};

/// Do one stage of a comparison on several machines
#[derive(Debug, Args)]
#[command(after_help = "\
Records go in and come out as lines of JSON; cluster/spark tells of them.
Example: gainsay stage read < news.jsonl > readings.jsonl

Exit status: 0, or 2 after an error.")]
pub(crate) struct Stage {
    /// read, keys, same, join, compare, columns
    #[arg(value_name = "STAGE", value_enum, hide_possible_values = true)]
    name: Name,

    /// Read articles in other languages as if they were English
    #[arg(long)]
    any_language: bool,

    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    work: WorkArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Name {
    Read,
    Keys,
    Same,
    Join,
    Compare,
    Columns,
}

impl Stage {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut done = Ok(());
        if around.stdout_is_terminal {
            let shown = terminal::show(&mut out, |out| {
                done = self.write(out);
                Ok(())
            });
            shown.map_err(cluster::Error::Write)?;
        } else {
            done = self.write(&mut out);
        }
        match done {
            // Who reads has seen enough.
            Err(Failure::Stage(cluster::Error::Write(error))) if error.kind() == io::ErrorKind::BrokenPipe => {
                Ok(Outcome::Quiet)
            }
            done => done.map(|()| Outcome::Quiet),
        }
    }

    fn write(self, out: &mut dyn Write) -> Result<(), Failure> {
        let options = self.work.options()?;
        let input = io::stdin();
        match self.name {
            Name::Read => {
                let how = ingest::Options::default().any_language(self.any_language).limits(self.limits.limits());
                cluster::read(input, out, &how, &options)?;
            }
            Name::Keys => cluster::keys(input.lock(), out)?,
            Name::Same => cluster::same(input.lock(), out)?,
            Name::Join => cluster::join(input.lock(), out, &options)?,
            Name::Compare => cluster::compare(input.lock(), out, &self.selection.selection(), &options)?,
            Name::Columns => cluster::columns(out)?,
        }
        Ok(())
    }
}
