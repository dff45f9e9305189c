//! Findings of a report that was written before, as CSV or JSON lines.

use super::outline::{Answer, Outline, Statement};
use super::{Change, Error};
use crate::model::{Id, Relation};
use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use std::borrow::Cow;

/// Reads a report that [`crate::report::Csv`] or [`crate::report::Jsonl`] wrote; which of the two it is, its first
/// character tells. What it says of findings that were already gone then is passed over.
///
/// # Errors
/// When a line is none of a report.
///
/// ```
/// use gainsay::review::former;
/// let line = r#"{"id": "00000000000000aa", "attribute": "casualties.killed", "relation": "conflict",
///     "question": "How many people were killed?", "positions": [{"value": "3"}, {"value": "4"}]}"#;
/// let outlines = former::read(&line.replace('\n', ""))?;
/// assert_eq!(outlines[0].answers[1].value, "4");
/// assert!(former::read("no report").is_err());
/// assert_eq!(former::read("")?, []);
/// # Ok::<(), gainsay::review::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Outline>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') { jsonl(text) } else { csv(text) }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    change: Option<Cow<'static, str>>,
    #[serde(flatten)]
    outline: Outline,
}

fn jsonl(text: &str) -> Result<Vec<Outline>, Error> {
    let mut outlines = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |error: serde_json::Error| Error::Line {
            line: index + 1,
            message: format!("no finding in JSON: {error}; a former report is what `gainsay compare -f jsonl` wrote"),
        };
        let line: Line = serde_json::from_str(line).map_err(wrong)?;
        if line.change.as_deref() != Some(Change::Gone.as_str()) {
            outlines.push(line.outline);
        }
    }
    Ok(outlines)
}

/// The columns that make an outline, in the order that rows are read in.
const COLUMNS: [&str; 11] = [
    "finding_id",
    "relation",
    "event",
    "subject",
    "attribute",
    "question",
    "position",
    "value",
    "source",
    "document",
    "quote",
];

fn csv(text: &str) -> Result<Vec<Outline>, Error> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| Error::Line {
        line: error.position().map_or(1, |position| position.line() as usize),
        message: format!("no row of CSV: {error}"),
    };
    let header = reader.headers().map_err(unreadable)?.clone();
    if header.is_empty() {
        return Ok(Vec::new());
    }
    let column = |name: &str| header.iter().position(|cell| cell == name);
    let mut places = [0; COLUMNS.len()];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        *place = column(name).ok_or(Error::Column(name))?;
    }
    let change = column("change");
    // A finding with its answers by their number.
    let mut found: IndexMap<Id, (Outline, IndexMap<String, Answer>)> = IndexMap::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        if change.and_then(|place| record.get(place)) == Some(Change::Gone.as_str()) {
            continue;
        }
        let line = record.position().map_or(1, |position| position.line() as usize);
        let [id, relation, event, subject, attribute, question, position, value, source, document, quote] =
            places.map(|place| unguard(record.get(place).unwrap_or_default()));
        let id: Id =
            id.parse().map_err(|error| Error::Line { line, message: format!("finding_id `{id}`: {error}") })?;
        let relation = Relation::deserialize(relation.into_deserializer())
            .map_err(|error: serde::de::value::Error| Error::Line { line, message: format!("relation: {error}") })?;
        let (_, answers) = found.entry(id).or_insert_with(|| {
            let outline = Outline {
                id,
                event: event.to_owned(),
                subject: subject.to_owned(),
                attribute: attribute.to_owned(),
                question: question.to_owned(),
                relation,
                answers: Vec::new(),
            };
            (outline, IndexMap::new())
        });
        let answer = answers.entry(position.to_owned());
        let answer = answer.or_insert_with(|| Answer { value: value.to_owned(), statements: Vec::new() });
        answer.statements.push(Statement {
            source: Some(source.to_owned()).filter(|source| !source.is_empty()),
            document: document.to_owned(),
            quote: quote.to_owned(),
        });
    }
    let finish = |(outline, answers): (Outline, IndexMap<String, Answer>)| Outline {
        answers: answers.into_values().collect(),
        ..outline
    };
    Ok(found.into_values().map(finish).collect())
}

/// A cell without the `'` that keeps a spreadsheet from running it.
fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| crate::report::guard(rest) == cell).unwrap_or(cell)
}
