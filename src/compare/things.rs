//! Who is who among the documents of one event: the named by their entity, the nameless by the part they play.

mod cast;
mod evidence;
mod profile;
mod rules;
mod setting;
mod side;
mod told;

use crate::model::value::NumberKind;
use crate::model::{Corpus, EntityKind, Filler, GrammaticalNumber, MentionIx, MentionKind, Value};
use crate::normalize::place::Gazetteer;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A person or thing of an event: an index into [`Things`].
pub(super) type Thing = u32;

/// The people and things of one event.
#[derive(Debug, Default)]
pub(super) struct Things {
    /// (document, local) → thing.
    of: FxHashMap<(u32, u32), Thing>,
    /// Of those told as a group with an age each ("two men, 25 and 30"): (document, local of the group) → its members.
    groups: FxHashMap<(u32, u32), Vec<(f64, Thing)>>,
    pub list: Vec<ThingData>,
    joined: FxHashMap<Thing, Thing>,
    documents: Vec<u32>,
    places: OnceLock<Gazetteer>,
}

/// What is known of a thing.
#[derive(Debug, Default)]
pub(super) struct ThingData {
    /// Index of its entity, where it is named.
    pub entity: Option<u32>,
    pub name: SmolStr,
    pub kind: Option<EntityKind>,
    pub plural: bool,
    /// Lower-case head nouns and name tokens.
    pub words: BTreeSet<SmolStr>,
    /// How sure it is that its members are one: 1 for a name, less for a part played.
    pub sure: f32,
    /// Documents and locals.
    pub members: Vec<(u32, u32)>,
}

/// A slot's filler, resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    pub thing: Option<Thing>,
    /// Content lemmas, the head first.
    pub words: Vec<SmolStr>,
    pub named: bool,
    pub pronoun: bool,
}

impl Things {
    /// Finds the things of an event.
    pub fn of_event(corpus: &Corpus, documents: &[u32]) -> Self {
        let mut out = Self { documents: documents.to_vec(), ..Self::default() };
        let mut by_entity: FxHashMap<u32, Thing> = FxHashMap::default();
        let mut nameless = Vec::new();
        for &d in documents {
            let reading = &corpus.readings[d as usize];
            for (l, local) in reading.locals.iter().enumerate() {
                let l = l as u32;
                let thing = match corpus.entity_of(d, l) {
                    Some(e) => *by_entity.entry(e).or_insert_with(|| {
                        out.list.push(ThingData {
                            entity: Some(e),
                            name: corpus.entities[e as usize].name.clone(),
                            sure: 1.0,
                            ..ThingData::default()
                        });
                        out.list.len() as Thing - 1
                    }),
                    None => {
                        out.list.push(ThingData { sure: 1.0, ..ThingData::default() });
                        let thing = out.list.len() as Thing - 1;
                        nameless.push((d, l, thing));
                        thing
                    }
                };
                out.of.insert((d, l), thing);
                let data = &mut out.list[thing as usize];
                data.members.push((d, l));
                data.kind.get_or_insert(local.kind);
                data.plural |= local.number == GrammaticalNumber::Plural;
                data.words.extend(local.descriptions.iter().cloned());
                for variant in &local.variants {
                    data.words.extend(variant.split_whitespace().map(|w| SmolStr::from(w.to_lowercase())));
                }
                if data.name.is_empty() {
                    data.name = local.descriptions.first().cloned().unwrap_or_default();
                }
            }
        }
        for &d in documents {
            out.part_groups(corpus, d);
        }
        out.join_people(corpus, documents);
        out
    }

    /// Takes the groups of a document apart whose members are told with an age each, and finds the one of that age whom
    /// the document also names.
    fn part_groups(&mut self, corpus: &Corpus, d: u32) {
        let reading = &corpus.readings[d as usize];
        for (l, local) in reading.locals.iter().enumerate().filter(|(_, l)| l.number == GrammaticalNumber::Plural) {
            let group = (d, l as u32);
            for age in ages_of_group(corpus, d, l as u32) {
                let member = self.list.len() as Thing;
                let told = self.groups.entry(group).or_default();
                told.push((age, member));
                self.list.push(ThingData {
                    name: local.descriptions.first().cloned().unwrap_or_default(),
                    kind: Some(local.kind),
                    words: local.descriptions.iter().cloned().collect(),
                    sure: 0.9,
                    // No local is theirs alone.
                    members: vec![(d, u32::MAX - member)],
                    ..ThingData::default()
                });
            }
        }
    }

    /// The thing that a thing has been joined to.
    fn now(&self, thing: Thing) -> Thing {
        let mut at = thing;
        while let Some(&to) = self.joined.get(&at) {
            at = to;
        }
        at
    }

    fn join(&mut self, a: Thing, b: Thing) {
        // The named one stays.
        let (keep, drop) = if self.list[b as usize].entity.is_some() { (b, a) } else { (a, b) };
        self.joined.insert(drop, keep);
        let gone = std::mem::take(&mut self.list[drop as usize]);
        for member in &gone.members {
            self.of.insert(*member, keep);
        }
        let data = &mut self.list[keep as usize];
        data.members.extend(gone.members);
        data.words.extend(gone.words);
        data.sure = data.sure.min(0.8);
    }

    /// Which place lies in which, as far as the world or the documents of the event tell ("Fairhollow, Va.").
    pub fn places(&self, corpus: &Corpus) -> &Gazetteer {
        self.places.get_or_init(|| {
            let mut places = Gazetteer::default();
            self.documents.iter().for_each(|&d| places.learn(corpus.document(d)));
            places
        })
    }

    /// Whether a thing is a place on the map or a building.
    pub fn is_place(&self, thing: Thing) -> bool {
        self.list[thing as usize].kind.is_some_and(EntityKind::is_place)
    }

    /// The thing that a mention stands for.
    pub fn of_mention(&self, corpus: &Corpus, document: u32, mention: MentionIx) -> Option<Thing> {
        let local = corpus.readings[document as usize].local_of.get(mention as usize).copied().flatten()?;
        self.of_local(document, local)
    }

    /// The thing that a local entity of a document is.
    pub fn of_local(&self, document: u32, local: u32) -> Option<Thing> {
        self.of.get(&(document, local)).copied()
    }

    /// Of whom a claim on a mention is: of a group told one by one, of the one whose age it is, else of each.
    pub fn of_subject(&self, corpus: &Corpus, document: u32, mention: MentionIx, value: &Value) -> Vec<Thing> {
        let local = corpus.readings[document as usize].local_of.get(mention as usize).copied().flatten();
        let Some(group) = local.and_then(|l| self.groups.get(&(document, l))) else {
            return self.of_mention(corpus, document, mention).into_iter().collect();
        };
        let age = match value {
            Value::Number(n) if n.kind == NumberKind::Age => n.set.point(),
            _ => None,
        };
        let own = |told: &&(f64, Thing)| age.is_none_or(|age| age == told.0);
        group.iter().filter(own).map(|told| self.now(told.1)).collect()
    }

    /// Resolves a slot's filler.
    pub fn resolve(&self, corpus: &Corpus, document: u32, filler: &Filler) -> Resolved {
        match filler {
            Filler::Mention(m) => {
                let mention = &corpus.readings[document as usize].mentions[*m as usize];
                let thing = self.of_mention(corpus, document, *m);
                let named =
                    mention.kind == MentionKind::Name || thing.is_some_and(|t| self.list[t as usize].entity.is_some());
                let mut words: Vec<SmolStr> =
                    mention.text.split_whitespace().rev().map(|w| SmolStr::from(w.to_lowercase())).collect();
                if mention.kind == MentionKind::Pronoun {
                    words.clear();
                }
                Resolved { thing, words, named, pronoun: mention.kind == MentionKind::Pronoun }
            }
            Filler::Words(words) => Resolved { thing: None, words: words.clone(), named: false, pronoun: false },
            Filler::Value(value) => Resolved {
                thing: None,
                words: match value {
                    Value::Mention(_) => vec![],
                    other => vec![other.to_string().into()],
                },
                named: false,
                pronoun: false,
            },
        }
    }
}

/// The ages, told exactly, of a group that a document gives one each.
fn ages_of_group(corpus: &Corpus, document: u32, local: u32) -> Vec<f64> {
    let reading = &corpus.readings[document as usize];
    let of = |m: u32| reading.local_of.get(m as usize).copied().flatten() == Some(local);
    let mut ages: Vec<(MentionIx, f64)> = Vec::new();
    for claim in &reading.claims {
        if let (crate::model::Subject::Mention(m), Value::Number(n)) = (&claim.subject, &claim.value)
            && n.kind == crate::model::value::NumberKind::Age
            && of(*m)
            && let Some(age) = n.set.point()
            && ages.iter().all(|(first, known)| first == m && *known != age)
        {
            ages.push((*m, age));
        }
    }
    if ages.len() > 1 { ages.into_iter().map(|(_, age)| age).collect() } else { Vec::new() }
}
