//! How often somebody was hit: "shot twice", "struck by one bullet", "multiple gunshot wounds".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::extract::proposition::Form;
use crate::lower::Lower;
use crate::model::value::{Interval, Intervals, Number, NumberKind};
use crate::model::{Claim, Dep, GrammaticalNumber, MentionIx, Role, Sentence, Subject, Value};
use std::ops::Range;

/// Adds the numbers of hits that a sentence tells of one person each.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let mut found: Vec<(Interval, Range<u16>, MentionIx)> = Vec::new();
    for p in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        if !matches!(context.class(p), "shoot" | "stab" | "injure") && p.predicate != "strike" {
            continue;
        }
        let Some(who) = p.argument(Role::Patient).and_then(|a| context.mention(s, a.head)) else { continue };
        let by = p.arguments.iter().filter(|a| a.role == Role::Agent || a.preposition.as_deref() == Some("by"));
        let hits = sentence
            .children(p.trigger)
            .filter(|&c| matches!(sentence.tokens[c as usize].dep, Dep::Advmod | Dep::Npadvmod))
            .chain(by.filter(|a| is_missile(sentence, a.head)).map(|a| a.head))
            .find_map(|c| how_often(context, s, c).map(|n| (n, c)));
        if let Some((n, at)) = hits {
            let whole = sentence.subtree(at);
            found.push((n, whole.start.min(p.trigger)..whole.end.max(p.trigger + 1), who));
        }
    }
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        if !token.lemma.eq_ignore_ascii_case("wound") {
            continue;
        }
        let by_weapon = sentence.children(noun).any(|c| {
            matches!(
                sentence.tokens[c as usize].lemma.lower().as_ref(),
                "gunshot" | "shot" | "stab" | "bullet" | "knife"
            )
        });
        if !by_weapon {
            continue;
        }
        let (Some(n), Some(who)) = (how_often(context, s, noun), subject_of(context, s, noun)) else { continue };
        let start = sentence.children(noun).map(|c| sentence.subtree(c).start).min().unwrap_or(noun).min(noun);
        found.push((n, start..noun + 1, who));
    }
    for (n, tokens, who) in found {
        let mention = &context.mentions[who as usize];
        if mention.number == GrammaticalNumber::Plural || !nouns::is_person(sentence, text, mention.head.token) {
            continue;
        }
        let trigger = tokens.start;
        let span = cover(sentence, tokens);
        out.push(context.finish(
            s,
            Draft::frame(
                "casualties.times hit",
                Subject::Mention(who),
                Value::Number(Number { set: Intervals::of(n), ..Number::count(0.0) }),
                trigger,
                span,
            ),
        ));
    }
}

fn is_missile(sentence: &Sentence, noun: u16) -> bool {
    matches!(sentence.tokens[noun as usize].lemma.lower().as_ref(), "bullet" | "round" | "shot" | "gunshot")
}

/// "Twice", "three times", "multiple wounds", "a single wound", "one bullet".
fn how_often(context: &Context, s: usize, at: u16) -> Option<Interval> {
    let (sentence, _) = context.sentence(s);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    match lemma(at).as_ref() {
        "once" => return Some(Interval::exactly(1.0)),
        "twice" => return Some(Interval::exactly(2.0)),
        "thrice" => return Some(Interval::exactly(3.0)),
        "time" | "wound" | "bullet" | "round" | "shot" | "gunshot" => {}
        _ => return None,
    }
    for child in sentence.children(at) {
        match lemma(child).as_ref() {
            "single" | "one" => return Some(Interval::exactly(1.0)),
            "multiple" | "several" | "numerous" | "many" => {
                return Some(Interval { high: f64::INFINITY, open_high: true, ..Interval::exactly(2.0) });
            }
            _ => {}
        }
    }
    match context.value_of(s, at).map(|f| &f.value) {
        Some(Value::Number(n)) if n.kind == NumberKind::Count => n.set.0.first().copied(),
        _ => None,
    }
}
