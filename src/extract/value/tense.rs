//! Whether the sentence speaks of what was or of what will be, as seen from a time expression.

use super::{Scan, atoms::Atoms};
use crate::model::{Dep, Sentence, Tag};

/// Before or after publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It was.
    Past,
    /// It will be.
    Future,
    /// Not told.
    Unknown,
}

/// Lemmas after which an infinitive or a date lies ahead.
const AHEAD: &[&str] = &[
    "will",
    "shall",
    "'ll",
    "plan",
    "schedule",
    "expect",
    "set",
    "due",
    "slate",
    "intend",
    "prepare",
    "hope",
    "upcoming",
    "forthcoming",
    "going",
    "aim",
    "await",
    "propose",
    "deadline",
    "tentatively",
];

impl Scan<'_> {
    /// The tense at piece `i`.
    pub(super) fn tense(&self, i: usize) -> Tense {
        match by_parse(self.atoms.sentence, self.atoms.token(i)) {
            Tense::Unknown => by_words(&self.atoms, i),
            known => known,
        }
    }
}

/// Reads the verbs above the token, nearest first.
fn by_parse(sentence: &Sentence, token: u16) -> Tense {
    if sentence.tokens.is_empty() {
        return Tense::Unknown;
    }
    let ahead = |lemma: &str| AHEAD.contains(&lemma);
    for at in sentence.ancestors(token).skip(1).take(8) {
        let Some(node) = sentence.tokens.get(at as usize) else { break };
        if ahead(&node.lemma) {
            return Tense::Future;
        }
        if !node.tag.is_verb() {
            continue;
        }
        let aux = |tags: &[Tag]| {
            sentence.children(at).any(|k| {
                let t = &sentence.tokens[k as usize];
                matches!(t.dep, Dep::Aux | Dep::Auxpass) && tags.contains(&t.tag)
            })
        };
        let will = sentence.children(at).any(|k| {
            let t = &sentence.tokens[k as usize];
            t.dep == Dep::Aux && (t.tag == Tag::Md && matches!(t.lemma.as_str(), "will" | "shall" | "'ll" | "’ll"))
        });
        if will {
            return Tense::Future;
        }
        if node.tag == Tag::Vbd || matches!(node.tag, Tag::Vbn | Tag::Vbg) && aux(&[Tag::Vbd]) {
            return Tense::Past;
        }
        // "the mill closed in May", "has been held", "those killed on Friday"; "is held on Friday" leaves it open.
        let have = || sentence.children(at).any(|k| sentence.tokens[k as usize].lemma == "have");
        if node.tag == Tag::Vbn && !aux(&[Tag::Md]) && (have() || !aux(&[Tag::Vbz, Tag::Vbp, Tag::Vb, Tag::Vbg])) {
            return Tense::Past;
        }
        if node.tag == Tag::Vb && aux(&[Tag::To]) && sentence.heading {
            return Tense::Future;
        }
        // A headline's present tense tells what happened.
        if sentence.heading && matches!(node.tag, Tag::Vbz | Tag::Vbp) {
            return Tense::Past;
        }
    }
    Tense::Unknown
}

/// Looks back over a dozen pieces for a word that points ahead.
fn by_words(atoms: &Atoms<'_>, i: usize) -> Tense {
    let from = i.saturating_sub(12);
    for k in (from..i).rev() {
        let low = atoms.low(k);
        if AHEAD.contains(&low) || matches!(low, "scheduled" | "expected" | "planned" | "ll" | "slated" | "plans") {
            return Tense::Future;
        }
        if matches!(atoms.tag(k), Tag::Vbd) || matches!(low, "was" | "were" | "had" | "said" | "did") {
            return Tense::Past;
        }
    }
    Tense::Unknown
}
