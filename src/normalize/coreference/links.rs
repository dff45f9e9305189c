//! What the grammar itself says to be one: appositions, copulas, "identified as".

use super::{Text, names::Named};
use crate::model::{Dep, EntityKind, GrammaticalNumber, Mention, MentionKind, Tag};
use rustc_hash::FxHashMap;

/// For each mention the earliest mention that grammar ties it to (itself, where none).
pub(super) struct Links {
    parent: Vec<u32>,
}

impl Links {
    /// The mentions tied to `ix`, itself included, in order of the text. Ties stay within a few sentences.
    pub(super) fn root(&self, ix: u32) -> u32 {
        let mut at = ix;
        while self.parent[at as usize] != at {
            at = self.parent[at as usize];
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}

pub(super) fn find(text: Text<'_>, named: &Named) -> Links {
    let mut links = Links { parent: (0..text.mentions.len() as u32).collect() };
    let at: FxHashMap<_, u32> = text.mentions.iter().enumerate().map(|(ix, m)| (m.head, ix as u32)).collect();
    // Which cluster a tied group has, so that no two names are tied to one another.
    let mut cluster: Vec<Option<u32>> = named.of.clone();
    let mut tie = |links: &mut Links, a: u32, b: u32| {
        let (x, y) = (links.root(a), links.root(b));
        let (c, d) = (cluster[x as usize], cluster[y as usize]);
        if c.is_some() && d.is_some() && c != d {
            return;
        }
        links.join(x, y);
        cluster[x.min(y) as usize] = c.or(d);
    };
    for (ix, m) in text.mentions.iter().enumerate() {
        let ix = ix as u32;
        let sentence = text.sentence(m);
        let lookup = |token: u16| at.get(&crate::model::TokenRef { sentence: m.head.sentence, token }).copied();
        let Some((governor, token)) = text.governor(m) else { continue };
        match text.head(m).dep {
            Dep::Appos => {
                if let Some(other) = lookup(governor).filter(|&o| apposed(&text.mentions[o as usize], m)) {
                    tie(&mut links, ix, other);
                }
            }
            Dep::Attr if matches!(token.lemma.as_str(), "be" | "become" | "remain") => {
                let asserted = !sentence.children(governor).any(|c| {
                    let t = &sentence.tokens[c as usize];
                    t.dep == Dep::Neg || t.tag == Tag::Md
                });
                if let Some(other) = sentence.child(governor, Dep::Nsubj).and_then(lookup)
                    && asserted
                    && equated(&text.mentions[other as usize], m)
                {
                    tie(&mut links, ix, other);
                }
            }
            // "identified the woman as Ann Oduya", "was named as …", "identified as …"
            Dep::Pobj if token.lemma == "as" => {
                let verb = token.head;
                let named_as = sentence.tokens.get(verb as usize).is_some_and(|v| {
                    matches!(v.lemma.as_str(), "identify" | "name" | "recognize" | "recognise" | "know")
                });
                let whom = || {
                    sentence.child(verb, Dep::Nsubjpass).or_else(|| sentence.child(verb, Dep::Dobj)).or_else(|| {
                        Some(sentence.tokens[verb as usize].head)
                            .filter(|_| sentence.tokens[verb as usize].dep == Dep::Acl)
                    })
                };
                if named_as
                    && let Some(other) = whom().and_then(lookup)
                    && equated(&text.mentions[other as usize], m)
                {
                    tie(&mut links, ix, other);
                }
            }
            _ => {}
        }
    }
    links
}

fn described(m: &Mention) -> bool {
    matches!(m.kind, MentionKind::Definite | MentionKind::Indefinite)
}

/// Whether two mentions of an apposition are one: at least one describes, and nothing speaks against it.
fn apposed(a: &Mention, b: &Mention) -> bool {
    (described(a) || described(b))
        && a.kind != MentionKind::Pronoun
        && b.kind != MentionKind::Pronoun
        && a.number == b.number
        && a.gender.agrees(b.gender)
        && kinds_agree(a, b)
}

/// Whether subject and complement are one.
fn equated(subject: &Mention, complement: &Mention) -> bool {
    complement.kind != MentionKind::Pronoun
        && (described(subject) || described(complement))
        && subject.number == complement.number
        && subject.gender.agrees(complement.gender)
        && complement.entity == EntityKind::Person
        && kinds_agree(subject, complement)
        && !matches!(subject.text.as_str(), "it" | "i" | "you" | "we")
}

fn kinds_agree(a: &Mention, b: &Mention) -> bool {
    use EntityKind::{Fac, Gpe, Loc, Org, Other, Person};
    let class = |kind| match kind {
        Person => 0,
        Gpe | Loc | Fac => 1,
        Org => 2,
        _ => 3,
    };
    // What a noun describes as a body may be named as a place and the other way round: "the hospital".
    let plural_ok = a.number == GrammaticalNumber::Singular || b.number == GrammaticalNumber::Plural;
    plural_ok
        && (class(a.entity) == class(b.entity)
            || a.entity == Other
            || b.entity == Other
            || class(a.entity) + class(b.entity) == 3 && class(a.entity) != 0 && class(b.entity) != 0)
}
