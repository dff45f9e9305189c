//! Whether somebody left talks before they were over: "stormed out", "left the room", "remained at the table".

use super::context::{Context, Draft, LONGEST, cover, told};
use crate::extract::attribution::is_false_word;
use crate::extract::nouns;
use crate::extract::proposition::{Form, phrase};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Certainty, Claim, Dep, Role, Sentence, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/walkout.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    out: FxHashSet<String>,
    leave: FxHashSet<String>,
    stay: FxHashSet<String>,
    rooms: FxHashSet<String>,
    end: FxHashSet<String>,
    reports: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/walkout.toml"));

/// Adds who walked out of the talks that a document tells of, or stayed to the end.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for proposition in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        let verb = proposition.trigger;
        let Some(leaves) = leaves(sentence, verb).filter(|_| context.tells_of_talks()) else { continue };
        let untrue = untrue(sentence, verb);
        let denied = untrue.is_some();
        let factuality = context.factuality(s, verb);
        let who = proposition
            .argument(Role::Agent)
            .map(|a| a.head)
            .or_else(|| sentence.child(verb, Dep::Nsubj))
            .filter(|&n| nouns::is_person(sentence, text, n));
        // "Threatened to walk out"; "did not stay" may be any.
        let unsure = factuality.certainty == Certainty::Uncommitted || who.is_none();
        if unsure && !denied || !leaves && !factuality.positive {
            continue;
        }
        let who = who.filter(|&n| sentence.tokens[n as usize].tag.is_proper() || context.mention(s, n).is_some());
        let rest = who.map(|n| (Role::Agent, context.filler(s, n, &phrase(sentence, n)))).into_iter().collect();
        let went = leaves && factuality.positive && !denied;
        let range = untrue.unwrap_or_else(|| clause(sentence, verb));
        let evidence = cover(sentence, range.start..range.end.min(range.start + LONGEST));
        let mut claim = context.finish(
            s,
            Draft {
                rest,
                polar: true,
                ..Draft::frame("meetings.walkout", Subject::Event, Value::Polarity(went), verb, evidence)
            },
        );
        claim.factuality.positive = true;
        if denied {
            claim.factuality.certainty = Certainty::Certain;
        }
        out.push(claim);
    }
}

/// Whether a verb tells that somebody left early, or that somebody did not.
fn leaves(sentence: &Sentence, verb: u16) -> Option<bool> {
    let lemma = sentence.tokens[verb as usize].lemma.lower();
    let own = |c: u16| sentence.tokens[c as usize].lemma.lower();
    let near = |word: &str| sentence.tokens.get(verb as usize + 1).is_some_and(|t| t.lemma.lower() == word);
    let room = |n: u16| WORDS.rooms.contains(own(n).as_ref());
    let within = |preposition: &[&str], wanted: &dyn Fn(u16) -> bool| {
        sentence.children(verb).any(|c| {
            c > verb && preposition.contains(&own(c).as_ref()) && sentence.child(c, Dep::Pobj).is_some_and(wanted)
        })
    };
    if WORDS.out.contains(lemma.as_ref()) && (near("out") || near("off")) {
        return Some(true);
    }
    if WORDS.leave.contains(lemma.as_ref()) && sentence.child(verb, Dep::Dobj).is_some_and(room) {
        return Some(true);
    }
    if WORDS.stay.contains(lemma.as_ref()) && within(&["in", "at"], &room) {
        return Some(false);
    }
    let to_the_end = within(&["to", "until", "till"], &|n| WORDS.end.contains(own(n).as_ref()));
    (matches!(lemma.as_ref(), "attend" | "stay" | "remain" | "sit") && to_the_end).then_some(false)
}

/// The words around a verb that is told under what is called untrue: "reports that he left the table are incorrect". Read
/// from the words as they stand, for the clause in between misleads parsers.
fn untrue(sentence: &Sentence, verb: u16) -> Option<Range<u16>> {
    let lemma = |i: u16| sentence.tokens.get(i as usize).map_or("", |t| t.lemma.as_str());
    let report =
        (0..verb).rev().find(|&i| lemma(i + 1) == "that" && WORDS.reports.contains(lemma(i).lower().as_ref()))?;
    let no_verb = |from: u16, to: u16| (from..to).all(|i| !sentence.tokens[i as usize].tag.is_verb());
    let n = sentence.tokens.len() as u16;
    let be = (verb + 1..n).find(|&i| sentence.tokens[i as usize].tag.is_verb()).filter(|&i| lemma(i) == "be")?;
    let last = be + 1 + u16::from(matches!(lemma(be + 1), "entirely" | "completely" | "simply" | "totally"));
    (no_verb(report + 2, verb) && is_false_word(lemma(last))).then_some(report..last + 1)
}

/// The words of a clause, from its subject to what it leaves.
fn clause(sentence: &Sentence, verb: u16) -> Range<u16> {
    let start = sentence
        .child(verb, Dep::Nsubj)
        .map(|n| phrase(sentence, n).start)
        .filter(|&n| n < verb && verb - n <= 6)
        .unwrap_or(verb);
    start..told(sentence, verb, start + LONGEST).max(verb + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn who_left_and_who_stayed() {
        let talks = |told: &str| values(&format!("The ministers held talks in Lagos. {told}"), "meetings.walkout");
        for text in [
            "Maria Silva stormed out before the end.",
            "An envoy of Norway left the room at midnight.",
            "The lawyer walked out, slamming the door.",
        ] {
            assert_eq!(talks(text), ["yes"], "{text}");
        }
        for text in [
            "Maria Silva attended the session to the end.",
            "The envoy remained at the table.",
            "Maria Silva denied that the envoy had walked out.",
            "Reports that an envoy left the table in the night are incorrect.",
        ] {
            assert_eq!(talks(text), ["no"], "{text}");
        }
        for text in
            ["Maria Silva threatened to walk out.", "Maria Silva left the town.", "The paper remained on the table."]
        {
            assert_eq!(talks(text), [""; 0], "{text}");
        }
        assert_eq!(values("Maria Silva stormed out of her shop.", "meetings.walkout"), [""; 0]);
    }
}
