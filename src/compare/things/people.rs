//! Joins people whom documents describe: by the part they play, and by their age.

use super::profile::{gap, near};
use super::sole::Side;
use super::{Profile, Thing, Things};
use crate::extract::body;
use crate::model::value::{Overlap, Phrase};
use crate::model::{Corpus, EntityKind, Gender, GrammaticalNumber, Mention, MentionKind, Subject, Value};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// For each part, in each document, the single persons who play it.
type Parts<'c> = BTreeMap<SmolStr, BTreeMap<u32, Vec<Player<'c>>>>;

impl Things {
    /// Joins those who are described with those who are named, and the described of one document with those of others.
    pub(super) fn join_people(&mut self, corpus: &Corpus, documents: &[u32]) {
        self.take_profiles(corpus, documents);
        self.name_by_age(corpus, documents);
        let parts = self.parts(corpus, documents);
        self.join_the_only(corpus, &parts);
        self.name_described(corpus, &parts);
        self.join_the_sole(corpus, documents);
        self.align_by_part(corpus, &parts);
    }

    fn take_profiles(&mut self, corpus: &Corpus, documents: &[u32]) {
        for &d in documents {
            for local in 0..corpus.readings[d as usize].locals.len() as u32 {
                if let Some(&thing) = self.of.get(&(d, local)) {
                    self.list[thing as usize].profile.add(&Profile::of(corpus, d, local));
                }
            }
        }
    }

    /// "The 34-year-old mother" is whom the document names and other reports give that age, if it is one alone.
    fn name_by_age(&mut self, corpus: &Corpus, documents: &[u32]) {
        for &d in documents {
            let reading = &corpus.readings[d as usize];
            let of_document = |l: usize| self.of.get(&(d, l as u32)).copied();
            let people: Vec<Thing> = (0..reading.locals.len())
                .filter(|&l| reading.locals[l].kind == EntityKind::Person)
                .filter(|&l| reading.locals[l].number == GrammaticalNumber::Singular)
                .filter_map(of_document)
                .collect();
            for &described in &people {
                if self.list[described as usize].entity.is_some() {
                    continue;
                }
                let own = &self.list[described as usize].profile;
                let Some(age) = own.exact_age() else { continue };
                let mut named: Vec<Thing> = people
                    .iter()
                    .copied()
                    .filter(|&t| self.list[t as usize].entity.is_some())
                    .filter(|&t| self.list[t as usize].profile.exact_age() == Some(age))
                    .filter(|&t| !self.list[t as usize].profile.clashes(own))
                    .collect();
                named.sort_unstable();
                named.dedup();
                // Of two of that age, the one on the same side.
                if named.len() > 1 {
                    named.retain(|&t| self.list[t as usize].profile.is_on_side_of(own));
                }
                if let [only] = named[..] {
                    self.join(only, described);
                }
            }
        }
    }

    fn parts<'c>(&self, corpus: &'c Corpus, documents: &[u32]) -> Parts<'c> {
        let mut parts = Parts::new();
        for &d in documents {
            let reading = &corpus.readings[d as usize];
            // Who is called a victim, or of whom a wound is told, may have come to any harm.
            for (m, part) in reading.roles.iter().filter(|(_, part)| part != "harmed") {
                let Some(l) = reading.local_of.get(*m as usize).copied().flatten() else { continue };
                let local = &reading.locals[l as usize];
                let wound = || wound(corpus, d, l);
                let another = is_another(corpus, d, &reading.mentions[*m as usize]);
                let mut add = |thing: Thing, age: Option<(f64, f64)>| {
                    let players = parts.entry(part.clone()).or_default().entry(d).or_default();
                    if players.iter().all(|p| p.thing != thing) {
                        players.push(Player { thing, gender: local.gender, age, wound: wound(), another });
                    }
                };
                if let Some(group) = self.groups.get(&(d, l)) {
                    group.iter().for_each(|&(age, member)| add(self.now(member), Some((age, age))));
                    continue;
                }
                let mention = &reading.mentions[*m as usize];
                let bare = mention.kind == MentionKind::Pronoun && local.mentions.len() == 1;
                if local.number == GrammaticalNumber::Singular && !bare {
                    add(self.of[&(d, l)], told_age(corpus, d, l));
                }
            }
        }
        parts
    }

    /// Joins within a document those of whom it tells that they were killed, or are accused, where it tells of one alone:
    /// "one woman is dead … a woman in her 20s died at the scene".
    fn join_the_only(&mut self, corpus: &Corpus, parts: &Parts<'_>) {
        for part in ["killed", "accused"] {
            for (&d, players) in parts.get(part).into_iter().flatten() {
                let mut things: Vec<Thing> = players.iter().map(|p| self.now(p.thing)).collect();
                things.sort_unstable();
                things.dedup();
                let named: Vec<Thing> =
                    things.iter().copied().filter(|&t| self.list[t as usize].entity.is_some()).collect();
                let pairs =
                    || things.iter().enumerate().flat_map(|(i, &a)| things[i + 1..].iter().map(move |&b| (a, b)));
                let fit = pairs().all(|(a, b)| !self.list[a as usize].profile.clashes(&self.list[b as usize].profile));
                // Who is named may stand beside those who are described only where the law is after one.
                let most = usize::from(part == "accused");
                if things.len() > 1 && named.len() <= most && fit && is_one_alone(corpus, d, part) {
                    let keep = named.first().copied().unwrap_or(things[0]);
                    things.iter().filter(|&&t| t != keep).for_each(|&other| self.join(keep, other));
                }
            }
        }
    }

    /// Joins across documents those who play one part, where each document has just one who fits.
    fn align_by_part(&mut self, corpus: &Corpus, parts: &Parts<'_>) {
        for (part, documents) in parts {
            let blamed = Profile::playing(part).accused;
            let all: Vec<(u32, Player)> =
                documents.iter().flat_map(|(&d, players)| players.iter().map(move |p| (d, *p))).collect();
            for (i, (d, a)) in all.iter().enumerate() {
                for (e, b) in &all[i + 1..] {
                    if d == e {
                        continue;
                    }
                    let (ra, rb) = (self.now(a.thing), self.now(b.thing));
                    // "A second suspect" need not be the one whom another report has.
                    let beside = blamed && (a.another || b.another) && !a.same_age(b);
                    if ra == rb || beside || !self.can_be_one(ra, rb) || !a.fits(b) {
                        continue;
                    }
                    // Only where neither document offers another who would fit as well.
                    let rivals = |from: &Player, own: Thing, others: &[Player]| {
                        others
                            .iter()
                            .filter(|o| {
                                o.thing != own
                                    && self.now(o.thing) != self.now(own)
                                    && self.can_be_one(self.now(from.thing), self.now(o.thing))
                                    && from.might_be(o)
                                    && from.likeness(o) >= a.likeness(b)
                            })
                            .count()
                    };
                    // Several may be held for one deed: where ages differ, nobody else at all may play the part.
                    let alone = |d: u32| {
                        let players = &documents[&d];
                        players.iter().all(|p| self.now(p.thing) == self.now(players[0].thing))
                            && !self.tells_of_several(corpus, d, Side::Accused)
                    };
                    if rivals(a, b.thing, &documents[e]) == 0
                        && rivals(b, a.thing, &documents[d]) == 0
                        && (!blamed || !a.other_age(b) || alone(*d) && alone(*e))
                    {
                        self.join(ra, rb);
                    }
                }
            }
        }
    }

    /// Joins within a document somebody described with the one named who plays the same part: "a woman was shot … Ana Diaz
    /// was shot at noon". Only where there is one of each, and no age or gender speaks against it.
    fn name_described(&mut self, corpus: &Corpus, parts: &Parts<'_>) {
        for documents in with_kin(parts).values() {
            for (d, players) in documents {
                let mut things: Vec<Thing> = players.iter().map(|p| self.now(p.thing)).collect();
                things.sort_unstable();
                things.dedup();
                let (named, described): (Vec<Thing>, Vec<Thing>) =
                    things.into_iter().partition(|&t| self.list[t as usize].entity.is_some());
                let ([to], [from]) = (&named[..], &described[..]) else { continue };
                let (name, other) = (&self.list[*to as usize], &self.list[*from as usize]);
                // Whoever is named has to be named after being described, and "another man" is another.
                let reading = &corpus.readings[*d as usize];
                let first = |thing: Thing| {
                    let own = |m: usize| {
                        reading.local_of[m].is_some_and(|l| self.of.get(&(*d, l)).is_some_and(|&t| t == thing))
                    };
                    (0..reading.mentions.len()).find(|&m| own(m))
                };
                let (Some(x), Some(y)) = (first(*from), first(*to)) else { continue };
                let described = &reading.mentions[x];
                // Within one report an age is right for both or for neither; another report may err.
                let age = |thing: Thing| players.iter().filter(|p| self.now(p.thing) == thing).find_map(|p| p.age);
                let ages = match (age(*to), age(*from)) {
                    (Some(a), Some(b)) => a == b,
                    _ => true,
                };
                // "A man was charged … Peter Falk", "Peter Falk … the 39-year-old Denver man".
                let order = if x < y { MentionKind::Indefinite } else { MentionKind::Definite };
                if ages
                    && !name.profile.clashes(&other.profile)
                    && described.kind == order
                    && (x < y || age(*from).is_some())
                    && matches!(
                        described.text.as_str(),
                        "man" | "woman" | "boy" | "girl" | "teen" | "teenager" | "person" | "felon"
                    )
                    && !is_another(corpus, *d, described)
                    && !other.plural
                {
                    self.join(*to, *from);
                }
            }
        }
    }
}

/// The parts, and besides them the accused: who is said to have done it, to have been caught or charged, where one who did
/// it is described as any man or woman.
fn with_kin<'c>(parts: &Parts<'c>) -> Parts<'c> {
    let mut out = parts.clone();
    let accused = out.entry("accused".into()).or_default();
    for (_, documents) in parts.iter().filter(|(part, _)| matches!(part.as_str(), "suspect" | "arrested" | "charged")) {
        for (&d, players) in documents {
            let all = accused.entry(d).or_default();
            for player in players {
                if all.iter().all(|p| p.thing != player.thing) {
                    all.push(*player);
                }
            }
        }
    }
    out
}

/// Whether a document gives a part to no group and to nobody who is "another", so that all who play it may be one.
fn is_one_alone(corpus: &Corpus, document: u32, part: &str) -> bool {
    let reading = &corpus.readings[document as usize];
    let group = |m: u32| {
        let local = reading.local_of.get(m as usize).copied().flatten();
        reading.mentions[m as usize].number == GrammaticalNumber::Plural
            || local.is_some_and(|l| reading.locals[l as usize].number == GrammaticalNumber::Plural)
    };
    let own = || reading.roles.iter().filter(|(_, p)| p == part).map(|(m, _)| *m);
    let toll = if part == "killed" { "casualties.killed" } else { "arrests.arrested" };
    let several = reading.claims.iter().filter(|c| c.attribute.name() == toll).any(|c| match &c.value {
        Value::Number(n) => n.set.0.first().is_some_and(|i| i.low > 1.0),
        _ => false,
    });
    !several && own().all(|m| !group(m) && !is_another(corpus, document, &reading.mentions[m as usize]))
}

/// Whether a description says that somebody else is meant: "another man", "a second victim".
pub(super) fn is_another(corpus: &Corpus, document: u32, mention: &Mention) -> bool {
    let text = mention.target.span.of(corpus.document(document).field(mention.target.field)).to_lowercase();
    text.split_whitespace().any(|w| matches!(w, "another" | "other" | "second" | "third" | "additional"))
}

/// Somebody who plays a part in a document.
#[derive(Clone, Copy, Debug)]
struct Player<'c> {
    thing: Thing,
    gender: Gender,
    /// In years, from and to.
    age: Option<(f64, f64)>,
    /// Where on the body they were hurt.
    wound: Option<&'c Phrase>,
    /// Told as one beside others: "a second suspect".
    another: bool,
}

impl Player<'_> {
    /// Whether nothing rules out that two are one: gender agrees, and ages are not far apart.
    fn might_be(&self, other: &Self) -> bool {
        self.gender.agrees(other.gender)
            && match (self.age, other.age) {
                (Some(a), Some(b)) => gap(a, b) <= 5.0 + 0.2 * a.0.max(b.0),
                _ => true,
            }
    }

    fn same_age(&self, other: &Self) -> bool {
        matches!((self.age, other.age), (Some(a), Some(b)) if a == b)
    }

    fn other_age(&self, other: &Self) -> bool {
        matches!((self.age, other.age), (Some(a), Some(b)) if gap(a, b) > 0.0)
    }

    /// How much says that two are one: the same age most, then the same wound.
    fn likeness(&self, other: &Self) -> i32 {
        let wound = match (self.wound, other.wound) {
            (Some(a), Some(b)) => match body::compare(a, b) {
                Overlap::Equal => 1,
                Overlap::Disjoint => -1,
                _ => 0,
            },
            _ => 0,
        };
        2 * i32::from(self.same_age(other)) + wound
    }

    /// Whether two can be one person: gender agrees, and ages, where both are told, are not a generation apart.
    fn fits(&self, other: &Self) -> bool {
        self.gender.agrees(other.gender)
            && match (self.age, other.age) {
                (Some(a), Some(b)) => near(a, b),
                _ => true,
            }
    }
}

/// Where on the body a document says that somebody was hurt.
fn wound(corpus: &Corpus, document: u32, local: u32) -> Option<&Phrase> {
    let reading = &corpus.readings[document as usize];
    reading.claims.iter().find_map(|claim| match (&claim.subject, &claim.value) {
        (Subject::Mention(m), Value::Phrase(phrase))
            if claim.attribute.name() == crate::compare::position::WOUND
                && reading.local_of.get(*m as usize).copied().flatten() == Some(local) =>
        {
            Some(phrase)
        }
        _ => None,
    })
}

/// The age that a document gives somebody, exactly where it can.
fn told_age(corpus: &Corpus, document: u32, local: u32) -> Option<(f64, f64)> {
    let ages = Profile::of(corpus, document, local).ages;
    ages.iter().find(|(low, high)| low == high).or_else(|| ages.first()).copied()
}
