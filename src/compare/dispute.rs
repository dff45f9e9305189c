//! Parties that differ: denials beside what they deny, and who did it when only one or both can have.

use super::party;
use super::position::Stand;
use super::things::Things;
use crate::model::{Certainty, Claim, Corpus, Role, Value};

fn is_polar(value: &Value) -> bool {
    matches!(value, Value::Polarity(_))
}

/// Whether a claim is made by denying: the denying word itself is its trigger.
pub(super) fn denies(claim: &Claim) -> bool {
    is_polar(&claim.value) && claim.attribution.speaker().is_some_and(|s| s.cue_at == claim.trigger)
}

/// Two stands of which one denies what the same document tells before: the document itself sets them against one another.
pub(super) fn denied(corpus: &Corpus, stands: &[Stand]) -> Option<(usize, usize)> {
    for (i, a) in stands.iter().enumerate() {
        for (j, b) in stands.iter().enumerate() {
            if i == j || !is_polar(&b.value) || !is_polar(&a.value) {
                continue;
            }
            let met = a.entries.iter().filter(|e| denies(e.of(corpus))).any(|e| {
                b.entries.iter().any(|f| {
                    f.document == e.document && !denies(f.of(corpus)) && f.of(corpus).trigger < e.of(corpus).trigger
                })
            });
            if met {
                return Some((i.min(j), i.max(j)));
            }
        }
    }
    None
}

/// Whether who plays something down is who did it: he goes back on his own deed, so that time has changed it. Who denies a
/// deed that he is said to have done disputes it.
pub(super) fn takes_back(corpus: &Corpus, things: &Things, stands: &[Stand], pair: (usize, usize)) -> bool {
    let entries = stands[pair.0].entries.iter().chain(&stands[pair.1].entries);
    let plays_down = |claim: &Claim| claim.attribution.speaker().is_some_and(|s| party::plays_down(&s.cue));
    entries.filter(|e| denies(e.of(corpus)) && plays_down(e.of(corpus))).any(|e| {
        let local = e.of(corpus).attribution.speaker().and_then(|s| s.local);
        let denier = local.and_then(|l| things.of_local(e.document, l));
        let mut agents = e.rest.iter().filter(|(role, _)| *role == Role::Agent);
        denier.is_some() && agents.any(|(_, filler)| filler.thing == denier)
    })
}

/// Whether two stands on whether it is so are both taken for sure, be it by one document: of a thing that an event has but
/// once, a text that tells both tells a dispute.
pub(super) fn both_sides(corpus: &Corpus, a: &Stand, b: &Stand) -> bool {
    let sure = |s: &Stand| s.entries.iter().any(|e| e.of(corpus).factuality.certainty <= Certainty::Probable);
    is_polar(&a.value) && is_polar(&b.value) && sure(a) && sure(b)
}

/// Whether two stands give two days, each told to the day: what is planned once can't be for both.
pub(super) fn two_days(a: &Stand, b: &Stand) -> bool {
    let day = |s: &Stand| match &s.value {
        Value::Date(date) => {
            matches!(date.ranges[..], [r] if r.first == r.last)
                || (date.ranges.is_empty() && (date.pattern.is_day_of_year() || date.pattern.weekday.is_some()))
        }
        _ => false,
    };
    day(a) && day(b)
}

/// Whether one stand names somebody and the other says that both did it.
pub(super) fn one_of_both(things: &Things, a: &Stand, b: &Stand) -> bool {
    let both = |s: &Stand| matches!(&s.value, Value::Phrase(p) if p.to_string() == "both");
    let one = |s: &Stand| {
        s.thing.is_some_and(|t| {
            let data = &things.list[t as usize];
            data.entity.is_some() && !data.plural
        })
    };
    (both(a) && one(b)) || (both(b) && one(a))
}
