//! What makes a finding the same finding in another run.
//!
//! The id of a finding is a hash of what is asked and what is answered, and of nothing that moves:
//!
//! 1. the attribute;
//! 2. the subject, where it is somebody or something in particular: the romanised key of the last word, so that spellings
//!    of one name agree. The event itself counts for nothing here, for its label and its documents change as reports come in;
//! 3. the answers: the values in plain form, sorted; of names the key of the last word;
//! 4. the day of the first report of the event that has a date.
//!
//! So neither the order of the documents, nor their ids, nor the place of a sentence, nor a further report that gives an
//! answer already known changes it. A new answer does, and who keeps findings from run to run matches those by what they
//! share (see `review`).

use crate::model::{Attribute, Claim, Corpus, Finding, Id, IdHasher, Position, Value};
use crate::normalize::name;
use rustc_hash::FxHashSet;

/// The id of a finding, by the rule of this module; `subject` is `None` for the event itself.
pub(super) fn id(
    corpus: &Corpus,
    event: u32,
    attribute: &Attribute,
    subject: Option<&str>,
    positions: &[Position],
) -> Id {
    let mut answers: Vec<String> = positions.iter().map(answer).collect();
    answers.sort_unstable();
    answers.dedup();
    let hasher = IdHasher::new().part(attribute.name()).part(subject.map(last_word).unwrap_or_default());
    let hasher = hasher.part(first_day(corpus, event));
    answers.iter().fold(hasher, IdHasher::part).finish()
}

/// Gives findings that share an id ids of their own: by the words of their evidence, then by their claims.
pub(super) fn tell_apart(corpus: &Corpus, findings: &mut [Finding]) {
    let mut ids: Vec<Id> = findings.iter().map(|finding| finding.id).collect();
    settle(&mut ids, |number, by, id| match by {
        By::Evidence => by_evidence(corpus, &findings[number], id),
        By::Claims => by_claims(corpus, &findings[number], id),
    });
    findings.iter_mut().zip(ids).for_each(|(finding, id)| finding.id = id);
}

/// The id of a finding where another has the same: by the words of its evidence.
#[must_use]
pub fn by_evidence(corpus: &Corpus, finding: &Finding, id: Id) -> Id {
    with_claims(finding, id, |document, claim| evidence(corpus, corpus.claim(document, claim), document))
}

/// The id of a finding where another has the same even so: by its claims.
#[must_use]
pub fn by_claims(corpus: &Corpus, finding: &Finding, id: Id) -> Id {
    with_claims(finding, id, |document, claim| corpus.claim(document, claim).id.to_string())
}

fn with_claims(finding: &Finding, id: Id, part: impl Fn(u32, u32) -> String) -> Id {
    let claims = finding.positions.iter().flat_map(|position| &position.claims);
    let mut parts: Vec<String> = claims.map(|&(document, claim)| part(document, claim)).collect();
    parts.sort_unstable();
    parts.iter().fold(IdHasher::new().number(id.0), IdHasher::part).finish()
}

/// The ids that a finding may go by when others have its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ids {
    own: Id,
    by_evidence: Id,
    by_claims: Id,
    by_both: Id,
}

impl Ids {
    pub(super) fn of(corpus: &Corpus, finding: &Finding) -> Self {
        let own = finding.id;
        let words = by_evidence(corpus, finding, own);
        let claims = |id| by_claims(corpus, finding, id);
        Self { own, by_evidence: words, by_claims: claims(own), by_both: claims(words) }
    }

    /// The id that it has where no other has it.
    #[cfg(test)]
    pub(crate) fn own(self) -> Id {
        self.own
    }

    /// The id of each finding: its own, or one that tells it from others.
    pub(crate) fn settle(may: &[Self]) -> Vec<Id> {
        let mut ids: Vec<Id> = may.iter().map(|may| may.own).collect();
        settle(&mut ids, |number, by, id| match by {
            By::Evidence => may[number].by_evidence,
            By::Claims if id == may[number].own => may[number].by_claims,
            By::Claims => may[number].by_both,
        });
        ids
    }
}

/// What tells findings of one id apart.
#[derive(Clone, Copy)]
enum By {
    Evidence,
    Claims,
}

/// Puts others in the place of ids that are there more than once.
fn settle(ids: &mut [Id], other: impl Fn(usize, By, Id) -> Id) {
    for by in [By::Evidence, By::Claims] {
        let mut sorted = ids.to_vec();
        sorted.sort_unstable();
        let repeated: FxHashSet<Id> = sorted.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        for (number, id) in ids.iter_mut().enumerate().filter(|(_, id)| repeated.contains(id)) {
            *id = other(number, by, *id);
        }
    }
}

/// The words that carry a claim, folded.
fn evidence(corpus: &Corpus, claim: &Claim, document: u32) -> String {
    name::fold(claim.evidence.span.of(corpus.document(document).field(claim.evidence.field)))
}

fn answer(position: &Position) -> String {
    match position.value {
        Value::Mention(_) => last_word(&position.label),
        _ => position.label.to_lowercase(),
    }
}

/// The key of the last word of a name: "Sergei Lavrov" and "Lawrow" share it.
fn last_word(text: &str) -> String {
    name::tokens(text).last().map(|word| name::key(word).to_string()).unwrap_or_default()
}

/// The day of the event's first dated report; empty where none has a date.
fn first_day(corpus: &Corpus, event: u32) -> String {
    let documents = corpus.events.get(event as usize).map_or(&[][..], |event| &event.documents);
    let published = documents.iter().filter_map(|&d| corpus.document(d).published);
    published.map(|published| published.date()).min().map_or_else(String::new, |day| day.to_string())
}
