//! What is not known yet, or not told, beside what is: "police do not know why", "the shooting was gang-related".
//!
//! Each question is an attribute of its own that asks whether something is known, with "no" where a text leaves it open
//! and "yes" where it answers.

mod answer;
mod condition;
mod opener;
mod question;
mod suspect;
#[cfg(test)]
mod tests;

use super::context::{Context, Draft, cover};
use crate::knowledge::knowledge;
use crate::model::{Certainty, Claim, Factuality, Subject, Value};
use question::Question;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/unsettled.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    tell: FxHashSet<String>,
    fail: FxHashSet<String>,
    seek: FxHashSet<String>,
    open: FxHashSet<String>,
    under: FxHashSet<String>,
    unclear: FxHashSet<String>,
    clear: FxHashSet<String>,
    lack: FxHashSet<String>,
    nobody: FxHashSet<String>,
    other: FxHashSet<String>,
    question: Vec<Question>,
    motive: answer::Motive,
    shots: answer::Shots,
    suspect: suspect::Words,
    condition: condition::Words,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/unsettled.toml"));

/// What a sentence says is known or not: which question, whether it is, and the words that say so.
struct Told<'a> {
    attribute: &'a str,
    known: bool,
    trigger: u16,
    tokens: Range<u16>,
}

/// A quotation longer than this proves no better.
const LONGEST: u16 = 12;

/// Adds a claim for each question that a sentence leaves open, and for each that it answers.
pub(super) fn told(context: &Context, s: usize, out: &mut Vec<Claim>) {
    for i in 0..context.sentence(s).0.tokens.len() as u16 {
        let told = question::left_open(context, s, i).or_else(|| answer::at(context, s, i));
        out.extend(told.map(|told| told.claim(context, s, Subject::Event)));
    }
    suspect::build(context, s, out);
    condition::told(context, s, out);
}

/// Completes what the sentences told.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    condition::build(context, out);
}

impl Told<'_> {
    fn claim(self, context: &Context, s: usize, subject: Subject) -> Claim {
        let span = cover(context.sentence(s).0, self.stretch());
        let draft = Draft::frame(self.attribute, subject, Value::Polarity(self.known), self.trigger, span);
        let mut claim = context.finish(s, draft);
        // Who would not say leaves it as open as who does not know.
        if !self.known {
            claim.factuality = Factuality { certainty: Certainty::Certain, positive: true };
        }
        claim
    }

    /// The words that tell it, as many as a reader needs: of what is open, the end can be left out, of what is known, the
    /// beginning.
    fn stretch(&self) -> Range<u16> {
        let all = self.tokens.clone();
        if all.len() <= LONGEST as usize {
            all
        } else if self.known && all.contains(&self.trigger) {
            self.trigger.saturating_sub(4).max(all.start)..all.end
        } else if self.trigger + 3 >= all.end {
            all.end - LONGEST..all.end
        } else {
            all.start..all.start + LONGEST
        }
    }
}
