//! Games won or lost in a row, and records: "their fifth straight win", "a four-game losing streak", "Bruno (31-2)".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::proposition::phrase;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::{Number, Score};
use crate::model::{Claim, EntityKind, MentionKind, Role, Sentence, Subject, Value};
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
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/streaks.toml"));

/// Adds the streaks and records of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for found in &context.values[s] {
        match &found.value {
            Value::Score(score) if score.record => record(context, s, found.tokens.clone(), score, out),
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
                let word = sentence.word(streak - 1, text).lower();
                let attribute = match word.as_ref() {
                    "winning" => WON,
                    "losing" => LOST,
                    _ => continue,
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

/// "Marco Bruno (31-2)", "the Tigers (12-4)": what stands in brackets behind a name.
fn record(context: &Context, s: usize, tokens: std::ops::Range<u16>, score: &Score, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let Some(name) = tokens.start.checked_sub(2).filter(|_| sentence.word(tokens.start - 1, text) == "(") else {
        return;
    };
    let Some(whose) = context.mention(s, name) else { return };
    let mention = &context.mentions[whose as usize];
    if mention.kind != MentionKind::Name || !matches!(mention.entity, EntityKind::Person | EntityKind::Org) {
        return;
    }
    let start = phrase(sentence, mention.head.token).start.max(mention.start);
    let evidence = cover(sentence, start.min(name)..tokens.end);
    let value = Value::Score(score.clone());
    out.push(context.finish(s, Draft::frame("sport.record", Subject::Mention(whose), value, name, evidence)));
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

    #[test]
    fn records_stand_behind_names() {
        assert_eq!(values("Marco Bruno (31-2) fights Paul Stone (28-4) in Turin.", "sport.record"), ["31-2", "28-4"]);
        assert!(values("Marco Bruno beat Paul Stone in Turin (3-1).", "sport.record").is_empty());
    }
}
