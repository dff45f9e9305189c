//! Arguments as meant: every question answered, so that nothing after needs to look at the surroundings.

use super::args::{Cli, ColorArg, Command, Common, FormatArg, InputArg, RelationArg};
use gainsay::ingest;
use gainsay::model::Relation;
use gainsay::report::{self, Format, Selection};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The widest that text is set, however wide the terminal: longer lines are hard to read.
const WIDEST: usize = 100;

/// What a run is to do.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) task: Task,
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) ingest: ingest::Options,
    pub(crate) frames: Option<PathBuf>,
    pub(crate) threads: Option<NonZeroUsize>,
    pub(crate) format: Format,
    pub(crate) rendering: report::Options,
    /// The file to write; `None` for standard output.
    pub(crate) output: Option<PathBuf>,
    pub(crate) messages: Messages,
}

/// What to show.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    Compare { selection: Selection, exit_zero: bool },
    Claims,
    Entities,
    Events,
}

/// How much to say on standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Messages {
    Errors,
    Counts,
    Details,
}

/// What the surroundings say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings {
    pub(crate) stdout_is_terminal: bool,
    /// `NO_COLOR` is set and not empty (no-color.org), or the terminal is a dumb one.
    pub(crate) no_color: bool,
    pub(crate) columns: Option<usize>,
}

/// The arguments can't be meant.
#[derive(Debug, thiserror::Error, PartialEq)]
pub(crate) enum Unclear {
    #[error("can't tell the format from the name {}; add --format csv, jsonl or text", .0.display())]
    Format(PathBuf),
}

impl Plan {
    pub(crate) fn new(cli: Cli, around: Surroundings) -> Result<Self, Unclear> {
        let (task, common) = match cli.command {
            Command::Compare(compare) => {
                let selection =
                    Selection { relations: relations(&compare.relations), min_confidence: compare.min_confidence };
                (Task::Compare { selection, exit_zero: compare.exit_zero }, compare.common)
            }
            Command::Claims(common) => (Task::Claims, common),
            Command::Entities(common) => (Task::Entities, common),
            Command::Events(common) => (Task::Events, common),
        };
        let output = common.output.clone().filter(|path| path != Path::new("-"));
        let to_terminal = around.stdout_is_terminal && output.is_none();
        Ok(Self {
            task,
            format: format(&common, output.as_deref(), to_terminal)?,
            rendering: report::Options {
                raw_cells: common.raw_cells,
                color: match common.color {
                    ColorArg::Always => true,
                    ColorArg::Never => false,
                    ColorArg::Auto => to_terminal && !around.no_color,
                },
                width: around.columns.filter(|_| to_terminal).map_or(80, |columns| columns.min(WIDEST)),
            },
            ingest: ingest_options(common.input_format),
            frames: common.frames,
            threads: common.threads,
            output,
            messages: match (common.quiet, common.verbose) {
                (true, _) => Messages::Errors,
                (_, true) => Messages::Details,
                _ => Messages::Counts,
            },
            inputs: common.paths,
        })
    }
}

fn format(common: &Common, output: Option<&Path>, to_terminal: bool) -> Result<Format, Unclear> {
    match (common.format, output) {
        (Some(FormatArg::Csv), _) => Ok(Format::Csv),
        (Some(FormatArg::Jsonl), _) => Ok(Format::Jsonl),
        (Some(FormatArg::Text), _) => Ok(Format::Text),
        (None, Some(path)) => {
            let extension = path.extension().and_then(|extension| extension.to_str());
            extension.and_then(Format::of_extension).ok_or_else(|| Unclear::Format(path.to_owned()))
        }
        (None, None) if to_terminal => Ok(Format::Text),
        (None, None) => Ok(Format::Csv),
    }
}

fn relations(typed: &[RelationArg]) -> Vec<Relation> {
    if typed.contains(&RelationArg::All) {
        return Relation::ALL.to_vec();
    }
    Relation::ALL.into_iter().filter(|relation| typed.contains(&RelationArg::One(*relation))).collect()
}

fn ingest_options(format: Option<InputArg>) -> ingest::Options {
    ingest::Options::default().format(format.map(|format| match format {
        InputArg::Text => ingest::Format::Text,
        InputArg::Jsonl => ingest::Format::Jsonl,
        InputArg::Json => ingest::Format::Json,
        InputArg::Csv => ingest::Format::Csv,
        InputArg::Tsv => ingest::Format::Tsv,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    const PIPE: Surroundings = Surroundings { stdout_is_terminal: false, no_color: false, columns: None };
    const TERMINAL: Surroundings = Surroundings { stdout_is_terminal: true, no_color: false, columns: Some(72) };

    fn plan(arguments: &str, around: Surroundings) -> Result<Plan, Unclear> {
        Plan::new(Cli::try_parse_from(["gainsay"].into_iter().chain(arguments.split(' '))).unwrap(), around)
    }

    #[test]
    fn format_follows_flag_then_extension_then_terminal() {
        let format = |arguments, around| plan(arguments, around).map(|plan| plan.format);
        assert_eq!(format("compare a", PIPE), Ok(Format::Csv));
        assert_eq!(format("compare a", TERMINAL), Ok(Format::Text));
        assert_eq!(format("compare a -o b.jsonl", TERMINAL), Ok(Format::Jsonl));
        assert_eq!(format("compare a -o b.jsonl -f csv", TERMINAL), Ok(Format::Csv));
        assert_eq!(format("compare a -o b.odt", TERMINAL), Err(Unclear::Format("b.odt".into())));
        assert_eq!(format("compare a -o -", TERMINAL), Ok(Format::Text));
    }

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let color = |arguments, around| plan(arguments, around).unwrap().rendering.color;
        assert!(color("events a", TERMINAL));
        assert!(!color("events a", PIPE));
        assert!(!color("events a", Surroundings { no_color: true, ..TERMINAL }));
        assert!(color("events a --color always", Surroundings { no_color: true, ..PIPE }));
        assert!(!color("events a --color never", TERMINAL));
        assert!(!color("events a -o b.txt", TERMINAL));
    }

    #[test]
    fn relations_are_those_named() {
        let relations = |arguments| match plan(arguments, PIPE).unwrap().task {
            Task::Compare { selection, .. } => selection.relations,
            _ => Vec::new(),
        };
        assert_eq!(relations("compare a"), [Relation::Conflict, Relation::Disputed, Relation::Update]);
        assert_eq!(relations("compare a --relations imprecise"), [Relation::Imprecise]);
        assert_eq!(relations("compare a --relations all"), Relation::ALL);
    }

    #[test]
    fn confidence_is_a_probability() {
        for bad in ["1.5", "-0.1", "NaN", "high"] {
            assert!(Cli::try_parse_from(["gainsay", "compare", "a", &format!("--min-confidence={bad}")]).is_err());
        }
    }
}
