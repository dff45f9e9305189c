//! What is kept of a finding from one run to the next.

use crate::model::{Corpus, Finding, Id, Relation};
use crate::normalize::name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is kept of a finding: enough to show it, and to know it again.
///
/// Its JSON is a part of that of a report, so that a line of a report reads as an outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Outline {
    /// [`Finding::id`].
    pub id: Id,
    /// Label of the event.
    #[serde(rename = "event_label", default)]
    pub event: String,
    /// Name of the entity or event in question.
    #[serde(default)]
    pub subject: String,
    /// Name of the attribute.
    pub attribute: String,
    /// What is asked, in plain words.
    pub question: String,
    /// How the answers sit together.
    pub relation: Relation,
    /// The answers, in the order of the report.
    #[serde(rename = "positions", default)]
    pub answers: Vec<Answer>,
}

/// An answer, and who gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Answer {
    /// The answer in plain form.
    pub value: String,
    /// Who gives it, in which words.
    #[serde(rename = "claims", default)]
    pub statements: Vec<Statement>,
}

/// Who gives an answer, in which words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement {
    /// The outlet, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Id of the document.
    pub document: String,
    /// The words that carry the answer.
    pub quote: String,
}

/// The outlines of findings, in their order.
#[must_use]
pub fn outlines(corpus: &Corpus, findings: &[Finding]) -> Vec<Outline> {
    findings.iter().map(|finding| Outline::new(corpus, finding)).collect()
}

impl Outline {
    /// What is kept of a finding.
    #[must_use]
    pub fn new(corpus: &Corpus, finding: &Finding) -> Self {
        let statement = |&(document, claim): &(u32, u32)| {
            let (article, evidence) = (corpus.document(document), corpus.claim(document, claim).evidence);
            Statement {
                source: article.source.clone(),
                document: article.id.clone(),
                quote: evidence.span.of(article.field(evidence.field)).to_owned(),
            }
        };
        let answers = finding.positions.iter().map(|position| Answer {
            value: position.label.clone(),
            statements: position.claims.iter().map(statement).collect(),
        });
        Self {
            id: finding.id,
            event: corpus.events.get(finding.event as usize).map_or_else(String::new, |event| event.label.clone()),
            subject: finding.subject.clone(),
            attribute: finding.attribute.name().to_owned(),
            question: finding.question.clone(),
            relation: finding.relation,
            answers: answers.collect(),
        }
    }

    /// Whether another outline holds the same answers, whoever gives them: values count, their order and who gives them
    /// do not.
    #[must_use]
    pub fn same_answers(&self, other: &Self) -> bool {
        self.id == other.id || self.values() == other.values()
    }

    /// The answers, without case.
    fn values(&self) -> BTreeSet<String> {
        self.answers.iter().map(Answer::key).collect()
    }

    /// What each statement is known by: outlet and words.
    pub(super) fn statements(&self) -> BTreeSet<(String, String)> {
        let all = self.answers.iter().flat_map(|answer| &answer.statements);
        all.map(|statement| (statement.voice().to_owned(), fold(&statement.quote))).collect()
    }

    /// Who says what: outlet and value.
    pub(super) fn stances(&self) -> BTreeSet<(String, String)> {
        let of = |answer: &Answer| {
            answer.statements.iter().map(|s| (s.voice().to_owned(), answer.key())).collect::<Vec<_>>()
        };
        self.answers.iter().flat_map(of).collect()
    }
}

impl Answer {
    /// The value without case. Signs and stops count: -3 is not 3.
    fn key(&self) -> String {
        self.value.trim().to_lowercase()
    }
}

impl Statement {
    /// The outlet; the document's id where the outlet is not known.
    #[must_use]
    pub fn voice(&self) -> &str {
        self.source.as_deref().filter(|source| !source.is_empty()).unwrap_or(&self.document)
    }
}

/// Words without case, accents and punctuation. What is all punctuation stays.
fn fold(text: &str) -> String {
    let folded = name::fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}
