//! Games won or lost in a row: "their fifth straight win", "a four-game losing streak".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Number;
use crate::model::{Claim, Role, Sentence, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of `data/lexicon/streaks.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    straight: FxHashSet<String>,
    won: FxHashSet<String>,
    lost: FxHashSet<String>,
    streak: FxHashSet<String>,
    winning: FxHashSet<String>,
    losing: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/streaks.toml"));

/// Adds the streaks of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for found in &context.values[s] {
        match &found.value {
            // "Their fifth straight win".
            Value::Ordinal(ordinal) => {
                let Some(noun) = found.of.filter(|&noun| is_straight(sentence, noun)) else { continue };
                let Some(attribute) = sort(sentence, noun) else { continue };
                let Ok(rank) = u32::try_from(ordinal.rank) else { continue };
                let value = Value::Number(Number::count(f64::from(rank)));
                add(context, s, attribute, noun, value, found.tokens.start..noun + 1, out);
            }
            // "A four-game losing streak".
            Value::Number(_) => {
                let behind = found.tokens.end..(found.tokens.end + NEAR).min(sentence.tokens.len() as u16);
                let is_streak = |&i: &u16| WORDS.streak.contains(sentence.tokens[i as usize].lemma.lower().as_ref());
                let Some(streak) = behind.into_iter().find(is_streak) else { continue };
                let before = sentence.word(streak - 1, text).lower();
                let attribute = if WORDS.winning.contains(before.as_ref()) {
                    WON
                } else if WORDS.losing.contains(before.as_ref()) {
                    LOST
                } else {
                    continue;
                };
                add(context, s, attribute, streak, found.value.clone(), found.tokens.start..streak + 1, out);
            }
            _ => {}
        }
    }
}

/// How far behind the number of games the noun of the streak stands.
const NEAR: u16 = 5;

const WON: &str = "sport.wins in a row";
const LOST: &str = "sport.losses in a row";

/// Whether a word of one after the other stands before a noun.
fn is_straight(sentence: &Sentence, noun: u16) -> bool {
    sentence
        .children(noun)
        .any(|c| c < noun && WORDS.straight.contains(sentence.tokens[c as usize].lemma.lower().as_ref()))
}

fn sort(sentence: &Sentence, noun: u16) -> Option<&'static str> {
    let lemma = sentence.tokens[noun as usize].lemma.lower();
    if WORDS.won.contains(lemma.as_ref()) {
        return Some(WON);
    }
    WORDS.lost.contains(lemma.as_ref()).then_some(LOST)
}

fn add(
    context: &Context,
    s: usize,
    attribute: &str,
    noun: u16,
    value: Value,
    tokens: std::ops::Range<u16>,
    out: &mut Vec<Claim>,
) {
    let (sentence, _) = context.sentence(s);
    // "Their fourth straight win", "Leeds ended a run of four".
    let agent = || {
        let k = context.governor(s, noun)?;
        context.mention(s, context.propositions[s][k].argument(Role::Agent)?.head)
    };
    let Some(whose) = subject_of(context, s, noun).or_else(agent) else { return };
    out.push(context.finish(s, Draft::frame(attribute, Subject::Mention(whose), value, noun, cover(sentence, tokens))));
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn streaks_of_wins_and_losses() {
        assert_eq!(values("Leeds celebrated their fifth straight win on Sunday.", "sport.wins in a row"), ["5"]);
        assert_eq!(values("The Tigers ended a four-game losing streak on Sunday.", "sport.losses in a row"), ["4"]);
        assert!(values("Leeds celebrated their fifth win on Sunday.", "sport.wins in a row").is_empty());
        assert!(values("Leeds played for the fifth straight day.", "sport.wins in a row").is_empty());
    }
}
