//! Whom a description takes up.

use super::parts::{self, Part};
use super::state::State;
use crate::extract::mention::{NounClass, Nouns};
use crate::lower::Lower;
use crate::model::{Dep, EntityKind, Gender, GrammaticalNumber, Mention, MentionKind};
use crate::normalize::country;

/// How many sentences back "the man" or "the ship" may look.
const REACH: u32 = 12;

/// The referent that description `ix` takes up; `None` for one that brings somebody new or finds nobody.
pub(super) fn resolve(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let traits = &state.traits[ix as usize];
    if traits.other {
        return None;
    }
    if m.kind == MentionKind::Indefinite {
        return of_heading(state, ix);
    }
    if let Some(government) = government(state, ix) {
        return Some(government);
    }
    // "the victim's mother": whose mother it is, the head alone does not tell.
    let possessor = possessor(state, ix);
    let kin = Nouns::table().get(&m.text).is_some_and(|n| n.kinship);
    let fits = |r: &u32| state.fits(*r, ix) && Some(*r) != possessor;
    let order = state.by_recency();
    let recent = |r: &u32| m.head.sentence - state.referents[*r as usize].sentence.min(m.head.sentence) <= REACH;

    if m.entity == EntityKind::Norp {
        return nationality(state, ix, &order);
    }
    if m.entity == EntityKind::Person && m.number == GrammaticalNumber::Singular {
        if m.text == "counterpart" || m.text == "colleague" {
            return counterpart(state, ix, possessor, &order);
        }
        let held = |r: &u32| {
            let referent = &state.referents[*r as usize];
            traits.office.is_some_and(|o| referent.offices.contains(&o))
                && same_country(&referent.countries, traits.country)
        };
        // The office by the same words first: "the Secretary of State" is the American of two foreign ministers.
        let said = |r: &u32| traits.said.is_some_and(|o| state.referents[*r as usize].said.contains(&o)) && held(r);
        if let Some(r) =
            order.iter().copied().filter(fits).find(said).or_else(|| order.iter().copied().filter(fits).find(held))
        {
            return Some(r);
        }
        if traits.country.is_some()
            && let Some(r) = order.iter().copied().filter(fits).find(|r| {
                let referent = &state.referents[*r as usize];
                // "the US diplomat", "the Russian minister": somebody of that country who holds an office.
                Nouns::table().get(&m.text).is_some_and(|n| n.role)
                    && !referent.offices.is_empty()
                    && referent.cluster.is_some()
                    && traits.country.is_some_and(|c| referent.countries.contains(&c))
            })
        {
            return Some(r);
        }
        if kin && possessor.is_none() && m.titles.is_empty() {
            return same_head(state, ix, &order, &|r| fits(r) && recent(r));
        }
        if kin && possessor.is_some() {
            // "her mother" again: the same word said of the same person.
            return order.iter().copied().filter(fits).find(|&r| {
                state.referents[r as usize].mentions.iter().map(|&k| (k, &state.text.mentions[k as usize])).any(
                    |(k, other)| other.text == m.text && self::possessor(state, k) == possessor && !opposed(other, m),
                )
            });
        }
        if possessor.is_some() {
            return None;
        }
        return same_head(state, ix, &order, &|r| fits(r) && recent(r))
            .or_else(|| part(state, ix, &order))
            .or_else(|| by_age(state, ix, &order))
            .or_else(|| by_gender(state, ix, &order));
    }
    if possessor.is_some() {
        return None;
    }
    same_head(state, ix, &order, &|r| fits(r) && recent(r))
}

/// What the headline brings ("Marlow man dies"), the first sentences bring again as if it were new ("A man died …").
fn of_heading(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let heading = |k: u32| state.text.sentence(&state.text.mentions[k as usize]).heading;
    if m.number != GrammaticalNumber::Singular || m.entity != EntityKind::Person || heading(ix) {
        return None;
    }
    let mut found = (0..state.referents.len() as u32).filter(|&r| {
        let referent = &state.referents[r as usize];
        referent.cluster.is_none()
            && referent.is_single_person()
            && referent.mentions.iter().all(|&k| heading(k))
            && state.fits(r, ix)
            && (referent.heads.contains(&m.text) || referent.gender != Gender::Unknown && referent.gender == m.gender)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// A country's codes on both sides agree, or one side tells none.
fn same_country(known: &[&'static str], told: Option<&'static str>) -> bool {
    told.is_none_or(|c| known.is_empty() || known.contains(&c))
}

/// "the Russian government", "the US side": the country, where the text has it by name.
fn government(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    if !matches!(m.text.as_str(), "government" | "side" | "administration") {
        return None;
    }
    let code = state.traits[ix as usize].country?;
    state
        .referents
        .iter()
        .position(|r| {
            r.kind == EntityKind::Gpe
                && r.cluster.is_some_and(|c| {
                    country::by_name(&state.named.clusters[c as usize].name).is_some_and(|k| k.code == code)
                })
        })
        .map(|r| r as u32)
}

/// "the American": the latest person of that country.
fn nationality(state: &State<'_>, ix: u32, order: &[u32]) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let code = state.traits[ix as usize].country?;
    if m.number == GrammaticalNumber::Plural {
        return None;
    }
    order.iter().copied().find(|&r| {
        let referent = &state.referents[r as usize];
        referent.is_single_person() && referent.cluster.is_some() && referent.countries.contains(&code)
    })
}

/// The referent in the possessive before a description: "his counterpart", "Blinken's colleague".
fn possessor(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let poss = state.text.sentence(m).child(m.head.token, Dep::Poss)?;
    // Mentions before this one in its sentence; the possessive is the leftmost part of the same phrase, so read already.
    let found = (0..ix).rev().take(12).find(|&k| {
        let other = &state.text.mentions[k as usize];
        other.head.sentence == m.head.sentence && other.head.token == poss
    });
    match found.and_then(|k| state.of[k as usize]) {
        Some(r) => Some(r),
        // Read after its phrase because it begins where the phrase begins.
        None => {
            let k = (ix + 1..state.text.mentions.len() as u32).take(3).find(|&k| {
                let other = &state.text.mentions[k as usize];
                other.head.sentence == m.head.sentence && other.head.token == poss
            })?;
            if state.text.mentions[k as usize].kind == MentionKind::Pronoun {
                super::pronouns::resolve(state, k).or(Some(u32::MAX))
            } else {
                Some(u32::MAX)
            }
        }
    }
}

/// "his Russian counterpart": of the other country, in the same office as he.
fn counterpart(state: &State<'_>, ix: u32, possessor: Option<u32>, order: &[u32]) -> Option<u32> {
    let traits = &state.traits[ix as usize];
    let of = possessor.and_then(|r| state.referents.get(r as usize));
    let mut found = order.iter().copied().filter(|&r| {
        let referent = &state.referents[r as usize];
        Some(r) != possessor
            && referent.is_single_person()
            && referent.cluster.is_some()
            && match traits.country {
                Some(c) => referent.countries.contains(&c),
                None => {
                    !referent.countries.is_empty()
                        && of.is_none_or(|o| !o.countries.iter().any(|c| referent.countries.contains(c)))
                }
            }
            && of.is_none_or(|o| o.offices.is_empty() || referent.offices.iter().any(|x| o.offices.contains(x)))
    });
    let first = found.next()?;
    // Without a country two that fit leave it open.
    (traits.country.is_some() || found.next().is_none()).then_some(first)
}

/// The latest that the same noun described before, or that bears it in its name.
fn same_head(state: &State<'_>, ix: u32, order: &[u32], fits: &dyn Fn(&u32) -> bool) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let traits = &state.traits[ix as usize];
    let lower = m.text.lower();
    let class = Nouns::table().get(&m.text).map(|n| n.class);
    order.iter().copied().filter(fits).find(|&r| {
        let referent = &state.referents[r as usize];
        let named = || {
            matches!(class, Some(NounClass::Place | NounClass::Organisation | NounClass::Thing))
                && referent.cluster.is_some_and(|c| {
                    state.named.clusters[c as usize].name.rsplit(' ').next().is_some_and(|w| w.lower() == lower)
                })
        };
        (referent.heads.iter().any(|h| h.as_str() == lower) || named())
            && (traits.country.is_none() || same_country(&referent.countries, traits.country))
            && modifiers_agree(state, r, ix)
    })
}

/// "Her maternal grandmother" is not "her paternal grandmother".
fn opposed(a: &Mention, b: &Mention) -> bool {
    const OPPOSITES: &[[&str; 2]] = &[
        ["maternal", "paternal"],
        ["older", "younger"],
        ["elder", "younger"],
        ["eldest", "youngest"],
        ["oldest", "youngest"],
        ["first", "second"],
        ["big", "little"],
    ];
    let says =
        |m: &Mention, word: &str| m.titles.iter().flat_map(|t| t.split(' ')).any(|w| w.eq_ignore_ascii_case(word));
    OPPOSITES.iter().any(|[x, y]| says(a, x) && says(b, y) || says(a, y) && says(b, x))
}

/// "the 24-year-old woman" and "the pregnant woman" may be one; "the sheriff's office" and "the clerk's office" are not:
/// a description with modifiers of its own goes only to one that shares a modifier or had none.
fn modifiers_agree(state: &State<'_>, r: u32, ix: u32) -> bool {
    let own = &state.text.mentions[ix as usize].titles;
    if own.is_empty() {
        return true;
    }
    let lower = state.text.mentions[ix as usize].text.lower();
    let mut others = state.referents[r as usize]
        .mentions
        .iter()
        .map(|&k| &state.text.mentions[k as usize])
        .filter(|o| o.kind != MentionKind::Pronoun && o.text.lower() == lower)
        .peekable();
    if others.peek().is_none() {
        return true;
    }
    others.any(|o| o.titles.is_empty() || o.titles.iter().any(|t| own.contains(t)))
}

/// "the victim", "the suspect": the only one who plays that part so far.
fn part(state: &State<'_>, ix: u32, order: &[u32]) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let wanted = parts::of_noun(&m.text)?;
    let mut found = order.iter().copied().filter(|&r| {
        let referent = &state.referents[r as usize];
        let plays = match wanted {
            Part::Victim => referent.victim && !referent.suspect,
            Part::Suspect => referent.suspect && !referent.victim,
        };
        plays && referent.is_single_person() && state.fits(r, ix)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// "the 36-year-old": who is of that age.
fn by_age(state: &State<'_>, ix: u32, order: &[u32]) -> Option<u32> {
    let age = state.traits[ix as usize].age?;
    let mut found =
        order.iter().copied().filter(|&r| state.referents[r as usize].age == Some(age) && state.fits(r, ix));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        (None, _) => of_life(state, ix, order, age),
        _ => None,
    }
}

/// "the 15-year-old" behind "a teenager": the only one told shortly before by a noun for that time of life, of no age yet.
fn of_life(state: &State<'_>, ix: u32, order: &[u32], age: u16) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let own_noun = Nouns::table().get(&m.text).is_some();
    if m.kind != MentionKind::Definite || own_noun {
        return None;
    }
    let mut found = order.iter().copied().filter(|&r| {
        let referent = &state.referents[r as usize];
        referent.is_single_person()
            && referent.age.is_none()
            && referent.heads.iter().any(|h| stage(h).is_some_and(|years| years.contains(&age)))
            && m.head.sentence - referent.sentence.min(m.head.sentence) <= NEAR
            && state.fits(r, ix)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// How far back, in sentences, a bare age looks for whom it is told of.
const NEAR: u32 = 3;

/// The years of age that a noun for a time of life tells.
fn stage(noun: &str) -> Option<std::ops::RangeInclusive<u16>> {
    Some(match noun {
        "teen" | "teenager" => 13..=19,
        "boy" | "girl" | "child" | "juvenile" | "minor" => 2..=17,
        "toddler" => 1..=4,
        "man" | "woman" => 18..=110,
        _ => return None,
    })
}

/// "the woman": the only person of that gender so far, if that was not long ago.
fn by_gender(state: &State<'_>, ix: u32, order: &[u32]) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    if !matches!(m.text.as_str(), "man" | "woman" | "boy" | "girl")
        || !m.titles.is_empty()
        || m.gender == Gender::Unknown
    {
        return None;
    }
    let mut found = order.iter().copied().filter(|&r| {
        let referent = &state.referents[r as usize];
        referent.is_single_person() && referent.gender == m.gender && referent.offices.is_empty() && state.fits(r, ix)
    });
    let first = found.next()?;
    let near = m.head.sentence - state.referents[first as usize].sentence <= 4;
    (near && found.next().is_none()).then_some(first)
}
