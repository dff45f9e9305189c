//! What a reader knows at a point of the text: who was mentioned, as what, how long ago.

use super::links::Links;
use super::names::Named;
use super::parts::{self, Part};
use super::traits::{self, Traits};
use super::{Text, descriptions, pronouns};
use crate::model::{Dep, EntityKind, Gender, GrammaticalNumber, LocalEntity, Mention, MentionKind};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Somebody or something that the text speaks of.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    pub mentions: Vec<u32>,
    pub kind: EntityKind,
    pub gender: Gender,
    pub number: GrammaticalNumber,
    /// Cluster of names, if it has one.
    pub cluster: Option<u32>,
    /// Codes of the countries it was said to belong to.
    pub countries: Vec<&'static str>,
    pub offices: Vec<&'static str>,
    /// The offices as the text named them.
    pub said: Vec<&'static str>,
    pub heads: Vec<SmolStr>,
    pub age: Option<u16>,
    pub count: Option<u32>,
    pub victim: bool,
    pub suspect: bool,
    /// The sentence of its latest mention, and whether it was a subject there.
    pub sentence: u32,
    pub subject: bool,
    /// The sentence in which it last was the subject of a verb of saying.
    pub spoke: Option<u32>,
    /// Its latest mention that is no pronoun.
    pub latest: u32,
}

impl Referent {
    pub(super) fn is_person(&self) -> bool {
        self.kind == EntityKind::Person
    }

    pub(super) fn is_single_person(&self) -> bool {
        self.is_person() && self.number == GrammaticalNumber::Singular
    }
}

/// The state.
pub(super) struct State<'a> {
    pub text: Text<'a>,
    pub named: &'a Named,
    pub referents: Vec<Referent>,
    pub of: Vec<Option<u32>>,
    pub traits: Vec<Traits>,
    of_cluster: FxHashMap<u32, u32>,
    of_link: FxHashMap<u32, u32>,
}

impl<'a> State<'a> {
    pub(super) fn new(text: Text<'a>, named: &'a Named) -> Self {
        let traits = text.mentions.iter().map(|m| traits::of(text, m)).collect();
        Self {
            text,
            named,
            referents: Vec::new(),
            of: vec![None; text.mentions.len()],
            traits,
            of_cluster: FxHashMap::default(),
            of_link: FxHashMap::default(),
        }
    }

    /// Reads the next mention.
    pub(super) fn read(&mut self, ix: u32, links: &Links) {
        let m = &self.text.mentions[ix as usize];
        let root = links.root(ix);
        let tied = self.of_link.get(&root).copied().filter(|&r| m.kind == MentionKind::Name || self.fits(r, ix));
        let cluster = self.named.of[ix as usize];
        let found = match cluster {
            Some(c) => {
                self.of_cluster.get(&c).copied().or(tied.filter(|&r| self.referents[r as usize].cluster.is_none()))
            }
            None if m.kind == MentionKind::Pronoun => pronouns::resolve(self, ix),
            None => tied.or_else(|| self.tied_name(ix, links)).or_else(|| descriptions::resolve(self, ix)),
        };
        let referent = match found {
            Some(r) => r,
            None if m.kind == MentionKind::Pronoun => return,
            None => self.introduce(ix),
        };
        if let Some(c) = cluster {
            self.of_cluster.insert(c, referent);
            let cluster = &self.named.clusters[c as usize];
            let r = &mut self.referents[referent as usize];
            r.cluster = Some(c);
            r.kind = cluster.kind;
            if r.gender == Gender::Unknown {
                r.gender = cluster.gender;
            }
        }
        self.of_link.entry(root).or_insert(referent);
        self.add(referent, ix);
    }

    /// The referent of a name further on that grammar ties this description to: "the mayor, Ann Oduya".
    fn tied_name(&self, ix: u32, links: &Links) -> Option<u32> {
        let root = links.root(ix);
        let here = self.text.mentions[ix as usize].head.sentence;
        (ix + 1..self.text.mentions.len() as u32)
            .take_while(|&k| self.text.mentions[k as usize].head.sentence == here)
            .filter(|&k| links.root(k) == root)
            .filter_map(|k| self.of_cluster.get(&self.named.of[k as usize]?).copied())
            .find(|&r| self.fits(r, ix))
    }

    /// Whether nothing forbids that mention `ix` refers to `r`: gender, number, age.
    pub(super) fn fits(&self, r: u32, ix: u32) -> bool {
        let (referent, m, traits) =
            (&self.referents[r as usize], &self.text.mentions[ix as usize], &self.traits[ix as usize]);
        referent.gender.agrees(m.gender)
            && referent.number == m.number
            && (traits.age.is_none() || referent.age.is_none() || traits.age == referent.age)
            && (traits.count.is_none() || referent.count.is_none() || traits.count == referent.count)
            && (m.entity == EntityKind::Person) == referent.is_person()
            && (!is_child(&m.text) || referent.age.is_none_or(|a| a < 20))
            && !(is_child(&m.text) && referent.heads.iter().any(|h| matches!(h.as_str(), "man" | "woman")))
    }

    fn introduce(&mut self, ix: u32) -> u32 {
        let m = &self.text.mentions[ix as usize];
        self.referents.push(Referent {
            mentions: Vec::new(),
            kind: m.entity,
            gender: m.gender,
            number: m.number,
            cluster: None,
            countries: Vec::new(),
            offices: Vec::new(),
            said: Vec::new(),
            heads: Vec::new(),
            age: None,
            count: None,
            victim: false,
            suspect: false,
            sentence: m.head.sentence,
            subject: false,
            spoke: None,
            latest: ix,
        });
        self.referents.len() as u32 - 1
    }

    fn add(&mut self, r: u32, ix: u32) {
        let m = &self.text.mentions[ix as usize];
        let part = parts::of_mention(self.text, m);
        let traits = &self.traits[ix as usize];
        let referent = &mut self.referents[r as usize];
        referent.mentions.push(ix);
        self.of[ix as usize] = Some(r);
        let here = m.head.sentence;
        let subject = is_subject(self.text, m);
        referent.subject = subject || referent.subject && referent.sentence == here;
        referent.sentence = here;
        if pronouns::speaks(self.text, m) {
            referent.spoke = Some(here);
        }
        if m.kind != MentionKind::Pronoun {
            referent.latest = ix;
        }
        if referent.gender == Gender::Unknown {
            referent.gender = m.gender;
        }
        referent.countries.extend(traits.country);
        referent.offices.extend(traits.office);
        referent.said.extend(traits.said);
        for head in &traits.heads {
            if !referent.heads.contains(head) {
                referent.heads.push(head.clone());
            }
        }
        referent.age = referent.age.or(traits.age);
        referent.count = referent.count.or(traits.count);
        referent.victim |=
            part == Some(Part::Victim) || traits.heads.iter().any(|h| parts::of_noun(h) == Some(Part::Victim));
        referent.suspect |=
            part == Some(Part::Suspect) || traits.heads.iter().any(|h| parts::of_noun(h) == Some(Part::Suspect));
    }

    /// Reads again what could not be told at first: who says "I" where the speaker's name comes behind the quotation.
    pub(super) fn read_again(&mut self) {
        for ix in 0..self.text.mentions.len() as u32 {
            if self.of[ix as usize].is_none()
                && let Some(r) = pronouns::speaker(self, ix)
            {
                let at = self.referents[r as usize].mentions.partition_point(|&m| m < ix);
                self.referents[r as usize].mentions.insert(at, ix);
                self.of[ix as usize] = Some(r);
            }
        }
    }

    /// Makes one referent a part of another: what it told is told of the other.
    pub(super) fn merge(&mut self, from: u32, into: u32) {
        let gone = self.referents.remove(from as usize);
        for r in self.of.iter_mut().flatten() {
            if *r == from {
                *r = into;
            }
            *r -= u32::from(*r > from);
        }
        let kept = &mut self.referents[(into - u32::from(into > from)) as usize];
        kept.mentions.extend(gone.mentions);
        kept.mentions.sort_unstable();
        kept.heads.extend(gone.heads);
        kept.age = kept.age.or(gone.age);
        if kept.gender == Gender::Unknown {
            kept.gender = gone.gender;
        }
        kept.victim |= gone.victim;
        kept.suspect |= gone.suspect;
    }

    /// The referents, latest mentioned first.
    pub(super) fn by_recency(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.referents.len() as u32).collect();
        order.sort_by_key(|&r| std::cmp::Reverse(self.referents[r as usize].mentions.last().copied()));
        order
    }

    pub(super) fn finish(self) -> (Vec<LocalEntity>, Vec<Option<u32>>) {
        let Self { text, named, referents, of, .. } = self;
        let mut order: Vec<u32> = (0..referents.len() as u32).collect();
        order.sort_by_key(|&r| referents[r as usize].mentions[0]);
        let mut rank = vec![0; referents.len()];
        for (new, &old) in order.iter().enumerate() {
            rank[old as usize] = new as u32;
        }
        let of = of.into_iter().map(|r| r.map(|r| rank[r as usize])).collect();
        let mut referents: Vec<Option<Referent>> = referents.into_iter().map(Some).collect();
        let locals = order
            .into_iter()
            .filter_map(|r| referents[r as usize].take())
            .map(|r| {
                let cluster = r.cluster.map(|c| &named.clusters[c as usize]);
                let mut variants: Vec<SmolStr> = Vec::new();
                for &ix in &r.mentions {
                    let m = &text.mentions[ix as usize];
                    let names = named.of[ix as usize].is_some();
                    if names && !variants.contains(&m.text) {
                        variants.push(m.text.clone());
                    }
                }
                let mut descriptions = r.heads;
                descriptions.extend(r.offices.iter().map(|o| SmolStr::from(*o)));
                descriptions.sort_unstable();
                descriptions.dedup();
                LocalEntity {
                    mentions: r.mentions,
                    kind: r.kind,
                    name: cluster.map_or_else(SmolStr::default, |c| c.name.clone()),
                    variants,
                    descriptions,
                    number: r.number,
                    gender: r.gender,
                }
            })
            .collect();
        (locals, of)
    }
}

pub(super) fn is_subject(text: Text<'_>, m: &Mention) -> bool {
    matches!(text.head(m).dep, Dep::Nsubj | Dep::Nsubjpass)
}

/// Nouns for those who are not grown up.
fn is_child(noun: &str) -> bool {
    matches!(
        noun,
        "boy" | "girl" | "child" | "kid" | "toddler" | "baby" | "infant" | "teen" | "teenager" | "juvenile" | "minor"
    )
}
