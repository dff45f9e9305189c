//! Moments of a game by its clock: "with 7:41 left in the first half", "44 seconds into the seventh round".

use super::context::{Context, Draft, anchor, cover};
use crate::extract::value::{Found, Sense};
use crate::model::{Attribute, Claim, Filler, Role, Subject, Value};
use smol_str::{SmolStr, format_smolstr};

/// Adds the moments of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        let clock = match (&found.value, found.sense) {
            (Value::Duration(_), Sense::Left) => "left",
            (Value::Duration(_), Sense::Into) => "into",
            _ => continue,
        };
        let Some(k) = context.governor(s, anchor(sentence, &found.tokens)) else { continue };
        let proposition = &context.propositions[s][k];
        let mut rest = context.rest(s, proposition);
        rest.retain(|(role, _)| matches!(role, Role::Agent | Role::Patient));
        rest.push((Role::Predicate, Filler::Words(vec![context.class(proposition).into()])));
        let period = period(context, s, found);
        // A moment is told by "with 7:41 left in the first half" alone; its verb may stand far off.
        let end = period.as_ref().map_or(found.tokens.end, |(noun, _)| *noun) + 1;
        let start = found.tokens.start.saturating_sub(1);
        rest.extend(period.map(|(_, name)| (Role::Time, Filler::Words(vec![name]))));
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open(format_smolstr!("clock:{clock}")),
                subject: Subject::Event,
                value: found.value.clone(),
                rest,
                trigger: proposition.trigger,
                evidence: cover(sentence, start..end.min(sentence.tokens.len() as u16)),
                as_written: found.target,
                polar: false,
            },
        ));
    }
}

/// Which stretch of the game the clock is of, told right behind: its noun, and "1 half", "7 round", "overtime".
fn period(context: &Context, s: usize, found: &Found) -> Option<(u16, SmolStr)> {
    let (sentence, _) = context.sentence(s);
    let mut behind = found.tokens.end..(found.tokens.end + NEAR).min(sentence.tokens.len() as u16);
    let noun = behind.find(|&i| super::number::is_period(sentence, i))?;
    let rank = context.values[s].iter().find_map(|f| match &f.value {
        Value::Ordinal(ordinal) if f.of == Some(noun) => Some(ordinal.rank),
        _ => None,
    });
    let lemma = &sentence.tokens[noun as usize].lemma;
    Some((noun, rank.map_or_else(|| lemma.clone(), |rank| format_smolstr!("{rank} {lemma}"))))
}

/// How many tokens behind the clock its period may stand: "left in the 1st half".
const NEAR: u16 = 6;
