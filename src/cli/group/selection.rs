//! What to report of what is found.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gainsay::model::Relation;
use gainsay::report::Selection;

#[derive(Debug, Args)]
pub(crate) struct SelectionArgs {
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
}

/// A relation by name, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RelationArg {
    One(Relation),
    All,
}

impl SelectionArgs {
    pub(crate) fn selection(&self) -> Selection {
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
        selection: SelectionArgs,
    }

    fn typed(arguments: &str) -> Result<SelectionArgs, clap::Error> {
        Typed::try_parse_from(["x"].into_iter().chain(arguments.split_whitespace())).map(|typed| typed.selection)
    }

    #[test]
    fn relations_are_those_named() {
        let relations = |arguments| typed(arguments).unwrap().selection().relations;
        assert_eq!(relations(""), [Relation::Conflict, Relation::Disputed, Relation::Update]);
        assert_eq!(relations("--relations imprecise"), [Relation::Imprecise]);
        assert_eq!(relations("--relations all"), Relation::ALL);
    }

    #[test]
    fn confidence_is_a_probability() {
        for bad in ["1.5", "-0.1", "NaN", "high"] {
            assert!(typed(&format!("--min-confidence={bad}")).is_err());
        }
    }
}
