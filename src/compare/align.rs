//! Whether two claims speak of the same happening: their slots, put side by side.

use super::things::{Resolved, Things};
use crate::extract::Lexicon;
use crate::model::{EntityKind, Role};
use smol_str::SmolStr;

/// How two lists of slots lie to one another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Alignment {
    /// Slots that hold the same.
    pub same: u32,
    /// Weight of the slots that hold the same: 1 for the same thing, less for the same words.
    pub weight: f32,
    /// Slots that hold what cannot be the same.
    pub contrary: u32,
    /// Core slots (who, whom, to whom, about what) that only one side fills, or that may or may not be the same.
    pub open: u32,
}

/// Puts two claims' slots side by side.
pub(super) fn align(things: &Things, a: &[(Role, Resolved)], b: &[(Role, Resolved)]) -> Alignment {
    let mut out = Alignment::default();
    let core = |role: Role| matches!(role, Role::Agent | Role::Patient | Role::Recipient | Role::Topic);
    for role in [Role::Agent, Role::Patient, Role::Recipient, Role::Topic, Role::Place, Role::Other] {
        let (filled_a, filled_b) = (fillers(a, role).next().is_some(), fillers(b, role).next().is_some());
        if !filled_a && !filled_b {
            continue;
        }
        if !filled_a || !filled_b {
            out.open += u32::from(core(role));
            continue;
        }
        let best = fillers(a, role)
            .flat_map(|x| fillers(b, role).map(move |y| likeness(things, x, y)))
            .fold(f32::NEG_INFINITY, f32::max);
        if best > 0.0 {
            out.same += 1;
            out.weight += best * if core(role) { 1.0 } else { 0.5 };
        } else if best < 0.0 && core(role) {
            out.contrary += 1;
        } else {
            out.open += u32::from(core(role));
        }
    }
    out
}

/// What fills the slots of one role.
pub(super) fn fillers(rest: &[(Role, Resolved)], role: Role) -> impl Iterator<Item = &Resolved> + Clone {
    rest.iter().filter(move |(r, _)| *r == role).map(|(_, x)| x)
}

/// The words of what fills the slots of one role.
pub(super) fn words(rest: &[(Role, Resolved)], role: Role) -> impl Iterator<Item = &SmolStr> + Clone {
    fillers(rest, role).flat_map(|x| &x.words)
}

/// 1 for the same thing, less for like words, 0 where nothing can be said, −1 where they cannot be the same.
pub(super) fn likeness(things: &Things, x: &Resolved, y: &Resolved) -> f32 {
    if let (Some(a), Some(b)) = (x.thing, y.thing) {
        if a == b {
            return 1.0;
        }
        let (p, q) = (&things.list[a as usize], &things.list[b as usize]);
        if x.named && y.named {
            let alike = |k: Option<EntityKind>| {
                matches!(
                    k,
                    Some(EntityKind::Person | EntityKind::Org | EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac)
                )
            };
            // Part of a name in common ("Kremlin", "Kremlin spokesman") leaves it open.
            return if p.words.is_disjoint(&q.words) && alike(p.kind) && p.kind == q.kind { -1.0 } else { 0.0 };
        }
        if x.words.is_empty() || y.words.is_empty() {
            return 0.0;
        }
    }
    match (x.words.first(), y.words.first()) {
        (Some(a), Some(b)) if a == b => 0.8,
        (Some(_), Some(_)) => {
            let shared = x.words.iter().filter(|w| y.words.contains(w)).count();
            if kin(x, y) {
                0.8
            } else if shared > 0 {
                0.4
            } else if let Some(t) = x.thing.or(y.thing) {
                let words = &things.list[t as usize].words;
                let other = if x.thing.is_some() { y } else { x };
                if other.words.first().is_some_and(|w| words.contains(w)) { 0.6 } else { 0.0 }
            } else {
                0.0
            }
        }
        _ => 0.0,
    }
}

/// Whether two descriptions name a happening of one class: "agreement" and "deal", "meeting" and "talks".
fn kin(x: &Resolved, y: &Resolved) -> bool {
    let class = |r: &Resolved| r.words.first().and_then(|w| Lexicon::builtin().class_of_noun(w));
    let (a, b) = (class(x), class(y));
    a.is_some() && a == b
}
