//! How many of the hurt are in critical condition: "two of the victims are critical", "four hurt, one critically", "all have
//! been released from the hospital".

use super::condition;
use super::context::{Context, Draft, LONGEST, cover};
use super::count::{at_least, is_count, number};
use super::tally::{counts, ends, parts, word};
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::value::{Interval, NumberKind};
use crate::model::{Claim, Dep, Sentence, Subject, Tag, Value};
use std::ops::Range;

const CRITICAL: &str = "casualties.critical";

/// Adds the numbers of the critically hurt that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let mut add = |value, trigger, tokens: Range<u16>| {
        let draft = Draft::frame(CRITICAL, Subject::Event, value, trigger, cover(sentence, tokens));
        out.push(context.finish(s, draft));
    };
    let mut told = false;
    for (value, tokens) in beside(context, s) {
        add(value, tokens.end - 1, tokens);
        told = true;
    }
    for at in (0..sentence.tokens.len() as u16).filter(|_| !told) {
        let Some(found) = condition::of_several(context, s, at) else { continue };
        let Some(subject) = subject(sentence, text, at) else { continue };
        let start = sentence.subtree(subject).start;
        let tokens = if found.1.end > start && found.1.end - start <= LONGEST { start..found.1.end } else { found.1 };
        match found.0 {
            condition::Of::Critical => {
                if let Some(value) = how_many(context, s, subject) {
                    add(value, at, tokens);
                }
            }
            condition::Of::Home => {
                if is_all(context, s, subject) {
                    add(number(Interval::exactly(0.0)), at, tokens);
                }
            }
        }
    }
}

/// "Four hurt, one critically", "one dead, two critical": the counts that a bare word follows.
fn beside(context: &Context, s: usize) -> Vec<(Value, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    let told = |(value, tokens): (Value, Range<u16>)| {
        let end = tokens.end + 2 * u16::from(word(sentence, text, tokens.end) == "of");
        let bare = matches!(word(sentence, text, end).as_str(), "critical" | "critically");
        let before = tokens.start.checked_sub(1);
        let alone = before.is_some_and(|i| parts(sentence, text, i)) && ends(sentence, text, end + 1);
        (bare && alone).then(|| (value, tokens.start..end + 1))
    };
    counts(context, s).into_iter().filter_map(told).collect()
}

/// Of whom it is said that they are in a condition: the noun that it hangs on, or the object or subject of its verb.
fn subject(sentence: &Sentence, text: &str, at: u16) -> Option<u16> {
    let own = |i: u16| sentence.child(i, Dep::Nsubj).or_else(|| sentence.child(i, Dep::Nsubjpass));
    for i in sentence.ancestors(at).take(5) {
        let tag = sentence.tokens[i as usize].tag;
        if tag.is_verb() {
            // "Leaving two of them in critical condition".
            let object = sentence.child(i, Dep::Dobj).filter(|&o| o < at);
            match object.or_else(|| own(i)) {
                Some(found) => return Some(found),
                // "Have been released", "is hospitalised".
                None if sentence.tokens[i as usize].dep == Dep::Advcl => return None,
                None => {}
            }
        } else if i != at && (tag == Tag::Cd || nouns::is_person(sentence, text, i)) {
            return Some(i);
        }
    }
    None
}

/// How many a subject counts: all there are where it is told out of how many, else so many at the least, for others may be in
/// the same condition elsewhere.
fn how_many(context: &Context, s: usize, subject: u16) -> Option<Value> {
    let (sentence, text) = context.sentence(s);
    let own = |f: &&crate::extract::value::Found| f.of == Some(subject) || f.tokens.contains(&subject);
    let found = context.values[s].iter().filter(|f| is_count(&f.value)).find(own)?;
    let Value::Number(n) = &found.value else { return None };
    let people = found.tokens.contains(&subject) || nouns::is_person(sentence, text, subject);
    if n.kind != NumberKind::Count || n.set.point().is_none() || !people {
        return None;
    }
    let det = |w: &str| found.tokens.start.checked_sub(1).is_some_and(|i| word(sentence, text, i) == w);
    let rest = det("other") || det("remaining") || found.others && sentence.child(subject, Dep::Det).is_some();
    let whole = rest || found.is_part(sentence) || is_partitive(sentence, text, subject);
    Some(if whole { found.value.clone() } else { at_least(n) })
}

/// "Two of the victims", "one of them".
fn is_partitive(sentence: &Sentence, text: &str, number: u16) -> bool {
    let of = sentence.children(number).find(|&c| c > number && sentence.tokens[c as usize].lemma == "of");
    let whole = of.and_then(|of| sentence.child(of, Dep::Pobj));
    whole.is_some_and(|noun| {
        let pronoun = matches!(sentence.word(noun, text).lower().as_ref(), "them" | "whom" | "those");
        pronoun || nouns::is_person(sentence, text, noun) && sentence.child(noun, Dep::Det).is_some()
    })
}

/// "All four", "all of the victims", "both men".
fn is_all(context: &Context, s: usize, subject: u16) -> bool {
    let (sentence, text) = context.sentence(s);
    let phrase = sentence.subtree(subject);
    phrase.start <= subject && matches!(word(sentence, text, phrase.start).as_str(), "all" | "both")
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn how_many_are_critical() {
        for (text, value) in [
            ("Two of the victims were in critical condition.", "2"),
            ("One was in good condition while the other two were critical.", "2"),
            ("Four sailors were injured, one critically, on Sunday.", "1"),
            ("Seven were shot, leaving two of them in critical condition.", "2"),
            ("Two men were taken to Larkspur Hospital in critical condition.", "at least 2"),
            ("All three have been released from the hospital.", "0"),
        ] {
            assert_eq!(values(text, "casualties.critical"), [value], "{text}");
        }
    }

    #[test]
    fn what_counts_nobody_or_not_all() {
        for text in [
            "The boy was in critical condition.",
            "Seven people were shot, and a girl is in critical condition.",
            "Two bridges are in critical condition.",
            "Two critics were critical of the play.",
            "Two have been released from the hospital.",
            "Two of the victims are in good condition.",
        ] {
            assert!(values(text, "casualties.critical").is_empty(), "{text}");
        }
    }
}
