//! Bodies and agreements whose names run into common nouns: "Marlow County sheriff's office", "Quist police",
//! "the Oslo climate agreement". The annotator takes the capitals only; here the name is taken whole.

use super::View;
use super::names::{self, starts_upper};
use super::nouns::{NounClass, Nouns};
use crate::lower::Lower;
use crate::model::{EntityKind, Tag};
use std::ops::Range;

/// Widens names to whole bodies. Places and people within them stay mentions of their own.
pub(super) fn join(view: View<'_>, named: &mut Vec<(Range<u16>, EntityKind)>) {
    branches(view, named);
    owned_streets(view, named);
    for i in 0..view.len() {
        if starts_upper(view.word(i)) && Nouns::table().begins_venue(&view.word(i).lower()) {
            let end = (i + 1..view.len())
                .find(|&k| !(starts_upper(view.word(k)) && view.token(k).tag.is_proper()))
                .unwrap_or(view.len());
            let covered = named.iter().any(|(t, _)| t.start <= i && t.end >= end);
            if end > i + 1 && !covered {
                named.retain(|(t, _)| t.end <= i || t.start >= end);
                named.push((i..end, EntityKind::Fac));
            }
        }
        if i == 0 {
            continue;
        }
        let word = view.word(i).lower();
        // The owner's name is part of the house's: "Quist's Place".
        let venue = starts_upper(view.word(i)) && view.token(i - 1).tag == Tag::Pos && Nouns::table().ends_venue(&word);
        if venue && i >= 2 && starts_upper(view.word(i - 2)) && !goes_on(view, named, i) {
            let mut owner = named.iter().find(|(t, _)| t.end == i - 1).map_or(i - 2, |(t, _)| t.start);
            while owner > 0 && starts_upper(view.word(owner - 1)) && view.token(owner - 1).tag.is_proper() {
                owner -= 1;
            }
            named.retain(|(t, _)| t.end <= owner || t.start > i);
            named.push((owner..i + 1, EntityKind::Fac));
            continue;
        }
        let district = || word == "district" && Nouns::table().tells_district(&view.word(i - 1).lower());
        let kind = Nouns::table().ends_name(&word).or_else(|| district().then_some(EntityKind::Org));
        let Some(kind) = kind else { continue };
        if !view.token(i).tag.is_noun() || goes_on(view, named, i) {
            continue;
        }
        // "Marlow Fire Protection" with "District" right behind, whatever the parser hangs it on.
        let body = named.iter().find(|(t, kind)| t.end == i && *kind == EntityKind::Org && starts_upper(view.word(i)));
        let Some(start) = body.map(|(t, _)| t.start).or_else(|| start(view, named, i)) else { continue };
        let whole = start..i + 1;
        named.retain(|(tokens, inner)| {
            let within = whole.start <= tokens.start && tokens.end <= whole.end;
            let stays = matches!(inner, EntityKind::Gpe | EntityKind::Norp | EntityKind::Person | EntityKind::Loc);
            !within || stays && tokens.end < whole.end
        });
        named.push((whole, kind));
    }
}

/// The place that tells one house of a body from its others is part of the name: "Quist Medical Center at Ostrander".
fn branches(view: View<'_>, named: &mut Vec<(Range<u16>, EntityKind)>) {
    for at in 1..view.len().saturating_sub(1) {
        if !view.word(at).eq_ignore_ascii_case("at") || !starts_upper(view.word(at + 1)) {
            continue;
        }
        let Some(house) = named.iter().position(|(t, kind)| t.end == at && *kind == EntityKind::Org) else { continue };
        let Some(branch) = named.iter().position(|(t, kind)| t.start == at + 1 && *kind != EntityKind::Person) else {
            continue;
        };
        let last = view.word(at - 1).lower();
        let parted = Nouns::table().ends_venue(&last)
            || Nouns::table().get(&last).is_some_and(|n| n.class == NounClass::Organisation);
        if parted && named[house].0.contains(&view.token(at).head) {
            named[house].0.end = named[branch].0.end;
            named.remove(branch);
        }
    }
}

/// "1240 Quist's Ferry Road", "on Quist's Ferry Road": behind a house number or a preposition of place the owner is part
/// of the street's name, unless something at the street is owned ("near Quist's Larch Street home").
fn owned_streets(view: View<'_>, named: &mut Vec<(Range<u16>, EntityKind)>) {
    for k in 2..view.len() {
        if view.token(k - 1).tag != Tag::Pos || !starts_upper(view.word(k - 2)) {
            continue;
        }
        let Some(street) = named.iter().find(|(t, _)| t.start == k).map(|(t, _)| t.clone()) else { continue };
        let owner = named.iter().find(|(t, _)| t.end == k - 1).map_or(k - 2..k - 1, |(t, _)| t.clone());
        let Some(before) = owner.start.checked_sub(1) else { continue };
        let numbered = view.token(before).tag == Tag::Cd;
        let owns = street.end < view.len() && view.token(street.end).tag.is_noun();
        let on = matches!(view.word(before), "on" | "along" | "off" | "down" | "at" | "near") && !owns;
        if owner.len() == 1 && (numbered || on) && Nouns::table().is_street(&view.word(street.end - 1).lower()) {
            named.retain(|(t, _)| t.start != owner.start && t.start != street.start);
            named.push((owner.start..street.end, EntityKind::Fac));
        }
    }
}

/// Whether a name goes on behind token `i`, or the noun only modifies the next: "police officer", "Court of Appeal".
fn goes_on(view: View<'_>, named: &[(Range<u16>, EntityKind)], i: u16) -> bool {
    // "Marlow Fire District Chief Ann Lee": a body with a capital stays whole before the office.
    let office = || {
        starts_upper(view.word(i))
            && starts_upper(view.word(i + 1))
            && Nouns::table().get(&view.word(i + 1).lower()).is_some_and(|n| n.role)
    };
    let modifies = i + 1 < view.len() && view.token(i).head == i + 1 && view.token(i + 1).tag.is_noun() && !office();
    modifies || named.iter().any(|(tokens, _)| tokens.contains(&i) && tokens.end > i + 1)
}

/// The first proper noun of the phrase that ends at `i`, where one stands before it.
fn start(view: View<'_>, named: &[(Range<u16>, EntityKind)], i: u16) -> Option<u16> {
    let of_name = |k: u16| named.iter().find(|(tokens, _)| tokens.contains(&k));
    let mut low = i;
    while low > 0 {
        let k = low - 1;
        let token = view.token(k);
        let inside = of_name(k).is_some()
            || match token.tag {
                Tag::Nn | Tag::Nnp | Tag::Nnps | Tag::Pos | Tag::Hyph => true,
                Tag::Jj | Tag::Nns => !super::age_ending_at(view.sentence, k, view.text).is_some_and(|_| true),
                _ => false,
            };
        // A possessive parts the owner from what is owned unless it is part of an office's name.
        let depends = view.sentence.ancestors(k).skip(1).take(6).any(|a| a == i)
            || of_name(k).is_some_and(|(t, _)| t.contains(&i));
        if !inside || !depends || matches!(token.lemma.as_str(), "other" | "former" | "new") {
            break;
        }
        low = k;
    }
    // "Russia's foreign ministry" is a description by a country; "Marlow County Sheriff's Office" a name.
    // Within a sentence the capital alone tells.
    let proper = |k: u16| {
        starts_upper(view.word(k))
            && (view.token(k).tag.is_proper() || of_name(k).is_some() || !names::after_mark(view, k))
    };
    let owner_end = (low..i).find(|&k| {
        view.token(k).tag == Tag::Pos
            && of_name(k.saturating_sub(1))
                .is_some_and(|(_, kind)| matches!(kind, EntityKind::Gpe | EntityKind::Person | EntityKind::Norp))
    });
    let low = owner_end.map_or(low, |k| k + 1);
    let first = (low..i).find(|&k| proper(k))?;
    (i - first <= 8).then_some(first)
}
