//! Votes: "by seven votes to two", "voted 52-48", "120 votes in favour and 13 against".

use super::context::{Context, Draft, anchor, cover};
use crate::extract::proposition::Proposition;
use crate::extract::value::Found;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::{NumberKind, Score};
use crate::model::{Claim, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/ballots.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    votes: FxHashSet<String>,
    deciding: FxHashSet<String>,
    motions: FxHashSet<String>,
    favour: FxHashSet<String>,
    against: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/ballots.toml"));

/// How many tokens behind a number the word may stand that tells which side it is: "120 of the members in favour".
const NEAR: u16 = 5;

/// Adds the votes that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let Some((votes, tokens, trigger)) = result(context, s).or_else(|| sides(context, s)) else { return };
    let (sentence, _) = context.sentence(s);
    let score = Score { pairs: vec![votes], draws: None, record: false };
    let evidence = cover(sentence, tokens);
    out.push(context.finish(s, Draft::frame("plans.vote", Subject::Event, Value::Score(score), trigger, evidence)));
}

/// The votes of either side, the words that tell them, and what carries them.
type Told = ((u32, u32), Range<u16>, u16);

/// "Voted 7-2", "the bill passed 52-48".
fn result(context: &Context, s: usize) -> Option<Told> {
    let (sentence, _) = context.sentence(s);
    context.values[s].iter().find_map(|found| {
        let Value::Score(Score { pairs, draws: None, .. }) = &found.value else { return None };
        let &[pair] = &pairs[..] else { return None };
        let governor = context.governor(s, anchor(sentence, &found.tokens));
        let decided = governor.map(|k| &context.propositions[s][k]).filter(|p| decides(context, s, p));
        let trigger = vote_before(context, s, found.tokens.start).or(decided.map(|p| p.trigger))?;
        Some((pair, trigger.min(found.tokens.start)..found.tokens.end.max(trigger + 1), trigger))
    })
}

/// Whether a verb tells that a motion stood or fell.
fn decides(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    let motion = |head: u16| WORDS.motions.contains(sentence.tokens[head as usize].lemma.lower().as_ref());
    WORDS.deciding.contains(proposition.predicate.as_str()) && proposition.arguments.iter().any(|a| motion(a.head))
}

/// "Seven votes to two", "a vote of 7 to 2", "seven members voted for the plan and two against".
fn sides(context: &Context, s: usize) -> Option<Told> {
    let (sentence, text) = context.sentence(s);
    let count = sentence.tokens.len() as u16;
    let vote = (0..count).find(|&i| is_vote(context, s, i))?;
    let is = |i: u16, words: &FxHashSet<String>| words.contains(sentence.word(i, text).lower().as_ref());
    let counts: Vec<(u16, u32)> = (0..count).filter_map(|i| Some((i, votes_at(context, s, i)?))).collect();
    counts.windows(2).find_map(|pair| {
        let &[(i, ours), (j, theirs)] = pair else { return None };
        let to = sentence.word(j - 1, text).eq_ignore_ascii_case("to")
            && (j - i == 2 || j - i == 3 && is_vote(context, s, i + 1))
            && (is_vote(context, s, i + 1) || vote_before(context, s, i).is_some());
        let end = (j + 1..(j + NEAR).min(count)).find(|&k| is(k, &WORDS.against));
        let split = (i + 1..j).take(NEAR as usize).any(|k| is(k, &WORDS.favour)) && end.is_some();
        if !to && !split {
            return None;
        }
        let from = if vote < i && i - vote <= NEAR { vote } else { i };
        let end = if to { j + 1 } else { end? + 1 };
        Some(((ours, theirs), from..end.max(from + 1), vote))
    })
}

/// A vote told shortly before a number: "by a vote of 7 to 2".
fn vote_before(context: &Context, s: usize, number: u16) -> Option<u16> {
    (number.saturating_sub(NEAR)..number).rev().find(|&i| is_vote(context, s, i))
}

fn is_vote(context: &Context, s: usize, i: u16) -> bool {
    let (sentence, _) = context.sentence(s);
    sentence.tokens.get(i as usize).is_some_and(|token| WORDS.votes.contains(token.lemma.lower().as_ref()))
}

/// The whole number that a token gives, in figures or in words.
fn votes_at(context: &Context, s: usize, i: u16) -> Option<u32> {
    let (sentence, text) = context.sentence(s);
    let timed = |f: &&Found| matches!(f.value, Value::Time(_) | Value::Date(_)) && f.tokens.contains(&i);
    if context.values[s].iter().any(|f| timed(&f)) {
        return None;
    }
    let figures = sentence.word(i, text).replace(',', "").parse().ok();
    let told = || {
        let found = context.values[s].iter().find(|f| f.tokens.start == i)?;
        match &found.value {
            Value::Number(n) if n.kind == NumberKind::Count => {
                n.set.point().filter(|x| x.fract() == 0.0).map(|x| x as u32)
            }
            _ => None,
        }
    };
    figures.or_else(told)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    fn vote(text: &str) -> Vec<String> {
        values(text, "plans.vote")
    }

    #[test]
    fn votes_in_figures_and_words() {
        for (text, told) in [
            ("The council approved the plan by a vote of 7 to 2 on Monday.", "7-2"),
            ("The council voted 7-2 to approve the plan.", "7-2"),
            ("Lawmakers rejected the motion by 51 votes to 49.", "51-49"),
            ("The council backed the pool by seven votes to two.", "7-2"),
            ("The bill passed 52-48 on Tuesday.", "52-48"),
            ("The assembly adopted the text with 120 votes in favour and 13 against.", "120-13"),
            ("Seven members voted for the plan and two against.", "7-2"),
        ] {
            assert_eq!(vote(text), [told], "{text}");
        }
    }

    #[test]
    fn what_is_no_vote() {
        for text in [
            "The Tigers beat the Bears 24-10.",
            "The vote is expected at 7 to 8 p.m.",
            "Seven members spoke for the plan and two stayed away.",
            "They walked from 5 to 9 miles before they voted.",
        ] {
            assert!(vote(text).is_empty(), "{text}");
        }
    }
}
