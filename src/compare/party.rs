//! What parties contest: one says that it is so, another that it is not.

use super::align::align;
use super::cell::{Entry, parts};
use super::dispute::denies;
use super::things::{Resolved, Thing, Things};
use crate::extract::Lexicon;
use crate::extract::attribution::cue_effect;
use crate::knowledge::knowledge;
use crate::model::{Attribute, Certainty, Claim, Corpus, Role, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of `data/lexicon/parties.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    states: FxHashSet<String>,
    sweeping: FxHashSet<String>,
    foretelling: FxHashSet<String>,
    negatives: FxHashSet<String>,
    modals: FxHashSet<String>,
    so_far: FxHashSet<String>,
    downplaying: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/parties.toml"));

/// Whether a verb of saying makes less of what somebody did.
pub(super) fn plays_down(cue: &str) -> bool {
    WORDS.downplaying.contains(cue)
}

/// Takes out of the claims on deeds those that parties contest, one group for each deed: a negative with the positives
/// that it meets, and the further negatives that meet one of these.
pub(super) fn contested(corpus: &Corpus, things: &Things, entries: &mut Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut out = Vec::new();
    let polarity = |e: &Entry| matches!(e.of(corpus).value, Value::Polarity(true));
    let contests = |no: &Entry, yes: &Entry| !polarity(no) && polarity(yes) && meets(corpus, things, yes, no);
    while let Some((no, yes)) = {
        // By what they are on, for most deeds nobody denies.
        let mut positive: FxHashMap<&Attribute, Vec<&Entry>> = FxHashMap::default();
        for entry in entries.iter().filter(|e| polarity(e)) {
            positive.entry(&entry.of(corpus).attribute).or_default().push(entry);
        }
        entries
            .iter()
            .filter(|e| !polarity(e) && !denies(e.of(corpus)) && is_deed(&e.of(corpus).attribute))
            .filter_map(|no| Some((no, positive.get(&no.of(corpus).attribute)?)))
            .find_map(|(no, all)| all.iter().find(|yes| contests(no, yes)).map(|&yes| (no.clone(), yes.clone())))
    } {
        let (group, rest) = std::mem::take(entries)
            .into_iter()
            .partition(|e| e.is(&no) || e.is(&yes) || contests(&no, e) || contests(e, &yes));
        *entries = rest;
        out.push(group);
    }
    out
}

/// The kind of the claims on what a text tells and denies.
pub(super) const DENIED: &str = "denied";

/// Puts together what is told and denied: the two sides that one text gives, and those of other texts where the same party
/// denies the same.
pub(super) fn denied(corpus: &Corpus, things: &Things, entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut groups: Vec<Vec<Entry>> = Vec::new();
    for entry in entries {
        let own = entry.of(corpus);
        let one = |other: &Entry| {
            let claim = other.of(corpus);
            if other.document == entry.document {
                return claim.as_written == own.as_written;
            }
            let slots = align(things, &entry.rest, &other.rest);
            claim.attribute == own.attribute
                && slots.contrary == 0
                && slots.open == 0
                && no_wider(things, other, &entry)
        };
        match groups.iter_mut().find(|group| group.iter().any(one)) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

/// Whether an attribute is on something done, rather than on a state of mind.
pub(super) fn is_deed(attribute: &Attribute) -> bool {
    !WORDS.states.contains(parts(attribute).1)
}

/// Whether two claims, of which the second is negative, are two voices on one deed.
fn meets(corpus: &Corpus, things: &Things, yes: &Entry, no: &Entry) -> bool {
    let (a, b) = (yes.of(corpus), no.of(corpus));
    if a.attribute != b.attribute || !two_voices(corpus, things, yes, no) {
        return false;
    }
    let told = |e: &Entry, claim: &Claim| {
        claim.factuality.certainty <= Certainty::Probable
            || claim.attribution.speaker().is_some()
                && words(corpus, e).any(|w| WORDS.foretelling.contains(&w))
                && words(corpus, e).all(|w| w != "have")
    };
    told(yes, a)
        && told(no, b)
        && outright(corpus, yes, no)
        && no_wider(things, yes, no)
        && is_one(corpus, things, yes, no)
}

/// Whether the negative denies outright what the positive tells: its own words deny it, or its speaker does so by a verb of
/// denying; not only so far ("has yet to", "no longer"), and under the same modal verb ("could not place", "placed").
fn outright(corpus: &Corpus, yes: &Entry, no: &Entry) -> bool {
    let has = |e: &Entry, set: &FxHashSet<String>| words(corpus, e).any(|w| set.contains(&w));
    let negative = |w: String| WORDS.negatives.contains(&w) || w.ends_with("n't") || w.ends_with("n’t");
    let denier = |e: &Entry| {
        e.of(corpus).attribution.speaker().is_some_and(|s| cue_effect(&s.cue).is_some_and(|(_, negative)| negative))
    };
    (words(corpus, no).chain(before(corpus, no).filter(|w| w == "nor")).any(negative) || denier(no))
        && !has(no, &WORDS.so_far)
        && has(no, &WORDS.modals) == has(yes, &WORDS.modals)
}

/// The word right before a claim's evidence, in lower case: the "nor" of "nor had they met".
fn before(corpus: &Corpus, entry: &Entry) -> Option<String> {
    let target = entry.of(corpus).evidence;
    let text = corpus.document(entry.document).field(target.field).get(..target.span.start as usize)?;
    text.split_whitespace().next_back().map(str::to_lowercase)
}

/// Whether all that narrows the negative down narrows the positive, too: who or what each slot holds, with its modifiers, and
/// when and where. "No shots were fired during the arrest" leaves open that some were fired before.
fn no_wider(things: &Things, yes: &Entry, no: &Entry) -> bool {
    // A capital or a country stands for whoever acts there.
    let place = |r: &Resolved| r.thing.is_some_and(|t| things.is_place(t));
    no.rest.iter().all(|(role, filler)| {
        if matches!(role, Role::Other | Role::Reason | Role::Instrument) && !filler.named {
            return true;
        }
        let mut others = yes.rest.iter().filter(|(r, _)| r == role).map(|(_, other)| other).peekable();
        if matches!(role, Role::Agent | Role::Other) && place(filler) {
            return true;
        }
        // "In this country", "in that state": a bare noun points at what both know.
        let bare = !filler.named && filler.words.len() <= 1 && *role != Role::Time;
        if bare && others.peek().is_some() && !matches!(role, Role::Agent | Role::Patient | Role::Topic) {
            return true;
        }
        others.any(|other| {
            filler.thing.is_some() && filler.thing == other.thing
                || filler.pronoun
                || !filler.named
                    && filler
                        .words
                        .iter()
                        .all(|w| WORDS.sweeping.contains(w.as_str()) || other.words.iter().any(|v| near(w, v)))
        })
    })
}

/// Whether two words are one, or nouns for one class of happening ("deal", "agreement").
fn near(a: &str, b: &str) -> bool {
    let class = |w: &str| Lexicon::builtin().class_of_noun(w).map(str::to_owned);
    a == b || class(a).is_some_and(|c| Some(c) == class(b))
}

/// Whether two deeds are one: nothing speaks against it, who or what is the same, and all that is told of the one is told of
/// the other; a sweeping negative ("no deal was made") need not tell all, if it tells what was done to what.
fn is_one(corpus: &Corpus, things: &Things, yes: &Entry, no: &Entry) -> bool {
    let slots = |e: &Entry, roles: &[Role]| -> Vec<(Role, Resolved)> {
        e.rest.iter().filter(|(role, _)| roles.contains(role)).cloned().collect()
    };
    let on = |roles: &[Role]| align(things, &slots(yes, roles), &slots(no, roles)).weight;
    let all = align(things, &yes.rest, &no.rest);
    let matter = on(&[Role::Patient, Role::Topic]) >= 0.6;
    let told_apart = yes.rest.iter().any(|(r, a)| no.rest.iter().any(|(q, b)| r == q && differ(a, b)));
    let one_word = || {
        let long = |w: &String| w.chars().count() > 3;
        words(corpus, yes).filter(long).any(|w| words(corpus, no).any(|v| v == w))
    };
    let sweeping = || words(corpus, no).any(|w| WORDS.sweeping.contains(&w));
    all.contrary == 0
        && on(&[Role::Agent, Role::Patient, Role::Topic]) >= 0.75
        && !told_apart
        && (all.open == 0 && (matter || one_word()) || all.weight >= 2.0 || matter && sweeping())
}

/// Whether two nouns that are the same are told apart by what stands before them: "lasting peace", "brief peace".
fn differ(a: &Resolved, b: &Resolved) -> bool {
    let (x, y) = (a.words.get(1..).unwrap_or_default(), b.words.get(1..).unwrap_or_default());
    a.thing.is_none() && b.thing.is_none() && !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w))
}

/// Whether two claims are two voices: those of two speakers, or of a speaker and an outlet.
fn two_voices(corpus: &Corpus, things: &Things, a: &Entry, b: &Entry) -> bool {
    match (voice(corpus, things, a), voice(corpus, things, b)) {
        (None, None) => false,
        (Some((Some(x), _)), Some((Some(y), _))) => x != y,
        (x, y) => x.map(|v| v.1) != y.map(|v| v.1),
    }
}

fn voice<'c>(corpus: &'c Corpus, things: &Things, entry: &Entry) -> Option<(Option<Thing>, &'c str)> {
    let speaker = entry.of(corpus).attribution.speaker()?;
    Some((speaker.local.and_then(|l| things.of_local(entry.document, l)), &speaker.name))
}

/// The words of a claim's evidence, in lower case.
pub(super) fn words(corpus: &Corpus, entry: &Entry) -> impl Iterator<Item = String> {
    let text = entry.evidence(corpus).to_lowercase();
    let words: Vec<String> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ',')).map(str::to_owned).collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses_and_is_lower_case() {
        let all = [&WORDS.states, &WORDS.sweeping, &WORDS.foretelling, &WORDS.negatives, &WORDS.modals, &WORDS.so_far];
        let all = all.into_iter().flatten();
        assert!(all.clone().count() > 20);
        assert!(all.into_iter().all(|w| *w == w.to_lowercase()));
    }
}
