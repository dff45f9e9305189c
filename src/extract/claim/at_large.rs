//! Claims that somebody has not been caught: "the gunman remains at large".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Claim, Subject, Value};
use serde::Deserialize;
use std::sync::LazyLock;

/// Words of `data/lexicon/fugitives.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    phrases: Vec<String>,
}

static PHRASES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let words: Words = knowledge!("lexicon/fugitives.toml");
    words.phrases.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect()
});

/// How far before the phrase its subject may begin.
const REACH: u16 = 8;

/// Adds a claim for each that a sentence has at large.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let n = sentence.tokens.len();
    for first in 0..n as u16 {
        let word = |i: u16| sentence.word(i, text);
        let is = |phrase: &&Vec<String>| {
            first as usize + phrase.len() <= n
                && phrase.iter().zip(first..).all(|(w, i)| word(i).eq_ignore_ascii_case(w))
        };
        let Some(phrase) = PHRASES.iter().find(is) else { continue };
        let Some(mention) = subject_of(context, s, first) else { continue };
        let who = &context.mentions[mention as usize];
        let near = who.head.sentence as usize == s && who.start < first && first - who.start <= REACH;
        let (person, head) = (|h| nouns::is_person(sentence, text, h), who.head.token);
        let suspect = near && nouns::is_suspect(&sentence.tokens[head as usize].lemma.lower());
        let stays = |i| matches!(sentence.tokens[i as usize].lemma.lower().as_ref(), "be" | "remain" | "stay");
        if !(suspect || near && person(head) && (who.end..first).any(stays)) {
            continue;
        }
        let span = cover(sentence, who.start..first + phrase.len() as u16);
        out.push(context.finish(
            s,
            Draft::frame(
                "arrests.caught",
                Subject::Event,
                Value::Polarity(false),
                sentence.tokens[first as usize].head.min(n as u16 - 1),
                span,
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn who_remains_at_large_has_not_been_caught() {
        assert_eq!(values("The gunman remains at large, police said.", "arrests.caught"), ["no"]);
        assert_eq!(values("Two of the robbers are still on the run.", "arrests.caught"), ["no"]);
        assert!(values("He spoke at large about the run on the banks.", "arrests.caught").is_empty());
        assert!(values("The ambassador at large met reporters.", "arrests.caught").is_empty());
    }
}
