//! Who is hurt and who is held for it: `data/names/parts.toml`.

use super::Text;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Dep, EntityKind, Mention, MentionKind, Tag};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    victim: Victim,
    suspect: Suspect,
}

#[derive(Deserialize)]
struct Victim {
    nouns: String,
    patient: String,
    subject: String,
    deeds: String,
}

#[derive(Deserialize)]
struct Suspect {
    nouns: String,
    patient: String,
    subject: String,
    deeds: String,
    inside: String,
    agent: bool,
}

struct Table {
    victim: [FxHashSet<String>; 4],
    suspect: [FxHashSet<String>; 4],
    /// Where those are who are held.
    inside: FxHashSet<String>,
    suspect_acts: bool,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = knowledge!("names/parts.toml");
    let set = |s: &str| s.split_whitespace().map(str::to_owned).collect::<FxHashSet<_>>();
    Table {
        victim: [
            set(&file.victim.nouns),
            set(&file.victim.patient),
            set(&file.victim.subject),
            set(&file.victim.deeds),
        ],
        suspect: [
            set(&file.suspect.nouns),
            set(&file.suspect.patient),
            set(&file.suspect.subject),
            set(&file.suspect.deeds),
        ],
        inside: set(&file.suspect.inside),
        suspect_acts: file.suspect.agent,
    }
});

/// The part somebody plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Victim,
    Suspect,
}

/// The part that a noun names.
pub(super) fn of_noun(lemma: &str) -> Option<Part> {
    if TABLE.victim[0].contains(lemma) {
        Some(Part::Victim)
    } else if TABLE.suspect[0].contains(lemma) {
        Some(Part::Suspect)
    } else {
        None
    }
}

/// The part that a mention plays where it stands.
pub(super) fn of_mention(text: Text<'_>, m: &Mention) -> Option<Part> {
    by_verb(text, m).or_else(|| by_deed(text, m)).or_else(|| by_clause(text, m))
}

/// "The release of Oduya", "Oduya's arrest".
fn by_deed(text: Text<'_>, m: &Mention) -> Option<Part> {
    let sentence = text.sentence(m);
    let (_, governor) = text.governor(m)?;
    let noun = match text.head(m).dep {
        Dep::Poss => governor,
        Dep::Pobj if governor.lemma == "of" => sentence.tokens.get(governor.head as usize)?,
        _ => return None,
    };
    let lemma = noun.lemma.as_str();
    if TABLE.suspect[3].contains(lemma) {
        Some(Part::Suspect)
    } else {
        TABLE.victim[3].contains(lemma).then_some(Part::Victim)
    }
}

/// "Oduya is in prison", "Oduya, who was arrested in May".
fn by_clause(text: Text<'_>, m: &Mention) -> Option<Part> {
    let sentence = text.sentence(m);
    let lemma = |token: u16| sentence.tokens[token as usize].lemma.as_str();
    let held = |verb: u16| {
        let within = sentence.children(verb).filter(|&c| lemma(c) == "in").filter_map(|c| sentence.child(c, Dep::Pobj));
        matches!(lemma(verb), "be" | "remain" | "sit" | "stay") && within.map(lemma).any(|l| TABLE.inside.contains(l))
    };
    if text.head(m).dep == Dep::Nsubj {
        return text.governor(m).filter(|&(verb, _)| held(verb)).map(|_| Part::Suspect);
    }
    let clause = sentence.child(m.head.token, Dep::Relcl)?;
    if sentence.child(clause, Dep::Nsubjpass).is_some_and(|who| lemma(who) == "who") {
        return match lemma(clause) {
            verb if TABLE.suspect[1].contains(verb) => Some(Part::Suspect),
            verb => TABLE.victim[1].contains(verb).then_some(Part::Victim),
        };
    }
    (held(clause) && sentence.child(clause, Dep::Nsubj).is_some_and(|who| lemma(who) == "who")).then_some(Part::Suspect)
}

/// What is done to somebody, or by them.
fn by_verb(text: Text<'_>, m: &Mention) -> Option<Part> {
    let sentence = text.sentence(m);
    let (_, governor) = text.governor(m)?;
    // "by the man": the preposition's governor is the verb.
    let verb = |lemma: &str, sets: &[FxHashSet<String>; 4], which: usize| sets[which].contains(lemma);
    let (lemma, passive_agent) = match (text.head(m).dep, governor.dep) {
        (Dep::Pobj, Dep::Agent) => (sentence.tokens.get(governor.head as usize)?.lemma.as_str(), true),
        _ => (governor.lemma.as_str(), false),
    };
    match text.head(m).dep {
        Dep::Nsubjpass | Dep::Dobj => {
            if verb(lemma, &TABLE.suspect, 1) {
                Some(Part::Suspect)
            } else if verb(lemma, &TABLE.victim, 1) {
                Some(Part::Victim)
            } else {
                None
            }
        }
        Dep::Nsubj => {
            if verb(lemma, &TABLE.victim, 2) {
                Some(Part::Victim)
            } else if verb(lemma, &TABLE.suspect, 2) || TABLE.suspect_acts && is_violent(lemma) {
                Some(Part::Suspect)
            } else {
                None
            }
        }
        Dep::Pobj if passive_agent && TABLE.suspect_acts && is_violent(lemma) => Some(Part::Suspect),
        _ => None,
    }
}

/// The mentions of those whom a document has accused, caught or charged, or whom it calls so ("the attacker"), in order.
pub(super) fn accused(text: Text<'_>) -> impl Iterator<Item = u32> {
    (0..text.mentions.len() as u32).filter(move |&ix| {
        let m = &text.mentions[ix as usize];
        m.entity == EntityKind::Person && m.kind != MentionKind::Pronoun && !is_nobody(text, m) && is_accused(text, m)
    })
}

/// The mentions of those whom a document calls by a noun for who was harmed ("the victim"), in order.
pub(super) fn victims(text: Text<'_>) -> impl Iterator<Item = u32> {
    (0..text.mentions.len() as u32).filter(move |&ix| {
        let m = &text.mentions[ix as usize];
        m.entity == EntityKind::Person && !is_nobody(text, m) && of_noun(&m.text) == Some(Part::Victim)
    })
}

/// "No suspect", "nobody".
fn is_nobody(text: Text<'_>, m: &Mention) -> bool {
    matches!(text.word(m, m.start).lower().as_ref(), "no" | "any" | "nobody" | "anybody")
}

fn is_accused(text: Text<'_>, m: &Mention) -> bool {
    let sentence = text.sentence(m);
    let of = |token: u16| sentence.tokens[token as usize].lemma.as_str();
    let negated = |verb: u16| sentence.child(verb, Dep::Neg).is_some();
    if m.kind != MentionKind::Name && TABLE.suspect[0].contains(m.text.as_str()) {
        return true;
    }
    // "a teenager accused of theft"
    let accused_of = |c: u16| {
        let token = &sentence.tokens[c as usize];
        let faces =
            || token.lemma == "face" && sentence.child(c, Dep::Dobj).is_some_and(|object| of(object) == "charge");
        token.dep == Dep::Acl && (token.tag == Tag::Vbn && TABLE.suspect[1].contains(token.lemma.as_str()) || faces())
    };
    if sentence.children(m.head.token).any(accused_of) {
        return true;
    }
    let Some((verb, governor)) = text.governor(m) else { return false };
    if !governor.tag.is_verb() || negated(verb) {
        return false;
    }
    match text.head(m).dep {
        Dep::Nsubjpass | Dep::Dobj => {
            let guilty = |c: u16| of(c) == "guilty";
            TABLE.suspect[1].contains(governor.lemma.as_str())
                || governor.lemma == "find" && sentence.children(verb).any(guilty)
        }
        Dep::Nsubj => {
            let owns_up = matches!(governor.lemma.as_str(), "surrender" | "plead" | "confess");
            let appears = governor.lemma == "appear"
                && sentence
                    .children(verb)
                    .filter(|&c| sentence.tokens[c as usize].dep == Dep::Prep)
                    .filter_map(|c| sentence.child(c, Dep::Pobj))
                    .any(|place| of(place) == "court");
            let faces = governor.lemma == "face"
                && sentence.child(verb, Dep::Dobj).is_some_and(|object| of(object) == "charge");
            owns_up || appears || faces
        }
        _ => false,
    }
}

/// Of what is done to victims, what somebody does to them with intent.
fn is_violent(lemma: &str) -> bool {
    matches!(lemma, "kill" | "shoot" | "stab" | "murder" | "slay" | "assault" | "attack")
}
