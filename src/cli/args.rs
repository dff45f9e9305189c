//! Arguments as typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use gainsay::model::Relation;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Reads several news articles and reports where they contradict one another
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "\
Example: gainsay compare articles/

PATH is a file, a folder, or - for standard input.
Exit status: 0 nothing flagged, 1 something flagged, 2 an error."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report where the articles contradict one another
    #[command(after_help = concat!("\
Examples:
  gainsay compare articles/                    read it on the terminal
  gainsay compare articles/ -o report.csv      a table, one row a claim
  gainsay compare --relations all wire.jsonl   also what agrees

Exit status: 0 nothing flagged, 1 something flagged, 2 an error."))]
    Compare(Compare),
    /// List every claim of every article
    #[command(after_help = "Example: gainsay claims articles/ -o claims.csv")]
    Claims(Common),
    /// List people, places and organisations, and how they are spelt
    #[command(after_help = "Example: gainsay entities articles/ -f jsonl | jq .variants")]
    Entities(Common),
    /// List events, and the articles that report them
    #[command(after_help = "Example: gainsay events articles/ -o events.csv")]
    Events(Common),
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// What to report; `all` for everything
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "conflict,disputed,update",
        hide_possible_values = true
    )]
    pub(crate) relations: Vec<RelationArg>,

    /// Leave out what is less sure, 0 to 1
    #[arg(long, value_name = "P", default_value = "0", value_parser = probability)]
    pub(crate) min_confidence: f32,

    /// Exit with 0 even where something is flagged
    #[arg(long)]
    pub(crate) exit_zero: bool,

    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// csv, jsonl, text [default: text on a terminal, else csv]
    #[arg(short, long, value_name = "NAME", value_enum, hide_possible_values = true)]
    pub(crate) format: Option<FormatArg>,

    /// Write to a file; its extension sets the format
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// text, jsonl, json, csv, tsv [default: by extension]
    #[arg(long, value_name = "NAME", value_enum, hide_possible_values = true)]
    pub(crate) input_format: Option<InputArg>,

    /// Folder of frames (*.toml) to ask by besides the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) frames: Option<PathBuf>,

    /// Threads to use [default: all processors]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,

    /// Leave CSV cells that a spreadsheet would run as they are
    #[arg(long)]
    pub(crate) raw_cells: bool,

    /// Colour text: auto, always, never
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", hide_possible_values = true)]
    pub(crate) color: ColorArg,

    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Say what was read from each article
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    Csv,
    Jsonl,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputArg {
    Text,
    Jsonl,
    Json,
    Csv,
    Tsv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

/// A relation by name, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RelationArg {
    One(Relation),
    All,
}

impl ValueEnum for RelationArg {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: &[RelationArg] = &{
            let mut all = [RelationArg::All; Relation::ALL.len() + 1];
            let mut i = 0;
            while i < Relation::ALL.len() {
                all[i] = RelationArg::One(Relation::ALL[i]);
                i += 1;
            }
            all
        };
        VARIANTS
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(match self {
            Self::One(relation) => clap::builder::PossibleValue::new(relation.as_str()),
            Self::All => clap::builder::PossibleValue::new("all"),
        })
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("must be a number from 0 to 1".into()),
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
        assert!(cli.render_help().to_string().lines().count() <= 24);
        for command in cli.get_subcommands_mut() {
            let help = command.render_help().to_string();
            assert!(help.contains("Example"), "{help}");
            assert!(help.lines().count() <= 32, "{help}");
            assert!(help.lines().all(|line| line.len() <= 80), "{help}");
        }
    }
}
