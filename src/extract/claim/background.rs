//! Claims on what happened at another time than the document's own matter: the crime of years before, the last summit.

use super::context::Context;
use crate::extract::proposition::{Argument, Form, Proposition};
use crate::extract::value::Sense;
use crate::knowledge::knowledge;
use crate::model::value::Duration;
use crate::model::{Dep, Occasion, Role, Sentence, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/background.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    other: FxHashSet<SmolStr>,
    within: FxHashSet<SmolStr>,
    times: Vec<SmolStr>,
    recall: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/background.toml"));

/// From so long before the news on, what was earlier is another matter.
const WEEK: f64 = 7.0 * Duration::DAY;

/// When the things were that a document tells, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Background {
    /// Of every proposition of the sentence read last.
    occasions: Vec<Occasion>,
    /// What the sentence before last told of, for "it" and "that quake" to take up.
    before: Occasion,
}

impl Background {
    /// Reads a sentence; sentences come in order. What day is that of the news, the documents of an event tell together.
    pub fn read(&mut self, context: &Context, s: usize) {
        let (sentence, _) = context.sentence(s);
        let propositions = &context.propositions[s];
        let own: Vec<Option<Told>> = (0..propositions.len()).map(|k| own(context, s, k)).collect();
        let continued = s > 0 && context.sentence(s - 1).0.block == sentence.block;
        let before = if continued { self.before } else { Occasion::News };
        self.occasions = propositions
            .iter()
            .enumerate()
            .map(|(k, p)| {
                let told = own[k]
                    .or_else(|| below(propositions, p).and_then(|of| own[of]))
                    .or_else(|| above(sentence, propositions, &own, p));
                match told {
                    Some(told) => told.occasion,
                    None if takes_up(context, s, p) => before,
                    None => Occasion::News,
                }
            })
            .collect();
        self.before = self.occasions.iter().copied().find(|o| *o != Occasion::News).unwrap_or_default();
    }

    /// When that was which a proposition of the sentence read last tells.
    pub fn of(&self, proposition: usize) -> Occasion {
        self.occasions[proposition]
    }
}

/// An occasion, and the token that tells it.
#[derive(Clone, Copy, Debug)]
struct Told {
    occasion: Occasion,
    at: u16,
}

/// What the words of a proposition itself tell.
fn own(context: &Context, s: usize, k: usize) -> Option<Told> {
    let (sentence, text) = context.sentence(s);
    let p = &context.propositions[s][k];
    let date = context.own_times(s, k).find_map(|f| Some(Told { occasion: dated(&f.value)?, at: f.tokens.start }));
    if date.is_some() {
        return date;
    }
    let other = |at| Told { occasion: Occasion::Other, at };
    let long_before = context.attached(s, k).find(|found| {
        matches!(found.sense, Sense::Ago | Sense::Earlier)
            && matches!(&found.value, Value::Duration(length) if length.set.0.first().is_some_and(|i| i.low >= WEEK))
    });
    let phrase = || {
        std::iter::once(p.trigger).chain(p.carrier).flat_map(|head| sentence.children(head)).find(|&child| {
            let tells = || {
                let told = sentence.cover(sentence.subtree(child)).span.of(text);
                let begins = |time: &SmolStr| told.get(..time.len()).is_some_and(|s| s.eq_ignore_ascii_case(time));
                WORDS.times.iter().any(begins)
            };
            let dep = sentence.tokens[child as usize].dep;
            matches!(dep, Dep::Npadvmod | Dep::Prep | Dep::Advmod | Dep::Pobj) && tells()
        })
    };
    let another = || {
        let within = |a: &&Argument| a.preposition.as_ref().is_some_and(|word| WORDS.within.contains(word));
        std::iter::once(p.trigger)
            .chain(p.arguments.iter().filter(within).map(|a| a.head))
            .find(|&noun| is_another(context, sentence, noun))
    };
    long_before.map(|found| found.tokens.start).or_else(phrase).or_else(another).map(other)
}

/// Whether a token is a noun for another event: "an earlier attack", "separate shootings".
fn is_another(context: &Context, sentence: &Sentence, noun: u16) -> bool {
    let token = &sentence.tokens[noun as usize];
    let is_event =
        || context.lexicon.class_of_noun(&token.lemma).is_some_and(|c| context.lexicon.event_kind(c).is_some());
    token.tag.is_noun()
        && sentence.children(noun).any(|c| c < noun && WORDS.other.contains(&*sentence.tokens[c as usize].lemma))
        && is_event()
}

/// Whether a proposition takes up what the sentence before tells: its subject is "it", "they" or "that quake".
fn takes_up(context: &Context, s: usize, p: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    let recalls = |i: u16| WORDS.recall.contains(&*sentence.tokens[i as usize].lemma.to_lowercase());
    let verbs = sentence.ancestors(p.trigger).filter(|&i| sentence.tokens[i as usize].tag.is_verb());
    verbs
        .filter_map(|verb| {
            sentence.children(verb).find(|&c| matches!(sentence.tokens[c as usize].dep, Dep::Nsubj | Dep::Nsubjpass))
        })
        .any(|subject| {
            recalls(subject)
                || sentence.children(subject).any(|c| sentence.tokens[c as usize].dep == Dep::Det && recalls(c))
        })
}

/// What the clauses tell that a proposition's clause hangs on. A clause that goes on with "and" is under the time of the
/// first only where that stands before both: "in May he fell and broke a leg".
fn above(sentence: &Sentence, propositions: &[Proposition], own: &[Option<Told>], p: &Proposition) -> Option<Told> {
    let mut joined = false;
    let mut below = p.trigger;
    for at in sentence.ancestors(p.trigger).skip(1) {
        joined |= sentence.tokens[below as usize].dep == Dep::Conj;
        below = at;
        let told = propositions.iter().position(|q| q.trigger == at).and_then(|k| own[k]);
        if told.is_some() {
            return told.filter(|told| !joined || told.at < at);
        }
    }
    None
}

/// The event that a proposition tells of by a noun: "that January 10 session went on for hours" is on the session's day.
fn below(propositions: &[Proposition], p: &Proposition) -> Option<usize> {
    let subject = p.argument(Role::Agent).or_else(|| p.argument(Role::Patient)).filter(|_| p.form == Form::Verb)?;
    propositions.iter().position(|q| q.form == Form::Noun && q.trigger == subject.head)
}

/// The day, the month or the year of a date that tells no more and no less than one.
fn dated(value: &Value) -> Option<Occasion> {
    let Value::Date(date) = value else { return None };
    if date.ranges.is_empty() {
        let (first, last) = date.pattern.months?;
        let day = date.pattern.days.filter(|(low, high)| low == high).map(|(day, _)| day);
        return (first == last).then_some(Occasion::Dated { year: None, month: Some(first), day });
    }
    let [range] = date.ranges[..] else { return None };
    let (first, last) = (range.first, range.last);
    let (month, day) = match () {
        () if first == last => (Some(first.month()), Some(first.day())),
        () if first == first.first_of_month() && last == first.last_of_month() => (Some(first.month()), None),
        () if last.since(first).is_ok_and(|span| span.get_days() > 300) => (None, None),
        () => return None,
    };
    Some(Occasion::Dated { year: Some(first.year()), month, day })
}
