//! Tolls as headlines tell them, without a verb: "Five dead, eight wounded in ferry fire".

use super::context::{Context, Draft, cover};
use super::statistic;
use crate::extract::lexicon::Lexicon;
use crate::lower::Lower;
use crate::model::value::{Number, NumberKind};
use crate::model::{Claim, Sentence, Subject, Value};
use std::ops::Range;

/// Adds the tolls that stand by themselves at the start of a sentence or between marks.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (value, tokens) in counts(context, s) {
        let end = tokens.end;
        let people = matches!(word(sentence, text, end).as_str(), "people" | "person");
        // "Three of them fatally".
        let of_them = word(sentence, text, end) == "of"
            && matches!(word(sentence, text, end + 1).as_str(), "them" | "whom" | "those");
        let at = end + u16::from(people) + 2 * u16::from(of_them);
        let Some(attribute) = harm(context.lexicon, sentence, text, at) else { continue };
        let before = tokens.start.checked_sub(1);
        if !before.is_none_or(|i| parts(sentence, text, i))
            || !ends(sentence, text, at + 1)
            || statistic::is_headlined(sentence, at + 1)
        {
            continue;
        }
        let span = cover(sentence, tokens.start..at + 1);
        let told = |c: &Claim| c.attribute.name() == attribute && c.evidence.span.contains(span.span);
        if !out.iter().any(told) {
            out.push(context.finish(s, Draft::frame(attribute, Subject::Event, value, at, span)));
        }
    }
}

/// The exact counts of a sentence that do not come on top of others, with a bare "one" that no value is made of.
pub(super) fn counts(context: &Context, s: usize) -> Vec<(Value, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    // "Dozens dead" of a headline is told more exactly below.
    let exact = |v: &Value| matches!(v, Value::Number(n) if n.kind == NumberKind::Count && n.set.point().is_some());
    let found = context.values[s].iter().filter(|f| exact(&f.value) && !f.others);
    let mut out: Vec<_> = found.map(|f| (f.value.clone(), f.tokens.clone())).collect();
    for i in (0..sentence.tokens.len() as u16).filter(|&i| sentence.word(i, text).eq_ignore_ascii_case("one")) {
        if !context.values[s].iter().any(|f| f.tokens.contains(&i)) {
            out.push((Value::Number(Number::count(1.0)), i..i + 1));
        }
    }
    out
}

/// A word in lower case; empty behind the sentence's end.
pub(super) fn word(sentence: &Sentence, text: &str, i: u16) -> String {
    if (i as usize) < sentence.tokens.len() { sentence.word(i, text).lower().into_owned() } else { String::new() }
}

/// The toll that a bare adjective or participle is of.
fn harm(lexicon: &Lexicon, sentence: &Sentence, text: &str, i: u16) -> Option<&'static str> {
    let lemma = sentence.tokens.get(i as usize)?.lemma.lower();
    let said = word(sentence, text, i);
    let participle = || said.ends_with("ed").then(|| lexicon.class_of_verb(&lemma))?;
    let adjective = lexicon.outcome(&lemma, &said).unwrap_or(&said);
    let class = lexicon.class_of_adjective(adjective).or_else(participle);
    match class? {
        "die" | "kill" => Some("casualties.killed"),
        "injure" => Some("casualties.injured"),
        "miss" => Some("casualties.missing"),
        _ => None,
    }
}

/// Whether a toll may begin behind a token: a mark, or a word that joins it to another.
pub(super) fn parts(sentence: &Sentence, text: &str, i: u16) -> bool {
    sentence.tokens[i as usize].tag.is_punctuation() || matches!(word(sentence, text, i).as_str(), "and" | "with")
}

/// Whether a toll may end before a token: no noun follows that it would be of.
pub(super) fn ends(sentence: &Sentence, text: &str, i: u16) -> bool {
    let Some(token) = sentence.tokens.get(i as usize) else { return true };
    let link = ["and", "in", "after", "as", "at", "when", "by", "on", "near", "outside", "inside"];
    token.tag.is_punctuation() || link.contains(&word(sentence, text, i).as_str())
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn tolls_of_headlines() {
        for (text, attribute, toll) in [
            ("Five dead, eight wounded in ferry fire.", "casualties.killed", "5"),
            ("Five dead, eight wounded in ferry fire.", "casualties.injured", "8"),
            ("Four people were shot, one fatally.", "casualties.killed", "1"),
            ("Ferry fire: 2 people missing.", "casualties.missing", "2"),
        ] {
            assert_eq!(values(text, attribute), [toll], "{text}");
        }
    }

    #[test]
    fn what_is_of_a_noun_or_of_more_is_no_toll() {
        assert!(values("Two dead trees stood in the yard.", "casualties.killed").is_empty());
        assert!(values("Of the nine, two injured players came back.", "casualties.injured").is_empty());
    }
}
