//! `gainsay config`.

use crate::cli::args::Cli;
use crate::cli::config::{Config, NAME};
use crate::cli::group::{ConfigArgs, OutputFile};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::{Arg, ArgAction, Args, CommandFactory};
use std::io::{self, Write};

/// Print the options that are in force, and where each comes from
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay config                    what `gainsay compare` goes by
  gainsay config claims             what `gainsay claims` goes by
  gainsay config > gainsay.toml     a file to begin with")]
pub(crate) struct ConfigCommand {
    /// The command whose options to print
    #[arg(value_name = "COMMAND", default_value = "compare")]
    of: String,

    #[command(flatten)]
    config: ConfigArgs,
}

impl ConfigCommand {
    pub(crate) fn run(self, around: &Surroundings, config: &Config) -> Result<Outcome, Failure> {
        let cli = Cli::command();
        let names = || cli.get_subcommands().map(|command| command.get_name().to_owned());
        let Some(command) = cli.find_subcommand(&self.of) else {
            return Err(Failure::NoCommand { name: self.of, known: names().collect::<Vec<_>>().join(", ") });
        };
        OutputFile::open(None)?.write(|out| {
            match &config.path {
                Some(path) => writeln!(out, "# from {}", path.display())?,
                None => writeln!(out, "# no {NAME} from {} upwards", around.folder.display())?,
            }
            writeln!(out, "\n[{}]", self.of)?;
            let unlisted = ["help", "config", "no_config"];
            let options = command.get_arguments().filter(|arg| arg.get_long().is_some());
            options.filter(|arg| !unlisted.contains(&arg.get_id().as_str())).try_for_each(|arg| {
                let (value, from) = in_force(arg, &self.of, config, around);
                line(arg, value, &from, out)
            })
        })?;
        Ok(Outcome::Quiet)
    }
}

/// The values of an option that are in force, and where they come from.
fn in_force(arg: &Arg, command: &str, config: &Config, around: &Surroundings) -> (Option<Vec<String>>, String) {
    let place = (command.to_owned(), arg.get_id().to_string());
    if let (Some(setting), Some(path)) = (config.settings.get(&place), &config.path) {
        return (Some(setting.values.clone()), format!("{}:{}", path.display(), setting.line));
    }
    if let ("color", Some(color)) = (arg.get_id().as_str(), around.color) {
        return (Some(vec![if color { "always" } else { "never" }.to_owned()]), "environment".to_owned());
    }
    let defaults = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default: Vec<String> = match arg.get_action() {
        ArgAction::SetTrue => vec!["false".to_owned()],
        _ => defaults.collect(),
    };
    (Some(default).filter(|values| !values.is_empty()), "default".to_owned())
}

/// One option as a line of TOML; what is not set as a comment.
fn line(arg: &Arg, values: Option<Vec<String>>, from: &str, out: &mut dyn Write) -> io::Result<()> {
    let long = arg.get_long().unwrap_or_default();
    let Some(values) = values else { return writeln!(out, "# {long} =") };
    let quoted = |value: &String| match value.parse::<f64>() {
        Ok(number) if number.is_finite() => value.clone(),
        _ if matches!(arg.get_action(), ArgAction::SetTrue) => value.clone(),
        _ => toml::Value::from(value.as_str()).to_string(),
    };
    let mut values: Vec<String> = values.iter().map(quoted).collect();
    let value = match arg.get_action() {
        ArgAction::Append if values.len() > 1 => format!("[{}]", values.join(", ")),
        _ => values.pop().unwrap_or_default(),
    };
    writeln!(out, "{:<40} # {from}", format!("{long} = {value}"))
}
