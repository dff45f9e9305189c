//! House numbers and blocks of streets, and what kind of street each is: "1249 Mill Road", "the 400 block of Elm Street".

use super::context::{Context, Draft, cover};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::{Interval, Intervals, Number, Phrase};
use crate::model::{Attribute, Claim, Filler, Role, Sentence, Subject, Value};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/streets.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Every way to write a kind of street → its full name.
    kinds: FxHashMap<SmolStr, SmolStr>,
    directions: Vec<SmolStr>,
    /// Names of streets in a row.
    ordinals: Vec<SmolStr>,
    /// Full names of kinds that hardly end the name of anything but a street.
    sure: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/streets.toml"));

/// The longest name of a street, in tokens.
const LONGEST_NAME: u16 = 6;

/// Adds the addresses of a sentence: the number is the value, the street what is asked of.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for start in 0..sentence.tokens.len() as u16 {
        let Some(number) = house(sentence.word(start, text)) else { continue };
        let block = block(sentence, text, start);
        let Some((street, end)) = street(sentence, text, block.unwrap_or(start + 1), block.is_some()) else { continue };
        // "In 2014 Elm Street was closed."
        let year = block.is_none() && (1900.0..2100.0).contains(&number);
        let since =
            |i: u16| matches!(sentence.word(i, text).lower().as_ref(), "in" | "since" | "until" | "by" | "from");
        if year && start.checked_sub(1).is_some_and(since) {
            continue;
        }
        // A block of hundreds holds all the houses of its hundred.
        let set = match block {
            Some(_) => Interval::closed(number, number + 99.0),
            None => Interval::exactly(number),
        };
        let tokens = start..end;
        let trigger = context.governor(s, start).map_or(start, |k| context.propositions[s][k].trigger);
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open(smol_str::format_smolstr!("address:{street}")),
                subject: Subject::Event,
                value: Value::Number(Number { set: Intervals::of(set), ..Number::count(number) }),
                rest: Vec::new(),
                trigger,
                evidence: cover(sentence, tokens.clone()),
                as_written: cover(sentence, tokens),
                polar: true,
            },
        ));
    }
}

/// Adds what kind of street each is that a sentence names: who hears "Elm Avenue" may write "Elm Street".
pub(super) fn streets(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let mut from = 0;
    while from < sentence.tokens.len() as u16 {
        let named = || street(sentence, text, from, false);
        let Some((name, end)) = house(sentence.word(from, text)).is_none().then(named).flatten() else {
            from += 1;
            continue;
        };
        let tokens = from..end;
        from = end;
        let Some((name, kind)) = name.rsplit_once(' ') else { continue };
        // First Street crosses First Avenue.
        let counted = name.starts_with(|c: char| c.is_ascii_digit()) || WORDS.ordinals.contains(&name.into());
        if counted || !WORDS.sure.contains(&kind.into()) {
            continue;
        }
        let trigger = context.governor(s, tokens.start).map_or(tokens.start, |k| context.propositions[s][k].trigger);
        out.push(context.finish(
            s,
            Draft {
                rest: vec![(Role::Topic, Filler::Words(vec![name.into()]))],
                ..Draft::frame(
                    "places.street",
                    Subject::Event,
                    Value::Phrase(Phrase::new(kind, Vec::<SmolStr>::new())),
                    trigger,
                    cover(sentence, tokens),
                )
            },
        ));
    }
}

/// A house number: two digits to five.
fn house(word: &str) -> Option<f64> {
    let plain = (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) && !word.starts_with('0');
    word.parse().ok().filter(|_| plain)
}

/// Where the name of the street begins, if "block of" follows the number.
fn block(sentence: &Sentence, text: &str, number: u16) -> Option<u16> {
    let word = |i: u16| (usize::from(i) < sentence.tokens.len()).then(|| sentence.word(i, text).lower());
    let at = (number + 1..number + 3).find(|&i| word(i).as_deref() == Some("block"))?;
    (word(at + 1).as_deref() == Some("of")).then_some(at + 2)
}

/// The name of the street that begins at a token, without direction, apostrophes and the like, and where it ends. It ends in
/// a kind of street, unless a block before it has said that it is one.
fn street(sentence: &Sentence, text: &str, from: u16, block: bool) -> Option<(String, u16)> {
    let mut name: Vec<String> = Vec::new();
    let mut end = from;
    for i in from..(from + LONGEST_NAME).min(sentence.tokens.len() as u16) {
        let written = sentence.word(i, text);
        let word: String = written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if written == "'s" || written == "’s" {
            name.last_mut()?.push('s');
            continue;
        }
        let proper = written.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if !proper {
            break;
        }
        if let Some(kind) = WORDS.kinds.get(word.as_str()).filter(|_| !name.is_empty()) {
            name.push(kind.to_string());
            return Some((name.join(" "), i + 1));
        }
        if !WORDS.directions.contains(&word.as_str().into()) {
            name.push(word);
        }
        end = i + 1;
    }
    (block && !name.is_empty()).then(|| (name.join(" "), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses() {
        assert_eq!(WORDS.kinds["ave"], "avenue");
    }
}
