//! How many were hit in a shooting, whatever came of it: "the five who were struck", and the dead and the wounded together of
//! "one dead, four wounded".

use super::context::Context;
use crate::lower::Lower;
use crate::model::value::Number;
use crate::model::{Attribute, Certainty, Claim, LEAD, Occasion, Target, Value};

const SHOT: &str = "casualties.shot";
const KILLED: &str = "casualties.killed";
const INJURED: &str = "casualties.injured";

/// Verbs of bullets.
const HITS: [&str; 2] = ["strike", "hit"];

/// In a report on a shooting, takes those struck as shot who are as many as its dead and wounded, and adds up the dead and the
/// wounded that one sentence tells.
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
    // Who counts those shot has added up.
    if out.iter().any(|c| c.attribute.name() == SHOT && c.trigger.is_in_lead() && count(c).is_some()) {
        return;
    }
    let sums: Vec<Claim> = (0..LEAD).filter_map(|s| sum(context, s, out)).collect();
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
    let sure = claim.factuality.positive && claim.factuality.certainty <= Certainty::Probable;
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
    let evidence = Target { span: dead.evidence.span.cover(hurt.evidence.span), ..dead.evidence };
    Some(restated(context, dead, Value::Number(Number::count(killed + injured)), evidence))
}

/// As many tokens may lie between the dead and the wounded.
const NEAR: u16 = 12;

/// A claim on those shot in the place of one on other harm.
fn restated(context: &Context, claim: &Claim, value: Value, evidence: Target) -> Claim {
    let attribute = Attribute::Frame(SHOT.into());
    let id = Claim::id(&context.document.id, evidence, &attribute, &value);
    Claim { id, attribute, value, evidence, as_written: evidence, ..claim.clone() }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn dead_and_wounded_of_a_shooting() {
        let text = "One man was killed and three others were wounded in a shooting outside a bakery.";
        assert_eq!(values(text, "casualties.shot"), ["4"]);
        assert_eq!(values(text, "casualties.injured"), ["3"]);
        let text =
            "A gunman fired at a bakery. Five men were struck by gunshots. One man was killed. Four men were wounded.";
        assert_eq!(values(text, "casualties.shot"), ["5"]);
        assert_eq!(values(text, "casualties.injured"), ["4"]);
        // Others may have been hit, too.
        let text = "Gunmen fired at a bakery on Sunday. Two girls were hit in the legs.";
        assert!(values(text, "casualties.shot").is_empty());
    }

    #[test]
    fn what_is_no_sum() {
        for text in [
            "One man was killed and three others were wounded when a bridge fell.",
            "A man was killed and three others were wounded in a shooting in which six people were shot.",
            "Two people were wounded in the shooting. One man was killed a year before.",
        ] {
            assert!(values(text, "casualties.shot").iter().all(|v| v == "6"), "{text}");
        }
    }
}
