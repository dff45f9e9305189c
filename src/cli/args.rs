//! The command line as typed: the subcommands, each of which defines its own arguments.

#[cfg(feature = "store")]
use super::command::Add;
#[cfg(feature = "tui")]
use super::command::ReviewCommand;
use super::command::{
    Claims, Compare, Completions, ConfigCommand, Diff, Entities, Events, Explain, ManPages, Origins, Stage,
};
use super::config::Config;
use super::surroundings::Surroundings;
use super::{Failure, Outcome};
use clap::{Parser, Subcommand};

/// Reads several news articles and reports where they contradict one another
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    help_template = "\
{about}

{usage-heading} {usage}

Commands:
{subcommands}{after-help}",
    after_help = "\
Example: gainsay compare articles/
`gainsay COMMAND --help` tells more, `gainsay --version` the version.
Exit status: 0 nothing flagged, 1 something flagged, 2 an error."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Compare(Compare),
    Claims(Claims),
    Entities(Entities),
    Events(Events),
    Origins(Origins),
    #[cfg(feature = "tui")]
    #[command(name = "review")]
    Review(ReviewCommand),
    Explain(Explain),
    Diff(Diff),
    #[command(name = "config")]
    Config(ConfigCommand),
    Completions(Completions),
    #[command(name = "man")]
    ManPages(ManPages),
    #[cfg(feature = "store")]
    Add(Add),
    Stage(Stage),
}

impl Cli {
    /// Does what is asked.
    pub(crate) fn run(self, around: &Surroundings, config: &Config) -> Result<Outcome, Failure> {
        match self.command {
            Command::Compare(command) => command.run(around),
            Command::Claims(command) => command.run(around),
            Command::Entities(command) => command.run(around),
            Command::Events(command) => command.run(around),
            Command::Origins(command) => command.run(around),
            #[cfg(feature = "tui")]
            Command::Review(command) => command.run(around),
            Command::Explain(command) => command.run(around),
            Command::Diff(command) => command.run(around),
            Command::Config(command) => command.run(around, config),
            Command::Completions(command) => command.run(),
            Command::ManPages(command) => command.run(),
            #[cfg(feature = "store")]
            Command::Add(command) => command.run(around),
            Command::Stage(command) => command.run(around),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_fits_a_screen() {
        let mut cli = Cli::command().term_width(80);
        cli.build();
        let help = cli.render_help().to_string();
        assert!(help.lines().count() <= 24, "{help}");
        assert!(help.lines().all(|line| line.len() <= 80), "{help}");
        for command in cli.get_subcommands_mut() {
            let help = command.render_help().to_string();
            assert!(help.contains("Example"), "{help}");
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let whole = |line: &str| !line.starts_with("  gainsay") || line.len() <= 80;
            assert!(examples.lines().all(whole), "an example is broken in two: {examples}");
            assert!(help.lines().all(|line| line.len() <= 80), "{help}");
        }
    }
}
