//! How many people each document has on either side of what happened.

use super::Thing;
use super::cast::Person;
use super::side::Side;
use super::told::Telling;
use crate::model::{Corpus, MentionKind};
use std::collections::{BTreeMap, BTreeSet};

/// How many are on each side, as the documents of an event tell it.
pub(super) struct Setting {
    /// For each side, the documents that tell of anybody on it.
    sides: [BTreeMap<u32, Count>; 3],
    /// For each side, whether no document tells of several.
    pub sole: [bool; 3],
}

/// How many are on a side in one document.
pub(super) struct Count {
    /// The document says that there are several.
    several: bool,
    /// All that it has there may be one.
    alone: bool,
    /// How many of them have a name.
    pub named: usize,
}

impl Setting {
    /// As far as the documents themselves count those on a side.
    pub fn of(corpus: &Corpus, documents: &[u32]) -> Self {
        let sides = Side::ALL.map(|side| {
            let told = documents.iter().filter(|&&d| side.players(corpus, d).next().is_some());
            told.map(|&d| {
                let several = side.is_of_several(corpus, d);
                (d, Count { several, alone: !several, named: 0 })
            })
            .collect()
        });
        Self { sides, sole: [false; 3] }
    }

    /// Takes in what has become known of who is who.
    pub fn look_at(&mut self, corpus: &Corpus, cast: &[Person]) {
        let mut tellings: BTreeMap<u32, Vec<(&Person, &Telling)>> = BTreeMap::new();
        for person in cast {
            for telling in &person.tellings {
                tellings.entry(telling.document).or_default().push((person, telling));
            }
        }
        for side in Side::ALL {
            let counts = &mut self.sides[side as usize];
            for (&d, told) in &tellings {
                let Some(count) = counts.get_mut(&d) else { continue };
                let here: Vec<_> = told.iter().copied().filter(|(_, t)| t.profile.is_on(side)).collect();
                count.alone = !count.several && is_of_one(corpus, d, side, &here);
                let named: BTreeSet<Thing> = here.iter().filter(|(p, _)| p.named).map(|(p, _)| p.thing).collect();
                count.named = named.len();
            }
            self.sole[side as usize] = counts.values().all(|count| count.alone) && {
                let all: Vec<_> = cast.iter().filter(|p| p.profile.is_on(side)).collect();
                may_all_be_one(&all)
            };
        }
    }

    /// How many a document has on a side, for somebody whom it has there.
    pub fn count(&self, side: Side, telling: &Telling) -> Option<&Count> {
        self.sides[side as usize].get(&telling.document).filter(|_| telling.profile.is_on(side))
    }

    /// Whether a document has nobody but whom it tells of here on a side.
    pub fn alone(&self, side: Side, telling: &Telling) -> bool {
        self.count(side, telling).is_some_and(|count| count.alone)
    }
}

/// Whether all whom a document has on a side may be one: nobody told beside another ("a man was killed and his wife was
/// hurt"), nobody brought in anew ("later a passenger was hit"), and nobody on both sides, for the gunman whom officers
/// shot is no victim.
fn is_of_one(corpus: &Corpus, d: u32, side: Side, here: &[(&Person, &Telling)]) -> bool {
    let reading = &corpus.readings[d as usize];
    let people: Vec<&Person> = here.iter().map(|(person, _)| *person).collect();
    if people.iter().any(|p| p.profile.harmed && p.profile.accused) || !may_all_be_one(&people) {
        return false;
    }
    let who = |local: u32| here.iter().find(|(_, t)| t.local == local).map(|(person, _)| person.thing);
    let described: Vec<_> = side
        .players(corpus, d)
        .map(|(m, local)| (&reading.mentions[m as usize], who(local)))
        .filter(|(mention, _)| mention.kind != MentionKind::Pronoun)
        .collect();
    let beside = described.windows(2).any(|w| w[0].1 != w[1].1 && w[0].0.head.sentence == w[1].0.head.sentence);
    let anew = described.iter().enumerate().any(|(k, (mention, who))| {
        k > 0
            && !mention.head.is_in_lead()
            && mention.kind == MentionKind::Indefinite
            && described[..k].iter().all(|(_, before)| before != who)
    });
    !beside && !anew
}

/// Whether nothing speaks against some people being one: one has a name at most, and no two profiles clash.
fn may_all_be_one(people: &[&Person]) -> bool {
    let pairs = || people.iter().enumerate().flat_map(|(k, a)| people[k + 1..].iter().map(move |b| (a, b)));
    let two = |a: &Person, b: &Person| a.thing != b.thing && (a.named && b.named || a.profile.clashes(&b.profile));
    !pairs().any(|(a, b)| two(a, b))
}
