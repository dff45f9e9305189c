//! The cast of an event: which of those whom its documents tell of are one person.
//!
//! Everybody in the singular of whom a document tells an age, a home or a part in what happened is a candidate, and so is
//! each of a group told with an age each. They are clustered bottom-up under constraints (Davidson and Ravi 2005,
//! "Agglomerative hierarchical clustering with constraints"): who cannot be one is never joined, not even by way of a
//! third, and what speaks for two being one is added up ([`Evidence`]). In each round those are joined who have points
//! enough and no rival: nobody else fits either of them nearly as well without being the other. A join may settle what
//! was open, for what is told of either is from then on told of both; so rounds follow until nobody more can be joined.
//!
//! A round looks at every pair. So the documents of a large event are taken some at a time, beside those of whom most was
//! told in the documents before: the work grows with the number of documents, not with its square.

use super::evidence::Evidence;
use super::profile::Profile;
use super::rules::RULES;
use super::setting::Setting;
use super::told::Telling;
use super::{Thing, Things};
use crate::model::{Corpus, GrammaticalNumber};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many people are put side by side; of one document no more than these are looked at.
const MOST: usize = 128;

/// How many tellings of somebody are kept once they are settled.
const KEPT: usize = 8;

/// Somebody, as told by one or several documents.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub thing: Thing,
    pub named: bool,
    /// What all the tellings come to.
    pub profile: Profile,
    /// In order of documents.
    pub tellings: Vec<Telling>,
    /// How many tellings there were.
    told: usize,
    /// Put side by side already with all others who are settled.
    pub settled: bool,
}

impl Person {
    fn new(thing: Thing, named: bool, telling: Telling) -> Self {
        Self { thing, named, profile: telling.profile.clone(), tellings: vec![telling], told: 1, settled: false }
    }

    /// The tellings of two by one document.
    pub fn together<'p>(&'p self, other: &'p Self) -> impl Iterator<Item = (&'p Telling, &'p Telling)> {
        let of = |document: u32| other.tellings.iter().filter(move |b| b.document == document);
        self.tellings.iter().flat_map(move |a| of(a.document).map(move |b| (a, b)))
    }

    fn add(&mut self, other: Self) {
        self.profile.add(&other.profile);
        self.named |= other.named;
        self.settled |= other.settled;
        self.told += other.told;
        self.tellings.extend(other.tellings);
        self.tellings.sort_by_key(|telling| (telling.document, telling.local));
    }
}

impl Things {
    /// Joins the people of an event who are one.
    pub(super) fn join_people(&mut self, corpus: &Corpus, documents: &[u32]) {
        let mut setting = Setting::of(corpus, documents);
        let mut cast: Vec<Person> = Vec::new();
        for &d in documents {
            let new = self.people_of(corpus, d);
            if cast.len() + new.len() > MOST {
                self.settle(corpus, &mut setting, &mut cast);
                cast.sort_by_key(|person| (!person.named, Reverse(person.told), person.thing));
                cast.truncate(MOST / 2);
                for person in &mut cast {
                    person.settled = true;
                    person.tellings.truncate(KEPT);
                }
            }
            for person in new {
                match cast.iter_mut().find(|known| known.thing == person.thing) {
                    Some(known) => known.add(person),
                    None => cast.push(person),
                }
            }
        }
        self.settle(corpus, &mut setting, &mut cast);
    }

    /// Those of a document who may be among the cast, in order of the text.
    fn people_of(&self, corpus: &Corpus, d: u32) -> Vec<Person> {
        let reading = &corpus.readings[d as usize];
        let mut out: BTreeMap<Thing, Person> = BTreeMap::new();
        for (l, (local, profile)) in (0..).zip(reading.locals.iter().zip(Profile::of_document(corpus, d))) {
            let mut add = |thing: Thing, profile: Profile| {
                let Some(telling) = Telling::of(corpus, d, l, profile) else { return };
                if !RULES.nobody.contains(&telling.mention(corpus).text) {
                    let person = Person::new(thing, self.list[thing as usize].entity.is_some(), telling);
                    match out.get_mut(&thing) {
                        Some(known) => known.add(person),
                        None => drop(out.insert(thing, person)),
                    }
                }
            };
            if let Some(group) = self.groups.get(&(d, l)) {
                for &(age, member) in group {
                    add(member, profile.of_member(age, local.gender));
                }
            } else if local.number == GrammaticalNumber::Singular && profile.tells_anything() {
                add(self.of[&(d, l)], profile);
            }
        }
        out.into_values().take(MOST).collect()
    }

    /// Joins, round by round, all of a cast who are one.
    fn settle(&mut self, corpus: &Corpus, setting: &mut Setting, cast: &mut Vec<Person>) {
        loop {
            setting.look_at(corpus, cast);
            let joins = Table::of(corpus, setting, cast).joins();
            if joins.is_empty() {
                return;
            }
            let mut people: Vec<Option<Person>> = cast.drain(..).map(Some).collect();
            for (a, b) in joins {
                let (Some(mut one), Some(mut other)) = (people[a].take(), people[b].take()) else { continue };
                if other.named {
                    std::mem::swap(&mut one, &mut other);
                }
                self.join(one.thing, other.thing);
                one.add(other);
                people[a] = Some(one);
            }
            cast.extend(people.into_iter().flatten());
        }
    }
}

/// What speaks for each pair of a cast being one.
struct Table {
    size: usize,
    /// Points for each pair; `None` where two cannot be one.
    points: Vec<Option<f32>>,
    /// Pairs who are two as far as is known: they cannot be one, or one document tells of both.
    apart: Vec<bool>,
}

impl Table {
    fn of(corpus: &Corpus, setting: &Setting, cast: &[Person]) -> Self {
        let size = cast.len();
        let mut out = Self { size, points: vec![None; size * size], apart: vec![false; size * size] };
        for a in 0..size {
            for b in a + 1..size {
                let evidence = Evidence { corpus, setting, a: &cast[a], b: &cast[b] };
                let points = evidence.points();
                let apart = points.is_none_or(|p| p < RULES.least && cast[a].together(&cast[b]).next().is_some());
                for k in [a * size + b, b * size + a] {
                    (out.points[k], out.apart[k]) = (points, apart);
                }
            }
        }
        out
    }

    /// Those to join now, surest first, nobody twice.
    fn joins(&self) -> Vec<(usize, usize)> {
        let points = |a: usize, b: usize| self.points[a * self.size + b];
        let mut pairs: Vec<(f32, usize, usize)> = (0..self.size)
            .flat_map(|a| (a + 1..self.size).map(move |b| (a, b)))
            .filter_map(|(a, b)| Some((points(a, b).filter(|p| *p >= RULES.least)?, a, b)))
            .collect();
        pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        // Somebody who fits `a` nearly as well as `b` does, and is not `b`.
        let rival = |a: usize, b: usize, most: f32| {
            (0..self.size).any(|c| {
                c != a
                    && c != b
                    && self.apart[b * self.size + c]
                    && points(a, c).is_some_and(|p| p > most - RULES.margin)
            })
        };
        let mut taken = vec![false; self.size];
        let mut out = Vec::new();
        for (most, a, b) in pairs {
            if !taken[a] && !taken[b] && !rival(a, b, most) && !rival(b, a, most) {
                (taken[a], taken[b]) = (true, true);
                out.push((a, b));
            }
        }
        out
    }
}
