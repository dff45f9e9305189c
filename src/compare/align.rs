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
fn fillers(rest: &[(Role, Resolved)], role: Role) -> impl Iterator<Item = &Resolved> + Clone {
    rest.iter().filter(move |(r, _)| *r == role).map(|(_, x)| x)
}

/// The words of what fills the slots of one role.
fn words(rest: &[(Role, Resolved)], role: Role) -> impl Iterator<Item = &SmolStr> + Clone {
    fillers(rest, role).flat_map(|x| &x.words)
}

/// 1 for the same thing, less for like words, 0 where nothing can be said, −1 where they cannot be the same.
fn likeness(things: &Things, x: &Resolved, y: &Resolved) -> f32 {
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

/// The predicate of a number that stands in brackets beside a name.
const BESIDE: &str = "(beside)";

/// How surely two numbers with one noun count the same, 0 to 1; `None` where they cannot. `same` tells whether the
/// values are equal, `near` whether they are near one another: one number with one noun in two reports of one event is hardly chance.
pub(super) fn align_numbers(
    things: &Things,
    a: &[(Role, Resolved)],
    b: &[(Role, Resolved)],
    same: bool,
    near: bool,
) -> Option<f32> {
    let slots = align(things, a, b);
    if slots.contrary > 0 {
        return None;
    }
    // "During the round" and in the whole fight; in the first half and in the second.
    if !same && !near && !words(a, Role::Time).eq(words(b, Role::Time)) {
        return None;
    }
    let topics = [a, b].into_iter().filter(|rest| words(rest, Role::Topic).next().is_some()).count();
    let (p, q) = (words(a, Role::Predicate), words(b, Role::Predicate));
    let predicate = p.clone().next().is_some() && p.clone().eq(q.clone());
    // The noun is the key, so what tells two counts apart is its modifiers: *rushing* yards, *wounded* men.
    let (mut x, y) = (words(a, Role::Topic).skip(1), words(b, Role::Topic).skip(1));
    let (x_bare, y_bare) = (x.clone().next().is_none(), y.clone().next().is_none());
    let bare = x_bare && y_bare;
    let shared = x.any(|w| y.clone().any(|v| v == w));
    // "The final two games" are some of the games: a modifier on one side only may tell a part from the whole.
    if !shared && !bare && !same && !(near && (x_bare || y_bare)) {
        return None;
    }
    let who = [Role::Agent, Role::Patient, Role::Recipient]
        .into_iter()
        .any(|role| fillers(a, role).any(|x| fillers(b, role).any(|y| likeness(things, x, y) >= 0.8)));
    // What stands in brackets beside a name is of its bearer alone.
    let beside = p.chain(q).any(|w| w == BESIDE);
    if !who && !same && beside {
        return None;
    }
    let score = 0.35 * f32::from(u8::from(predicate))
        + 0.3 * f32::from(u8::from(who))
        + match () {
            () if shared => 0.3,
            // Sums and measures that tell of nothing but their unit.
            () if topics == 0 && !beside => 0.0,
            () => 0.15,
        }
        + if near { 0.2 } else { 0.0 };
    Some(if same { 0.6 + 0.4 * score } else { score })
}
