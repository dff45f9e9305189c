//! `gainsay compare`.

use super::report;
use crate::cli::group::{ConsoleArgs, InputArgs, OutputArgs, PastArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome, close, dump};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gainsay::model::Relation;
use gainsay::report::{Selection, Table, View};

/// Report where the articles contradict one another
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay compare articles/                    read it on the terminal
  gainsay compare articles/ -o report.html     a page to read and print
  gainsay compare articles/ -o report.csv      a table, one row a claim
  gainsay compare --relations all wire.jsonl   also what agrees
  gainsay compare articles/ sheet.csv          also a fact-checker's claims
  gainsay compare articles/ --review review.toml --baseline yesterday.csv

Exit status: 0 nothing flagged, 1 something flagged, 2 an error.")]
pub(crate) struct Compare {
    /// What to report; `all` for everything
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        value_parser = relation_name(),
        default_value = "conflict,disputed,update",
        hide_possible_values = true
    )]
    relations: Vec<RelationArg>,

    /// Leave out what is less sure, 0 to 1
    #[arg(long, value_name = "P", default_value = "0", value_parser = probability)]
    min_confidence: f32,

    /// Exit with 0 even where something is flagged
    #[arg(long)]
    exit_zero: bool,

    #[command(flatten)]
    past: PastArgs,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

/// A relation by name, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RelationArg {
    One(Relation),
    All,
}

impl Compare {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let output = self.output.open(&self.console, around, self.input.table(Table::Findings))?;
        let mut options = self.work.options()?;
        let past = self.past.read()?;
        let input = self.input.read(&mut options, &self.console, around)?;
        if self.input.dump_text {
            return dump(&input, output, &options, self.console.messages());
        }
        let report = report(&input, &options, &self.console, around)?;
        input.keep(&report.corpus)?;
        let selection = self.selection();
        let mut chosen = selection.choose(&report.findings);
        past.apply(&mut chosen, &report, &selection, self.console.messages());
        output.write(Table::Findings, &chosen.more_columns(), |renderer, out| {
            renderer.findings(&View::new(&report.corpus), &chosen, out)
        })?;
        Ok(close(&input, &report.corpus, self.console.messages(), chosen.is_flagged() && !self.exit_zero))
    }

    fn selection(&self) -> Selection {
        let all = self.relations.contains(&RelationArg::All);
        let asked = |relation: &Relation| all || self.relations.contains(&RelationArg::One(*relation));
        Selection { relations: Relation::ALL.into_iter().filter(asked).collect(), min_confidence: self.min_confidence }
    }
}

/// Takes the name of a relation, or `all`.
fn relation_name() -> impl TypedValueParser<Value = RelationArg> {
    PossibleValuesParser::new(Relation::ALL.map(Relation::as_str).into_iter().chain(["all"])).map(|name| {
        let named = Relation::ALL.into_iter().find(|relation| relation.as_str() == name);
        named.map_or(RelationArg::All, RelationArg::One)
    })
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
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Typed {
        #[command(flatten)]
        compare: Compare,
    }

    fn typed(arguments: &str) -> Result<Compare, clap::Error> {
        Typed::try_parse_from(["compare"].into_iter().chain(arguments.split(' '))).map(|typed| typed.compare)
    }

    #[test]
    fn relations_are_those_named() {
        let relations = |arguments| typed(arguments).unwrap().selection().relations;
        assert_eq!(relations("a"), [Relation::Conflict, Relation::Disputed, Relation::Update]);
        assert_eq!(relations("a --relations imprecise"), [Relation::Imprecise]);
        assert_eq!(relations("a --relations all"), Relation::ALL);
    }

    #[test]
    fn confidence_is_a_probability() {
        for bad in ["1.5", "-0.1", "NaN", "high"] {
            assert!(typed(&format!("a --min-confidence={bad}")).is_err());
        }
    }
}
