//! The review file.

use super::outline::{Answer, Outline, Statement};
use super::{Error, Standing, Verdict, pair};
use crate::model::{Id, Relation};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What people decided, finding by finding: a TOML file with one table a finding, sorted by id, one line a statement, so
/// that two people's changes merge.
///
/// ```
/// use gainsay::review::{Review, Status};
/// let review = Review::parse(r#"
///     version = 1
///     [findings.00000000000000aa]
///     status = "dismissed"
///     reason = "Two shifts, two counts."
///     by = "Ana Li"
///     on = 2024-05-03
///     relation = "conflict"
///     attribute = "casualties.killed"
///     question = "How many people were killed?"
///     answers = [{ value = "3", document = "a", quote = "killed three" }]
/// "#)?;
/// let entry = review.entries.values().next().unwrap();
/// assert_eq!(entry.verdict.status, Status::Dismissed);
/// assert_eq!(Review::parse(&review.to_toml())?, review);
/// # Ok::<(), gainsay::review::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Review {
    /// What was decided on each finding, by the id that it had then.
    pub entries: BTreeMap<Id, Entry>,
}

/// What was decided on a finding, and what the finding was then.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// What was decided.
    pub verdict: Verdict,
    /// The finding as it was.
    pub outline: Outline,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: i64,
    #[serde(default)]
    findings: BTreeMap<String, toml::Spanned<Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    status: super::Status,
    #[serde(default)]
    reason: String,
    by: String,
    on: toml::value::Datetime,
    relation: Relation,
    attribute: String,
    question: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    event: String,
    #[serde(default)]
    answers: Vec<Row>,
}

/// A statement; one line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    value: String,
    source: Option<String>,
    document: String,
    quote: String,
}

/// What stands at the head of the file.
const HEAD: &str = "\
# Findings of gainsay that people have looked at. `status` is confirmed, dismissed or resolved; change it, `reason`, `by`
# and `on` by hand or with `gainsay review`. Other comments are not kept.
version = 1
";

impl Review {
    /// Reads a review file.
    ///
    /// # Errors
    /// When it is no TOML, holds what it should not, or is of another version.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let line = |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|&&byte| byte == b'\n').count();
        let file: File = toml::from_str(text).map_err(|error| Error::Line {
            line: line(error.span().map_or(0, |span| span.start)),
            message: error.message().trim_end().to_owned(),
        })?;
        if file.version != 1 {
            return Err(Error::Version(file.version));
        }
        let mut entries = BTreeMap::new();
        for (id, table) in file.findings {
            let wrong = |message: String| Error::Line { line: line(table.span().start), message };
            let id: Id = id.parse().map_err(|error| wrong(format!("`findings.{id}`: {error}")))?;
            let table = table.get_ref();
            let on = table.on.date.filter(|_| table.on.time.is_none()).and_then(|date| {
                jiff::civil::Date::new(
                    date.year.try_into().ok()?,
                    date.month.try_into().ok()?,
                    date.day.try_into().ok()?,
                )
                .ok()
            });
            let on = on.ok_or_else(|| wrong(format!("`findings.{id}`: `on` must be a day, as in 2024-05-03")))?;
            let entry = Entry {
                verdict: Verdict { status: table.status, reason: table.reason.clone(), by: table.by.clone(), on },
                outline: table.outline(id),
            };
            entries.insert(id, entry);
        }
        Ok(Self { entries })
    }

    /// The file. The same review gives the same bytes.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = HEAD.to_owned();
        for (id, Entry { verdict, outline }) in &self.entries {
            // Writing to a string can't fail.
            let _ = write!(
                out,
                "\n[findings.{id}]\nstatus = {}\nreason = {}\nby = {}\non = {}\nrelation = {}\nattribute = {}\n\
                 question = {}\nsubject = {}\nevent = {}\nanswers = [\n",
                quoted(verdict.status.as_str()),
                quoted(&verdict.reason),
                quoted(&verdict.by),
                verdict.on,
                quoted(outline.relation.as_str()),
                quoted(&outline.attribute),
                quoted(&outline.question),
                quoted(&outline.subject),
                quoted(&outline.event),
            );
            let mut rows: Vec<(&str, &Statement)> = outline
                .answers
                .iter()
                .flat_map(|answer| answer.statements.iter().map(|statement| (answer.value.as_str(), statement)))
                .collect();
            rows.sort_unstable();
            for (value, statement) in rows {
                let source = statement.source.as_deref().map_or(String::new(), |s| format!("source = {}, ", quoted(s)));
                let (document, quote) = (quoted(&statement.document), quoted(&statement.quote));
                let value = quoted(value);
                let _ = writeln!(out, "  {{ value = {value}, {source}document = {document}, quote = {quote} }},");
            }
            out.push_str("]\n");
        }
        out
    }

    /// How findings stand with the review, in their order; `None` for those that nobody has decided on.
    #[must_use]
    pub fn standings(&self, findings: &[Outline]) -> Vec<Option<Standing>> {
        self.paired(findings).into_iter().map(|entry| entry.map(|(_, standing)| standing)).collect()
    }

    /// Decides on one of a report's findings; what was decided on it before is replaced. `None` takes back what was
    /// decided. Nothing happens where there is no such finding.
    pub fn decide(&mut self, findings: &[Outline], index: usize, verdict: Option<Verdict>) {
        let Some(finding) = findings.get(index) else { return };
        // What was decided may stand under the id that the finding had then.
        if let Some((id, _)) = &self.paired(findings)[index] {
            self.entries.remove(id);
        }
        if let Some(verdict) = verdict {
            self.entries.insert(finding.id, Entry { verdict, outline: finding.clone() });
        }
    }

    /// For each finding, the id of the entry on it, and how it stands.
    fn paired(&self, findings: &[Outline]) -> Vec<Option<(Id, Standing)>> {
        let entries: Vec<&Entry> = self.entries.values().collect();
        let old: Vec<Outline> = entries.iter().map(|entry| entry.outline.clone()).collect();
        let standing = |(finding, entry): (&Outline, Option<usize>)| {
            let entry = entries[entry?];
            let changed_since = !entry.outline.same_answers(finding);
            Some((entry.outline.id, Standing { verdict: entry.verdict.clone(), changed_since }))
        };
        findings.iter().zip(pair(&old, findings)).map(standing).collect()
    }
}

impl Table {
    fn outline(&self, id: Id) -> Outline {
        let mut answers: Vec<Answer> = Vec::new();
        for row in &self.answers {
            let statement =
                Statement { source: row.source.clone(), document: row.document.clone(), quote: row.quote.clone() };
            match answers.iter_mut().find(|answer| answer.value == row.value) {
                Some(answer) => answer.statements.push(statement),
                None => answers.push(Answer { value: row.value.clone(), statements: vec![statement] }),
            }
        }
        Outline {
            id,
            event: self.event.clone(),
            subject: self.subject.clone(),
            attribute: self.attribute.clone(),
            question: self.question.clone(),
            relation: self.relation,
            answers,
        }
    }
}

/// A string as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
