//! `gainsay.toml`: options that need not be typed each time.
//!
//! The keys of the file are the long names of the options, and its values become their defaults before the command line is
//! parsed. So whatever option a subcommand defines can stand in the file, checked by the same rules.

mod file;

pub(crate) use file::{Config, Error};

use super::args::Cli;
use super::surroundings::Surroundings;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name of the file that is looked for.
pub(crate) const NAME: &str = "gainsay.toml";

/// The command line, with what the file adds to it. Usage errors end the program, with status 2.
pub(crate) fn parse(arguments: &[OsString], around: &Surroundings) -> Result<(Cli, Config), Error> {
    let command = Cli::command();
    let typed = command.clone().try_get_matches_from(arguments).unwrap_or_else(|error| error.exit());
    let config = match locate(&typed, around) {
        Some(path) => Config::read(&path, &command)?,
        None => Config::default(),
    };
    let command = config.settings.iter().fold(command, |command, ((name, id), setting)| {
        command.mut_subcommand(name, |subcommand| {
            // `-v` typed goes before `quiet = true` in the file.
            let typed = typed.subcommand_matches(name);
            let beaten = typed.is_some_and(|typed| conflicts(&subcommand, id).any(|other| is_typed(typed, other)));
            let default = |arg: Arg| if beaten { arg } else { arg.default_values(setting.values.clone()) };
            subcommand.mut_arg(id, default)
        })
    });
    let matches = command.try_get_matches_from(arguments).unwrap_or_else(|error| error.exit());
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    Ok((cli, config))
}

/// The file that is named, or else the first that is found from the working folder upwards.
fn locate(typed: &ArgMatches, around: &Surroundings) -> Option<PathBuf> {
    let (_, matches) = typed.subcommand()?;
    // Commands that do without a file have no such option.
    if *matches.try_get_one::<bool>("no_config").ok().flatten()? {
        return None;
    }
    let named = matches.try_get_one::<PathBuf>("config").ok().flatten();
    named.or(around.config.as_ref()).cloned().or_else(|| found(&around.folder))
}

fn found(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// The options that an option can't stand beside.
fn conflicts<'c>(command: &'c Command, id: &str) -> impl Iterator<Item = &'c str> {
    let arg = command.get_arguments().find(|arg| arg.get_id() == id);
    let others = arg.map(|arg| command.get_arg_conflicts_with(arg)).unwrap_or_default();
    others.into_iter().map(|other| other.get_id().as_str())
}

fn is_typed(matches: &ArgMatches, id: &str) -> bool {
    matches.value_source(id) == Some(ValueSource::CommandLine)
}
