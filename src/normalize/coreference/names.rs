//! The names of a document, clustered.

use super::{Text, government};
use crate::extract::mention::{NounClass, Nouns, Titles};
use crate::model::{EntityKind, Gender, GrammaticalNumber, MentionKind};
use crate::normalize::country;
use crate::normalize::name::{
    GivenNames, NameForm, PersonName, Verdict, canonical_organisation, fold, gender, similarity,
};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

/// The clusters of names.
pub(super) struct Named {
    /// For each mention its cluster.
    pub of: Vec<Option<u32>>,
    /// The clusters, in no telling order.
    pub clusters: Vec<Cluster>,
}

/// Names of one bearer.
pub(super) struct Cluster {
    pub kind: EntityKind,
    /// The fullest name.
    pub name: SmolStr,
    pub gender: Gender,
}

/// A spelling, with the mentions that bear it.
struct Spelling {
    form: NameForm,
    mentions: Vec<u32>,
    /// The name that the country table gives what the mentions stand for.
    country: Option<&'static str>,
}

/// Within a document two full names that differ by a slip are held to be one only above this similarity.
const SLIP_WITHIN: f64 = 0.8;

/// Clusters the mentions by name. Descriptions by nationality ("the Americans") go to their country where it is named.
pub(super) fn cluster(text: Text<'_>) -> Named {
    let mut spellings = spellings(text);
    spellings.sort_by(|a, b| b.form.fullness().cmp(&a.form.fullness()).then(a.mentions.cmp(&b.mentions)));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<Option<u32>> = vec![None; text.mentions.len()];
    for s in 0..spellings.len() {
        let found = candidates(&spellings, &clusters, s);
        let best = found.iter().map(|&(_, v)| v).max();
        let fitting: Vec<usize> = found.iter().filter(|&&(_, v)| Some(v) == best).map(|&(c, _)| c).collect();
        let chosen = match (best, fitting.as_slice()) {
            (Some(_), [only]) => Some(*only),
            (Some(Verdict::Same), [first, ..]) => Some(*first),
            (Some(Verdict::Part), several) => {
                // A surname that two people bear: each mention means whom the text last spoke of.
                for &m in &spellings[s].mentions {
                    of[m as usize] = latest(text, &spellings, &clusters, several, &of, m, s);
                }
                continue;
            }
            _ => None,
        };
        let c = chosen.unwrap_or_else(|| {
            clusters.push(Vec::new());
            clusters.len() - 1
        });
        clusters[c].push(s);
        for &m in &spellings[s].mentions {
            of[m as usize] = Some(c as u32);
        }
    }
    let mut described: Vec<Cluster> = clusters.iter().map(|members| describe(text, &spellings, members)).collect();
    kinsfolk(&mut described);
    Named { of, clusters: described }
}

/// A name of two words that ends in somebody's surname is a kinsman's, whatever the annotator took it for.
fn kinsfolk(clusters: &mut [Cluster]) {
    let parts = |c: &Cluster| PersonName::parse(&c.name).parts;
    let surnames: FxHashSet<String> = clusters
        .iter()
        .filter(|c| c.kind == EntityKind::Person)
        .map(parts)
        .filter(|p| p.len() >= 2)
        .filter_map(|mut p| p.pop())
        .collect();
    for cluster in clusters {
        let taken_wrongly =
            matches!(cluster.kind, EntityKind::Org | EntityKind::Product | EntityKind::Other | EntityKind::WorkOfArt);
        let words = parts(cluster);
        let common = |w: &String| Nouns::table().get(w).is_some();
        if taken_wrongly
            && words.len() == 2
            && surnames.contains(&words[1])
            && !words.iter().any(common)
            && canonical_organisation(&cluster.name).is_none()
        {
            cluster.kind = EntityKind::Person;
            cluster.gender = gender(&cluster.name);
        }
    }
}

/// Every spelling of a name in the document, its kind by a vote of its mentions.
fn spellings(text: Text<'_>) -> Vec<Spelling> {
    let mut by_text: IndexMap<String, (Vec<u32>, Option<&'static str>, bool)> = IndexMap::new();
    let people = text.mentions.iter().filter(|m| m.entity == EntityKind::Person && m.kind == MentionKind::Name);
    let surnames: FxHashSet<String> =
        people.filter_map(|m| PersonName::parse(&m.text).parts.pop().filter(|_| m.text.contains(' '))).collect();
    for (ix, m) in text.mentions.iter().enumerate() {
        // "Germany" now and then comes as a people.
        // So does a surname.
        let surname = || country::of_nationality(&m.text).is_none() && surnames.contains(&fold(&m.text));
        let peoples = m.entity == EntityKind::Norp
            && !surname()
            && country::by_name(&m.text).is_none_or(|c| c.adjectives.contains(&m.text.as_str()));
        let country = if peoples && m.kind == MentionKind::Definite && m.number == GrammaticalNumber::Plural {
            country::of_nationality(&m.text)
        } else if m.kind != MentionKind::Name {
            continue;
        } else {
            government::of(text, m)
        };
        let country = country.map(|c| c.name);
        // An adjective of nationality is a name of its own, never one with the country.
        let key = match (country, peoples) {
            (Some(name), _) => fold(name),
            (None, true) => {
                format!(
                    "people {}",
                    country::of_nationality(&m.text)
                        .map_or_else(|| fold(&m.text).trim_end_matches('s').to_owned(), |c| fold(c.name))
                )
            }
            (None, false) => fold(&m.text),
        };
        let entry = by_text.entry(key).or_insert_with(|| (Vec::new(), country, peoples && country.is_none()));
        entry.0.push(ix as u32);
        entry.1 = entry.1.or(country);
    }
    by_text
        .into_values()
        .map(|(mentions, country, peoples)| {
            let kind = match (country, peoples) {
                (Some(_), _) => EntityKind::Gpe,
                (None, true) => EntityKind::Norp,
                (None, false) => vote(text, &mentions),
            };
            // The spelling with small letters shows best: "Kim Jong Un", not "KIM JONG UN".
            let shown = mentions.iter().map(|&m| &text.mentions[m as usize].text);
            let shown = shown.max_by_key(|t| t.chars().any(char::is_lowercase)).map_or("", |t| t.as_str());
            Spelling { form: NameForm::new(country.unwrap_or(shown), kind), mentions, country }
        })
        .collect()
}

/// The kind that most mentions of a spelling have; of equals, the one that comes first. `Other` never wins.
fn vote(text: Text<'_>, mentions: &[u32]) -> EntityKind {
    let mut votes: IndexMap<EntityKind, u32> = IndexMap::new();
    for &m in mentions {
        let mention = &text.mentions[m as usize];
        // In running text kinds are told better than in headings.
        let weight = if text.sentence(mention).heading { 1 } else { 2 };
        *votes.entry(mention.entity).or_default() += if mention.entity == EntityKind::Other { 0 } else { weight };
    }
    let kind = votes.into_iter().rev().max_by_key(|&(_, n)| n).map_or(EntityKind::Other, |(kind, _)| kind);
    let name = &text.mentions[mentions[0] as usize].text;
    // What the world knows under that name outweighs the annotator.
    if country::by_name(name).is_some() && !GivenNames::table().knows(&fold(name)) {
        return EntityKind::Gpe;
    }
    match kind {
        EntityKind::Person | EntityKind::Gpe | EntityKind::Other if canonical_organisation(name).is_some() => {
            EntityKind::Org
        }
        EntityKind::Person => not_a_person(name).unwrap_or(kind),
        // A given name in front makes a person of what no annotator placed.
        EntityKind::Other if name.split_once(' ').is_some_and(|(first, _)| GivenNames::table().knows(&fold(first))) => {
            EntityKind::Person
        }
        _ => kind,
    }
}

/// What the last word of a name makes of it, where the annotator took it for a person: "Marlow Police", "Turret Lane".
/// A known given name in front keeps it a person: "Diane Lane".
fn not_a_person(name: &str) -> Option<EntityKind> {
    let (first, rest) = name.split_once(' ')?;
    let last = rest.rsplit(' ').next()?;
    let class = Nouns::table().get(&last.to_lowercase())?.class;
    if GivenNames::table().knows(&fold(first)) {
        return None;
    }
    match class {
        NounClass::Organisation | NounClass::Group => Some(EntityKind::Org),
        NounClass::Place => Some(EntityKind::Fac),
        _ => None,
    }
}

/// The clusters that spelling `s` can belong to, each with its best verdict; those that a full name forbids left out.
fn candidates(spellings: &[Spelling], clusters: &[Vec<usize>], s: usize) -> Vec<(usize, Verdict)> {
    let mut found = Vec::new();
    let form = &spellings[s].form;
    for (c, members) in clusters.iter().enumerate() {
        let mut best = Verdict::Different;
        let mut forbidden = false;
        for &other in members {
            let other = &spellings[other].form;
            if !form.may_match(other) {
                continue;
            }
            match compare_within(form, other) {
                Verdict::Different => forbidden |= form.is_full() && other.is_full() && same_shape(form, other),
                verdict => best = best.max(verdict),
            }
        }
        if best.is_possible() && !forbidden {
            found.push((c, best));
        }
    }
    found
}

/// Names of one kind that a verdict of difference parts for good; an acronym differs from what it stands for.
fn same_shape(a: &NameForm, b: &NameForm) -> bool {
    a.kind == b.kind && a.kind == EntityKind::Person
}

fn compare_within(a: &NameForm, b: &NameForm) -> Verdict {
    let norp = |f: &NameForm| f.kind == EntityKind::Norp;
    if norp(a) != norp(b) {
        return Verdict::Different;
    }
    match a.compare(b) {
        // One document rarely spells one person in two ways; two kinsfolk with like names are as likely.
        Verdict::Similar
            if a.is_full()
                && b.is_full()
                && a.kind == EntityKind::Person
                && similarity(&a.text, &b.text) < SLIP_WITHIN =>
        {
            Verdict::Different
        }
        verdict => verdict,
    }
}

/// Of several bearers of a lone name, the one mentioned last before mention `m` whom courtesy titles don't exclude;
/// bearers of it as a surname before those of it as a given name.
fn latest(
    text: Text<'_>,
    spellings: &[Spelling],
    clusters: &[Vec<usize>],
    several: &[usize],
    of: &[Option<u32>],
    m: u32,
    s: usize,
) -> Option<u32> {
    let mention = &text.mentions[m as usize];
    let told = courtesy(mention);
    let lone = &spellings[s].form.person;
    several
        .iter()
        .filter(|&&c| {
            let full = clusters[c].iter().map(|&x| gender(&spellings[x].form.text)).find(|g| *g != Gender::Unknown);
            told.agrees(full.unwrap_or(Gender::Unknown))
        })
        .max_by_key(|&&c| {
            let surname = clusters[c].iter().any(|&x| spellings[x].form.person.last() == lone.last());
            let before = (0..m).rev().find(|&k| of[k as usize] == Some(c as u32));
            (surname, before, std::cmp::Reverse(c))
        })
        .map(|&c| c as u32)
}

/// The gender that a mention's titles tell.
fn courtesy(mention: &crate::model::Mention) -> Gender {
    if mention.gender != Gender::Unknown {
        return mention.gender;
    }
    let titles = mention.titles.iter().flat_map(|t| t.split(' '));
    titles.filter_map(|w| Titles::table().honorific(w)).find(|g| *g != Gender::Unknown).unwrap_or(Gender::Unknown)
}

fn describe(text: Text<'_>, spellings: &[Spelling], members: &[usize]) -> Cluster {
    let mut votes: IndexMap<EntityKind, usize> = IndexMap::new();
    for &s in members {
        // Lone words are often taken for another kind; the full name tells.
        let weight = if spellings[s].form.is_full() { 100 } else { 1 };
        let known = if spellings[s].form.kind == EntityKind::Other { 0 } else { 1 };
        *votes.entry(spellings[s].form.kind).or_default() += known * weight * spellings[s].mentions.len();
    }
    let kind = votes.into_iter().rev().max_by_key(|&(_, n)| n).map_or(EntityKind::Other, |(kind, _)| kind);
    let fullest = members.iter().max_by_key(|&&s| {
        let spelling = &spellings[s];
        (
            spelling.country.is_some(),
            spelling.form.fullness().0,
            spelling.mentions.len(),
            std::cmp::Reverse(spelling.mentions[0]),
        )
    });
    let name = fullest.map_or("", |&s| match country::by_name(&spellings[s].form.text) {
        Some(country) if kind != EntityKind::Person && kind != EntityKind::Norp => country.name,
        _ => &spellings[s].form.text,
    });
    let told = members.iter().flat_map(|&s| &spellings[s].mentions).map(|&m| courtesy(&text.mentions[m as usize]));
    let given = members.iter().map(|&s| gender(&spellings[s].form.text));
    let gender = if kind == EntityKind::Person {
        told.chain(given).find(|g| *g != Gender::Unknown).unwrap_or(Gender::Unknown)
    } else {
        Gender::Unknown
    };
    Cluster { kind, name: SmolStr::from(name), gender }
}
