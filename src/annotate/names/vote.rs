//! One name, one type: the mentions of a document vote.
//!
//! The recogniser sees one sentence at a time, and a lone surname there looks like a town or a company. The full name
//! elsewhere in the document tells.

use super::aged;
use super::insert;
use super::patterns::befalls_people;
use crate::model::{Dep, Document, EntityKind, EntitySpan, Sentence, Tag, Token};
use rustc_hash::{FxHashMap, FxHashSet};

/// The types between which names are confused, in the order in which equal votes are settled.
const CANDIDATES: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Gpe,
    EntityKind::Org,
    EntityKind::Norp,
    EntityKind::Loc,
    EntityKind::Fac,
    EntityKind::Product,
];

type Ballot = [u32; CANDIDATES.len()];

const PERSON: usize = 0;
const GPE: usize = 1;

fn candidate(kind: EntityKind) -> Option<usize> {
    CANDIDATES.iter().position(|&c| c == kind)
}

/// The tokens of a name without "the" before and "'s" behind.
fn core(s: &Sentence, e: &EntitySpan, text: &str) -> (u16, u16) {
    let (mut from, mut to) = (e.start, e.end);
    if to - from > 1 && s.word(from, text).eq_ignore_ascii_case("the") {
        from += 1;
    }
    while to - from > 1 && s.tokens[to as usize - 1].tag == Tag::Pos {
        to -= 1;
    }
    (from, to)
}

fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Gives the mentions of one name the type that most of them have, and names passed over the type of their like.
pub fn apply(document: &Document, sentences: &mut [Sentence]) {
    let mut ballots: FxHashMap<String, Ballot> = FxHashMap::default();
    let mut surnames: FxHashMap<&str, u32> = FxHashMap::default();
    for s in &*sentences {
        let text = document.field(s.field);
        // Headlines are read badly.
        let weight = if s.heading { 1 } else { 2 };
        for e in &s.entities {
            let Some(c) = candidate(e.kind) else { continue };
            let (from, to) = core(s, e, text);
            let vote = &mut ballots.entry(key(s, from, to, text)).or_default()[c];
            *vote += weight;
            if c == PERSON && aged::has_age(s, text, from, to) {
                *vote += 2 * weight;
            }
            if c == GPE && to - from == 1 && from > 0 && s.word(from - 1, text).eq_ignore_ascii_case("in") {
                // One is in a town, not in a person.
                *vote += 2 * weight;
            }
            let last = s.word(to - 1, text);
            if c == PERSON && (2..=4).contains(&(to - from)) && last.chars().count() > 2 && capital(last) {
                *surnames.entry(last).or_default() += weight;
            }
        }
    }
    for s in &*sentences {
        let text = document.field(s.field);
        for name in s.tokens.iter().enumerate().filter(|(i, t)| suffers(s, *i, t)).map(|(i, _)| s.word(i as u16, text))
        {
            ballots.entry(name.to_owned()).or_default()[PERSON] += 2;
        }
    }
    // Single words that stand for people, as far as they are read where they stand alone.
    let lone: FxHashSet<String> = ballots
        .iter()
        .filter(|(name, votes)| {
            let rest: u32 = votes.iter().sum::<u32>() - votes[PERSON];
            !name.contains(' ') && votes[PERSON] > 0 && votes[PERSON] >= 2 * rest
        })
        .map(|(name, _)| name.clone())
        .collect();
    for (&surname, &n) in &surnames {
        // Order does not matter: each surname has its own ballot.
        ballots.entry(surname.to_owned()).or_default()[PERSON] += 2 * n;
    }
    let winners: FxHashMap<String, EntityKind> = ballots
        .into_iter()
        .filter_map(|(name, votes)| {
            let best = (0..votes.len()).max_by_key(|&c| (votes[c], std::cmp::Reverse(c)))?;
            let rest: u32 = votes.iter().sum::<u32>() - votes[best];
            // A name that looks like a product in one sentence and like nothing sure in others is hardly one.
            let sure = CANDIDATES[best] != EntityKind::Product;
            (sure && votes[best] >= 3 && votes[best] >= 2 * rest).then_some((name, CANDIDATES[best]))
        })
        .collect();
    if winners.is_empty() && lone.is_empty() {
        return;
    }

    for s in sentences {
        let text = document.field(s.field);
        for k in 0..s.entities.len() {
            let e = s.entities[k];
            if candidate(e.kind).is_some() {
                let (from, to) = core(s, &e, text);
                // "Wren Tolliver" is no company where "Tolliver" is a person throughout.
                let bearer = || {
                    let surname = matches!(e.kind, EntityKind::Org | EntityKind::Norp | EntityKind::Product)
                        && (2..=3).contains(&(to - from))
                        && (from..to).all(|i| s.tokens[usize::from(i)].tag == Tag::Nnp && capital(s.word(i, text)))
                        && lone.contains(s.word(to - 1, text));
                    surname.then_some(EntityKind::Person)
                };
                let own = winners.get(&key(s, from, to, text)).copied();
                if let Some(kind) = bearer().or(own) {
                    s.entities[k].kind = kind;
                }
            }
        }
        let mut i = 0u16;
        while usize::from(i) < s.tokens.len() {
            let start = i;
            while s.tokens.get(usize::from(i)).is_some_and(|t| t.tag.is_proper()) && s.entity_at(i).is_none() {
                i += 1;
            }
            if i > start {
                if let Some(&kind) = winners.get(&key(s, start, i, text)).filter(|_| capital(s.word(start, text))) {
                    insert(s, EntitySpan { start, end: i, kind });
                }
            } else {
                i += 1;
            }
        }
    }
}

/// Whether a token is a name by itself and the subject of what befalls people alone: "Tolliver was arrested".
fn suffers(s: &Sentence, i: usize, token: &Token) -> bool {
    let alone = token.tag == Tag::Nnp
        && !s.heading
        && i.checked_sub(1).is_none_or(|k| !s.tokens[k].tag.is_proper())
        && s.tokens.get(i + 1).is_none_or(|t| !t.tag.is_proper());
    alone
        && token.dep == Dep::Nsubjpass
        && s.tokens.get(usize::from(token.head)).is_some_and(|verb| befalls_people(&verb.lemma))
}

fn key(s: &Sentence, from: u16, to: u16, text: &str) -> String {
    let mut key = String::new();
    for i in from..to {
        if i > from {
            key.push(' ');
        }
        key.push_str(s.word(i, text));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, NO_HEAD, Span};

    type Found = (u16, u16, EntityKind);

    /// Sentences of words, proper nouns by their capitals, with entities as (first, end, kind).
    fn run(lines: &[(&str, &[Found])]) -> Vec<Vec<(String, EntityKind)>> {
        let text = lines.iter().map(|l| l.0).collect::<Vec<_>>().join("\n");
        let document = Document { text, ..Document::default() };
        let mut at = 0;
        let mut sentences: Vec<Sentence> = lines
            .iter()
            .map(|(line, found)| {
                let span = Span::new(at, at + line.len() as u32);
                let tokens = line
                    .split(' ')
                    .map(|w| {
                        let span = Span::new(at, at + w.len() as u32);
                        at = span.end + 1;
                        let tag = if capital(w) { Tag::Nnp } else { Tag::Nn };
                        Token { span, lemma: w.into(), tag, head: NO_HEAD, dep: Dep::Dep }
                    })
                    .collect();
                let entities = found.iter().map(|&(start, end, kind)| EntitySpan { start, end, kind }).collect();
                Sentence { field: Field::Text, span, block: 0, heading: false, tokens, entities }
            })
            .collect();
        apply(&document, &mut sentences);
        let name = |s: &Sentence, e: &EntitySpan| (s.cover(e.start..e.end).span.of(&document.text).to_owned(), e.kind);
        sentences.iter().map(|s| s.entities.iter().map(|e| name(s, e)).collect()).collect()
    }

    use EntityKind::{Gpe, Org, Person};

    #[test]
    fn a_lone_surname_follows_the_full_name() {
        let got = run(&[
            ("Ada Quill spoke", &[(0, 2, Person)]),
            ("later Quill left", &[(1, 2, Org)]),
            ("and Quill slept", &[]),
        ]);
        assert_eq!(got[1], [("Quill".into(), Person)]);
        assert_eq!(got[2], [("Quill".into(), Person)]);
    }

    #[test]
    fn a_full_name_follows_its_lone_surname() {
        let late = [("later Quill left", &[(1, 2, Person)][..]), ("and Quill slept", &[(1, 2, Person)])];
        let got = run(&[("Ada Quill spoke", &[(0, 2, Org)]), late[0], late[1]]);
        assert_eq!(got[0], [("Ada Quill".into(), Person)]);
        let got = run(&[("Quill Ada spoke", &[(0, 2, Org)]), late[0], late[1]]);
        assert_eq!(got[0], [("Quill Ada".into(), Org)]);
    }

    #[test]
    fn a_town_is_not_a_surname() {
        let got = run(&[
            ("Jack London spoke", &[(0, 2, Person)]),
            ("rain in London fell", &[(2, 3, Gpe)]),
            ("snow in London fell", &[(2, 3, Gpe)]),
        ]);
        assert_eq!(got[1], [("London".into(), Gpe)]);
    }

    #[test]
    fn the_majority_wins() {
        let got =
            run(&[("Borgen won", &[(0, 1, Org)]), ("Borgen lost", &[(0, 1, Org)]), ("Borgen drew", &[(0, 1, Gpe)])]);
        assert_eq!(got[2], [("Borgen".into(), Org)]);
    }
}
