//! Capitals and seats of government that stand for a country's government: `data/names/government.toml`.

use super::Text;
use crate::knowledge::knowledge;
use crate::model::{Dep, EntityKind, Mention, MentionKind, Tag};
use crate::normalize::country::{self, Country, Sense};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct File {
    verbs: String,
    possessions: String,
    partners: String,
    prepositions: String,
    places: String,
}

struct Table {
    verbs: FxHashSet<String>,
    possessions: FxHashSet<String>,
    partners: FxHashSet<String>,
    prepositions: FxHashSet<String>,
    places: FxHashSet<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = knowledge!("names/government.toml");
    let set = |s: &str| s.split_whitespace().map(str::to_owned).collect();
    Table {
        verbs: set(&file.verbs),
        possessions: set(&file.possessions),
        partners: set(&file.partners),
        prepositions: set(&file.prepositions),
        places: set(&file.places),
    }
});

/// The country whose government a mention stands for by the name of a place or building: "Moscow said",
/// "the Kremlin's plan", "talks with Tehran".
pub(super) fn of(text: Text<'_>, m: &Mention) -> Option<&'static Country> {
    if m.kind != MentionKind::Name || m.entity == EntityKind::Person {
        return None;
    }
    let (country, sense) =
        country::senses(&m.text).find(|&(_, sense)| matches!(sense, Sense::Capital | Sense::Government))?;
    match sense {
        // A seat of government stands for it unless somebody is at the spot.
        Sense::Government => (!is_spot(text, m)).then_some(country),
        // Singapore, Luxembourg and the like are countries first.
        _ if country::by_name(&m.text).is_some() => None,
        _ => acts(text, m).then_some(country),
    }
}

fn is_spot(text: Text<'_>, m: &Mention) -> bool {
    text.head(m).dep == Dep::Pobj && text.governor(m).is_some_and(|(_, p)| TABLE.places.contains(p.lemma.as_str()))
}

fn acts(text: Text<'_>, m: &Mention) -> bool {
    let Some((at, governor)) = text.governor(m) else { return false };
    let sentence = text.sentence(m);
    match text.head(m).dep {
        Dep::Nsubj => governor.tag.is_verb() && TABLE.verbs.contains(governor.lemma.as_str()),
        Dep::Poss | Dep::Compound | Dep::Amod | Dep::Nmod => TABLE.possessions.contains(governor.lemma.as_str()),
        Dep::Pobj => {
            let by_agent = governor.dep == Dep::Agent;
            let partner = TABLE.prepositions.contains(governor.lemma.as_str())
                && sentence
                    .tokens
                    .get(governor.head as usize)
                    .is_some_and(|t| TABLE.partners.contains(t.lemma.as_str()));
            by_agent || partner
        }
        Dep::Dobj | Dep::Dative => governor.tag.is_verb() && TABLE.partners.contains(governor.lemma.as_str()),
        // "Washington and Moscow": as the first of them, which is not looked up again here, so only the plain cases.
        Dep::Conj => {
            let first = &sentence.tokens[at as usize];
            first.tag == Tag::Nnp
                && match sentence.tokens.get(first.head as usize) {
                    Some(t) if first.dep == Dep::Nsubj => TABLE.verbs.contains(t.lemma.as_str()),
                    Some(p) if first.dep == Dep::Pobj => {
                        TABLE.prepositions.contains(p.lemma.as_str())
                            && sentence
                                .tokens
                                .get(p.head as usize)
                                .is_some_and(|t| TABLE.partners.contains(t.lemma.as_str()))
                    }
                    _ => false,
                }
        }
        _ => false,
    }
}
