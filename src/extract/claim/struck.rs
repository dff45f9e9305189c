//! How many were hit in a shooting, whatever came of it: "the five who were struck", "four were shot, one fatally", and the dead
//! and the wounded together of "one dead, four wounded".

use super::context::Context;
use crate::lower::Lower;
use crate::model::value::Number;
use crate::model::{Attribute, Certainty, Claim, LEAD, Occasion, Target, Value};

const STRUCK: &str = "casualties.struck";
const SHOT: &str = "casualties.shot";
const KILLED: &str = "casualties.killed";
const INJURED: &str = "casualties.injured";

/// Verbs of bullets.
const HITS: [&str; 2] = ["strike", "hit"];

/// In a report on a shooting, takes those struck as all of its dead and wounded where they are as many, and adds the numbers of
/// both together that one sentence tells.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    if !tells_of_shooting(context) {
        return;
    }
    let verb = |claim: &Claim| {
        let sentence = &context.annotated.sentences[claim.trigger.sentence as usize];
        sentence.tokens[claim.trigger.token as usize].lemma.lower().into_owned()
    };
    let counts = |toll: &'static str| {
        let own = out.iter().filter(move |c| c.attribute.name() == toll);
        own.filter_map(|c| Some((c, count(c)?)))
    };
    // Those struck who are as many as the dead and the wounded together are all of them.
    let all = |struck: f64| {
        counts(KILLED).any(|(_, dead)| {
            counts(INJURED).any(|(c, hurt)| dead + hurt == struck && dead > 0.0 && !HITS.contains(&&*verb(c)))
        })
    };
    let struck = |claim: &Claim| {
        claim.attribute.name() == INJURED && HITS.contains(&&*verb(claim)) && count(claim).is_some_and(all)
    };
    let whole: Vec<usize> = (0..out.len()).filter(|&i| struck(&out[i])).collect();
    for i in whole {
        out[i] = restated(context, &out[i], out[i].value.clone(), out[i].evidence);
    }
    let sums: Vec<Claim> =
        (0..LEAD).filter_map(|s| sum(context, s, out).or_else(|| whole_of(context, s, out))).collect();
    out.extend(sums);
}

/// Whether the title or the first sentences of a document tell of a shooting.
fn tells_of_shooting(context: &Context) -> bool {
    let is = |class: Option<&str>| class == Some("shoot");
    let lead = || context.annotated.sentences.iter().take(LEAD as usize).flat_map(|s| &s.tokens);
    context.propositions.iter().take(LEAD as usize).flatten().any(|p| context.class(p) == "shoot")
        || lead().any(|t| t.tag.is_noun() && is(context.lexicon.class_of_noun(&t.lemma.lower())))
}

/// The exact number of people that a claim tells as a fact.
fn count(claim: &Claim) -> Option<f64> {
    let sure = claim.factuality.positive && claim.factuality.certainty != Certainty::Uncommitted;
    match &claim.value {
        Value::Number(n) if sure && claim.occasion == Occasion::News => n.set.point(),
        _ => None,
    }
}

/// The one claim of a sentence on a toll; `None` where there are several.
fn only<'c>(claims: &'c [Claim], s: u32, toll: &str) -> Option<&'c Claim> {
    let mut own = claims.iter().filter(|c| c.trigger.sentence == s && c.attribute.name() == toll);
    own.next().filter(|_| own.next().is_none())
}

/// The dead and the wounded of a sentence together.
fn sum(context: &Context, s: u32, claims: &[Claim]) -> Option<Claim> {
    let (dead, hurt) = (only(claims, s, KILLED)?, only(claims, s, INJURED)?);
    let (killed, injured) = (count(dead)?, count(hurt)?);
    let near = dead.trigger.token.abs_diff(hurt.trigger.token) <= NEAR && dead.evidence.field == hurt.evidence.field;
    // "One of two wounded has died" tells no sum.
    let apart = !dead.evidence.span.overlaps(hurt.evidence.span);
    if !near || !apart || killed < 1.0 || injured < 1.0 {
        return None;
    }
    // "Six wounded, two mortally" counts the dead among the wounded.
    let text = context.document.field(dead.evidence.field);
    let of_them = dead.evidence.span.of(text).ends_with("ly");
    let all = if of_them { injured } else { killed + injured };
    Some(restated(context, hurt, Value::Number(Number::count(all)), both(dead, hurt)))
}

/// Those shot of a sentence that tells how many of them died: "four were shot, one fatally".
fn whole_of(context: &Context, s: u32, claims: &[Claim]) -> Option<Claim> {
    let (dead, shot) = (only(claims, s, KILLED)?, only(claims, s, SHOT)?);
    let (killed, all) = (count(dead)?, count(shot)?);
    let near = dead.trigger.token.abs_diff(shot.trigger.token) <= NEAR && dead.evidence.field == shot.evidence.field;
    let part = near && killed > 0.0 && killed < all && !dead.evidence.span.overlaps(shot.evidence.span);
    part.then(|| restated(context, shot, shot.value.clone(), both(dead, shot)))
}

/// The stretch that tells both tolls.
fn both(a: &Claim, b: &Claim) -> Target {
    Target { span: a.evidence.span.cover(b.evidence.span), ..a.evidence }
}

/// As many tokens may lie between the dead and the wounded.
const NEAR: u16 = 12;

/// A claim on all who were hit in the place of one on some of them.
fn restated(context: &Context, claim: &Claim, value: Value, evidence: Target) -> Claim {
    let attribute = Attribute::Frame(STRUCK.into());
    let id = Claim::id(&context.document.id, evidence, &attribute, &value);
    Claim { id, attribute, value, evidence, as_written: evidence, ..claim.clone() }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn dead_and_wounded_of_a_shooting() {
        for (text, all) in [
            ("One man was killed and three others were wounded in a shooting outside a bakery.", "4"),
            (
                "A gunman fired at a bakery. Five men were struck by gunshots. One man was killed. Four men were wounded.",
                "5",
            ),
            ("Four people were shot, one fatally, outside a bakery.", "4"),
            ("Six people were wounded, two fatally, in a shooting at a bakery.", "6"),
        ] {
            assert_eq!(values(text, "casualties.struck"), [all], "{text}");
        }
        let text =
            "A gunman fired at a bakery. Five men were struck by gunshots. One man was killed. Four men were wounded.";
        assert_eq!(values(text, "casualties.injured"), ["4"]);
    }

    #[test]
    fn what_is_not_all_who_were_hit() {
        for text in [
            "One man was killed and three others were wounded when a bridge fell.",
            "Two people were wounded in the shooting. One man was killed a year before.",
            "Gunmen fired at a bakery on Sunday. Two girls were hit in the legs.",
            "Four people were shot outside a bakery.",
        ] {
            assert!(values(text, "casualties.struck").is_empty(), "{text}");
        }
    }
}
