//! How a finding came about: what every stage made of the sentences that it rests on.
//!
//! The stages keep no record of their reasons, for that would cost every run what few ask for. The few sentences behind one
//! finding are analysed once more, by the same stages, and what they tell is written down.
//!
//! ```
//! use gainsay::model::Document;
//!
//! let document = |id: &str, text: &str| Document { id: id.into(), text: text.into(), ..Document::default() };
//! let documents = [
//!     document("a", "A fire in a hotel in Hull killed three people on Monday."),
//!     document("b", "A fire in a hotel in Hull killed four people on Monday, police said."),
//! ];
//! let options = gainsay::Options::default();
//! let report = gainsay::reconcile(&documents, &options)?;
//! let toll = report.findings.iter().find(|finding| finding.attribute.name() == "casualties.killed").unwrap();
//!
//! let explanation = gainsay::explain::explain(&report.corpus, toll, &options)?;
//! let claim = &explanation.answers[0].claims[0];
//! let trigger = claim.tokens.iter().find(|token| token.is_trigger).unwrap();
//! assert_eq!((trigger.word.as_str(), trigger.lemma.as_str(), trigger.tag), ("killed", "kill", "VBD"));
//! assert_eq!((claim.set.as_str(), explanation.confidence.unwrap().attribute), ("{3}", 0.8));
//! assert!(explanation.event.pairs[0].affinity > 0.0);
//! # Ok::<(), gainsay::Error>(())
//! ```

mod event;
mod names;
mod sentence;
mod set;

pub use event::{EventPart, Pair};
pub use names::{NamePart, Spelling};
pub use sentence::{RulePart, TokenPart};

use crate::compare::{self, Confidence};
use crate::extract::Lexicon;
use crate::model::{Corpus, Finding, Id, Relation};
use crate::pipeline::{Error, Options, annotator};
use serde::Serialize;
use std::collections::BTreeMap;

/// How a finding came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The finding.
    pub id: Id,
    /// What is asked, in plain words.
    pub question: String,
    /// The same as a name.
    pub attribute: String,
    /// Of whom or what.
    pub subject: String,
    /// How the answers sit together.
    pub relation: Relation,
    /// Why.
    pub reason: String,
    /// The answers, in the order of the finding.
    pub answers: Vec<AnswerPart>,
    /// How each two answers lie to one another, as sets.
    pub overlaps: Vec<OverlapPart>,
    /// The names that answers and subject hold, with their spellings.
    pub names: Vec<NamePart>,
    /// Why the documents are taken for reports of one event.
    pub event: EventPart,
    /// What the confidence is made of; `None` where the finding is none of this corpus.
    pub confidence: Option<Confidence>,
}

/// An answer, and how its claims were read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AnswerPart {
    /// The answer in plain form.
    pub value: String,
    /// The claims that give it.
    pub claims: Vec<ClaimPart>,
}

/// How a claim was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ClaimPart {
    /// Id of the document.
    pub document: String,
    /// The outlet.
    pub source: Option<String>,
    /// The words that carry the claim.
    pub quote: String,
    /// The value as written.
    pub as_written: String,
    /// The value as the set of exact values that it allows.
    pub set: String,
    /// Who is credited with it, outermost first, each with the word that credits: "police (say)".
    pub speakers: Vec<String>,
    /// How sure the speaker is.
    pub factuality: &'static str,
    /// The predicate that the claim was read off; empty for a claim from elsewhere.
    pub predicate: String,
    /// The rules of the frame that this predicate evokes for the attribute; none for an open claim.
    pub rules: Vec<RulePart>,
    /// The sentence.
    pub tokens: Vec<TokenPart>,
}

/// How two answers lie to one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OverlapPart {
    /// The one answer.
    pub a: String,
    /// The other.
    pub b: String,
    /// `equal`, `overlapping`, `disjoint`, or `incomparable`: that is told of names, which the comparison knows by entity.
    pub overlap: &'static str,
}

/// Explains a finding of a corpus, by the options that it was read with.
///
/// # Errors
/// When the annotator's models can't be loaded.
pub fn explain(corpus: &Corpus, finding: &Finding, options: &Options) -> Result<Explanation, Error> {
    let (annotator, frames, lexicon) = (annotator()?, options.frames(), Lexicon::builtin());
    let mut annotated = BTreeMap::new();
    let mut answers = Vec::new();
    for position in &finding.positions {
        let mut claims = Vec::new();
        for &(document, index) in &position.claims {
            let (article, claim) = (corpus.document(document), corpus.claim(document, index));
            let syntax = annotated.entry(document).or_insert_with(|| annotator.annotate(article));
            let written = |target: crate::model::Target| target.span.of(article.field(target.field)).to_owned();
            let predicate = sentence::lemma(syntax, claim.trigger);
            claims.push(ClaimPart {
                document: article.id.clone(),
                source: article.source.clone(),
                quote: written(claim.evidence),
                as_written: written(claim.as_written),
                set: set::of(corpus, document, &claim.value),
                speakers: claim.attribution.chain.iter().map(|s| format!("{} ({})", s.name, s.cue)).collect(),
                factuality: claim.factuality.as_str(),
                rules: sentence::rules(&claim.attribute, &predicate, lexicon, frames),
                // A claim from elsewhere may come without words, and then was read off none.
                tokens: if claim.evidence.span.is_empty() {
                    Vec::new()
                } else {
                    sentence::tokens(article, syntax, claim)
                },
                predicate,
            });
        }
        answers.push(AnswerPart { value: position.label.clone(), claims });
    }
    let positions = finding.positions.iter().enumerate();
    let overlaps = positions.flat_map(|(i, a)| finding.positions[i + 1..].iter().map(move |b| (a, b)));
    let overlaps = overlaps.map(|(a, b)| OverlapPart {
        a: a.label.clone(),
        b: b.label.clone(),
        overlap: set::overlap(a.value.compare(&b.value)),
    });
    Ok(Explanation {
        id: finding.id,
        question: finding.question.clone(),
        attribute: finding.attribute.name().to_owned(),
        subject: finding.subject.clone(),
        relation: finding.relation,
        reason: finding.reason.clone(),
        answers,
        overlaps: overlaps.collect(),
        names: names::of(corpus, finding),
        event: event::of(corpus, finding),
        confidence: compare::confidence_of(corpus, finding, lexicon, frames),
    })
}
