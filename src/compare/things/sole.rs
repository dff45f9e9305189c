//! The one victim and the one accused: where no report of an event tells of two, all who are told of are one.

use super::people::is_another;
use super::{Profile, Thing, Things};
use crate::model::{Corpus, EntityKind, GrammaticalNumber, MentionIx, MentionKind, Value};

/// What happened to people is on one of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Harmed,
    Accused,
}

/// The sentences, title included, within which somebody may be brought in anew ("A man died", under "Man shot in park").
const LEAD: u32 = 4;

/// Somebody on a side, where they are told to be.
#[derive(Clone, Copy)]
struct Told {
    mention: MentionIx,
    thing: Thing,
}

impl Things {
    /// Joins all on a side, within each document and across documents, where every document that tells of any tells of
    /// one alone and at most one of them is named.
    pub(super) fn join_the_sole(&mut self, corpus: &Corpus, documents: &[u32]) {
        for side in [Side::Harmed, Side::Accused] {
            let mut all: Vec<Thing> = Vec::new();
            for &d in documents {
                match self.sole_of(corpus, d, side) {
                    Some(of_document) => all.extend(of_document),
                    None => {
                        all.clear();
                        break;
                    }
                }
            }
            all.sort_unstable();
            all.dedup();
            let named: Vec<Thing> = all.iter().copied().filter(|&t| self.list[t as usize].entity.is_some()).collect();
            let pairs = || all.iter().enumerate().flat_map(|(k, &a)| all[k + 1..].iter().map(move |&b| (a, b)));
            let fit = pairs().all(|(a, b)| !self.list[a as usize].profile.clashes(&self.list[b as usize].profile));
            if all.len() < 2 || named.len() > 1 || !fit {
                continue;
            }
            let keep = named.first().copied().unwrap_or(all[0]);
            all.iter().filter(|&&t| t != keep).for_each(|&other| self.join(keep, other));
        }
    }

    /// The things of a document that are the one on a side; `None` where it tells of several.
    fn sole_of(&self, corpus: &Corpus, d: u32, side: Side) -> Option<Vec<Thing>> {
        if self.tells_of_several(corpus, d, side) {
            return None;
        }
        let reading = &corpus.readings[d as usize];
        let mut told: Vec<Told> = Vec::new();
        for (mention, local) in side.players(corpus, d) {
            let thing = self.now(self.of_local(d, local)?);
            let profile = &self.list[thing as usize].profile;
            // The gunman whom officers shot is no victim, and the victim of another time no gunman.
            if profile.harmed && profile.accused {
                return None;
            }
            told.push(Told { mention, thing });
        }
        told.sort_unstable_by_key(|t| t.mention);
        told.dedup_by_key(|t| t.mention);
        let mention = |t: &Told| &reading.mentions[t.mention as usize];
        let described: Vec<Told> = told.iter().copied().filter(|t| mention(t).kind != MentionKind::Pronoun).collect();
        let sentence = |t: &Told| mention(t).head.sentence;
        // "A man was killed and his wife was hurt", "later a passenger was hit".
        let beside = described.windows(2).any(|w| w[0].thing != w[1].thing && sentence(&w[0]) == sentence(&w[1]));
        let anew = described.iter().enumerate().any(|(k, t)| {
            k > 0
                && sentence(t) >= LEAD
                && mention(t).kind == MentionKind::Indefinite
                && described[..k].iter().all(|before| before.thing != t.thing)
        });
        (!beside && !anew).then(|| told.into_iter().map(|t| t.thing).collect())
    }

    /// Whether a document has more than one on a side: a group, "another man", a count.
    pub(super) fn tells_of_several(&self, corpus: &Corpus, d: u32, side: Side) -> bool {
        let reading = &corpus.readings[d as usize];
        let counted =
            reading.claims.iter().filter(|c| side.tolls().contains(&c.attribute.name())).any(|c| match &c.value {
                Value::Number(n) => n.set.0.first().is_some_and(|i| i.low > 1.0),
                _ => false,
            });
        let plural = |number| number == GrammaticalNumber::Plural;
        counted
            || side.players(corpus, d).any(|(m, local)| {
                let mention = &reading.mentions[m as usize];
                plural(mention.number)
                    || plural(reading.locals[local as usize].number)
                    || self.groups.contains_key(&(d, local))
                    || is_another(corpus, d, mention)
            })
    }
}

impl Side {
    /// The attributes that count those on it.
    const fn tolls(self) -> &'static [&'static str] {
        match self {
            Self::Harmed => &["casualties.killed", "casualties.injured", "casualties.shot", "casualties.stabbed"],
            Self::Accused => &["arrests.arrested", "arrests.charged", "police.gunmen"],
        }
    }

    /// The mentions of people whom a document has on it, each with its local.
    fn players(self, corpus: &Corpus, d: u32) -> impl Iterator<Item = (MentionIx, u32)> {
        let reading = &corpus.readings[d as usize];
        let own = move |part: &str| {
            let playing = Profile::playing(part);
            if self == Self::Harmed { playing.harmed } else { playing.accused }
        };
        let here = reading.roles.iter().filter(move |(_, part)| own(part)).map(|(m, _)| *m);
        here.filter(|&m| reading.mentions[m as usize].entity == EntityKind::Person)
            .filter_map(|m| Some((m, reading.local_of[m as usize]?)))
    }
}
