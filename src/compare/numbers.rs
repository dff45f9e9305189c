//! Whether two open numbers, or two moments of a game, are told of the same thing.

use super::align::{align, fillers, likeness, words};
use super::things::{Resolved, Things};
use crate::extract::{Lexicon, nouns};
use crate::model::Role;

/// The predicate of a number that stands in brackets beside a name.
const BESIDE: &str = "(beside)";

/// How the values of two claims lie to one another. One number with one noun in two reports of one event is hardly chance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    /// They are equal.
    pub same: bool,
    /// They are near one another.
    pub near: bool,
    /// They are long numbers, given to the unit, and all but equal: 192 and 193. Two counts of one sort of thing, in two
    /// reports of one event, hardly come so close by chance.
    pub close: bool,
    /// They are like in size, and in either report the only count of that noun. What a report counts but once is mostly
    /// one thing with what another counts but once.
    pub sole: bool,
}

/// How surely two numbers with one noun count the same, 0 to 1; `None` where they cannot.
pub(super) fn align_numbers(
    things: &Things,
    lexicon: &Lexicon,
    a: &[(Role, Resolved)],
    b: &[(Role, Resolved)],
    Values { same, near, close, sole }: Values,
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
    // The noun is the key, so what tells two counts apart is its modifiers: *rushing* yards, *wounded* men.
    let (mut x, y) = (words(a, Role::Topic).skip(1), words(b, Role::Topic).skip(1));
    let (x_bare, y_bare) = (x.clone().next().is_none(), y.clone().next().is_none());
    let bare = x_bare && y_bare;
    let shared = x.any(|w| y.clone().any(|v| v == w));
    // "Eight more ships": on top of others, and no count of them all.
    let on_top = |rest| words(rest, Role::Topic).skip(1).any(|w| w == "other");
    let sole = sole && !on_top(a) && !on_top(b);
    // "The final two games" are some of the games: a modifier on one side only may tell a part from the whole.
    if !shared && !bare && !same && !((near || sole) && (x_bare || y_bare)) {
        return None;
    }
    // "52 percent in Egypt, 82 in India."
    let placed = |rest| fillers(rest, Role::Place).any(|x| x.named);
    if placed(a) && placed(b) && !alike(things, a, b, Role::Place) && !same {
        return None;
    }
    let who = [Role::Agent, Role::Patient, Role::Recipient, Role::Place].into_iter().any(|r| alike(things, a, b, r));
    // What stands in brackets beside a name is of its bearer alone.
    let beside = words(a, Role::Predicate).chain(words(b, Role::Predicate)).any(|w| w == BESIDE);
    if !who && !same && beside {
        return None;
    }
    let kin = kin(lexicon, a, b);
    // "132 killed", "135 wounded": what befell so many is not what became of the others.
    let people = |rest| words(rest, Role::Topic).next().is_some_and(|noun| nouns::is_authority(noun).is_some());
    let harm = |rest| people(rest) && words(rest, Role::Predicate).any(|class| lexicon.class_affects(class));
    let close = close && topics == 2 && (kin || !harm(a) && !harm(b));
    // What a player or a model has is not what the game or the maker has; of people, some did this and others that.
    let owned = |rest| fillers(rest, Role::Agent).any(|x| x.named && !x.thing.is_some_and(|t| things.is_place(t)));
    let sole = sole && topics == 2 && (who || !owned(a) && !owned(b)) && (kin || !people(a) && !people(b));
    let score = share(0.35, kin)
        + share(0.35, close)
        + share(0.55, sole)
        + share(0.3, who)
        + match () {
            () if shared => 0.3,
            // Sums and measures that tell of nothing but their unit.
            () if topics == 0 && !beside => 0.0,
            () => 0.15,
        }
        + share(0.2, near);
    Some(if same { 0.6 + 0.4 * score } else { score })
}

/// How surely two moments of a game are one, 0 to 1; `None` where they cannot be.
pub(super) fn align_clocks(
    things: &Things,
    lexicon: &Lexicon,
    a: &[(Role, Resolved)],
    b: &[(Role, Resolved)],
    Values { same, near, .. }: Values,
) -> Option<f32> {
    let period = |rest| words(rest, Role::Time).next();
    let shared = match (period(a), period(b)) {
        (Some(x), Some(y)) if x != y => return None,
        (x, y) => x.is_some() && y.is_some(),
    };
    if align(things, a, b).contrary > 0 {
        return None;
    }
    // A game ends once; its players strike again and again.
    let ends = |rest| words(rest, Role::Predicate).any(|class| class == "end");
    if !(same || near || ends(a) && ends(b)) {
        return None;
    }
    let who = [Role::Agent, Role::Patient].into_iter().any(|role| alike(things, a, b, role));
    let score = share(0.4, kin(lexicon, a, b)) + share(0.35, who) + share(0.3, shared) + share(0.4, near && !same);
    Some(if same { score.max(0.7) } else { score }.min(1.0))
}

fn share(weight: f32, of: bool) -> f32 {
    if of { weight } else { 0.0 }
}

/// Whether a role is filled alike.
fn alike(things: &Things, a: &[(Role, Resolved)], b: &[(Role, Resolved)], role: Role) -> bool {
    fillers(a, role).any(|x| fillers(b, role).any(|y| likeness(things, x, y) >= 0.8))
}

/// Whether the predicates that the numbers hang on are near to one.
fn kin(lexicon: &Lexicon, a: &[(Role, Resolved)], b: &[(Role, Resolved)]) -> bool {
    words(a, Role::Predicate).any(|x| words(b, Role::Predicate).any(|y| lexicon.are_kin(x, y)))
}
