//! Whose names are asked for: those of the victims, of the suspects, of the officers.

use super::WORDS;
use crate::extract::claim::context::Context;
use crate::model::{EntityKind, MentionIx, MentionKind};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;

/// Those of one sort whose names an event's reports give or hold back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    /// The attribute that asks whether they have been named.
    pub attribute: SmolStr,
    /// The nouns that they are called by.
    nouns: FxHashSet<String>,
    /// The parts that they play in the event.
    parts: FxHashSet<String>,
}

impl Side {
    /// The side that a noun tells.
    pub fn of_noun(lemma: &str) -> Option<&'static Self> {
        WORDS.side.iter().find(|side| side.nouns.contains(lemma))
    }

    /// The side of those who come to harm: whose names are held back "until their kin are told".
    pub fn of_victims() -> Option<&'static Self> {
        WORDS.side.last()
    }

    pub fn is_of(&self, part: &str) -> bool {
        self.parts.contains(part)
    }
}

/// The parts that the people of a document play, by mention and by all that is said of one.
pub(super) struct Parts<'a> {
    local_of: &'a [Option<u32>],
    by_mention: FxHashMap<MentionIx, Vec<&'a str>>,
    by_local: FxHashMap<u32, Vec<&'a str>>,
}

impl<'a> Parts<'a> {
    pub fn new(local_of: &'a [Option<u32>], roles: &'a [(MentionIx, SmolStr)]) -> Self {
        let (mut by_mention, mut by_local) = (FxHashMap::default(), FxHashMap::default());
        for (m, part) in roles {
            by_mention.entry(*m).or_insert_with(Vec::new).push(part.as_str());
            if let Some(local) = local_of.get(*m as usize).copied().flatten() {
                by_local.entry(local).or_insert_with(Vec::new).push(part.as_str());
            }
        }
        Self { local_of, by_mention, by_local }
    }

    /// The side that whoever a mention stands for is on; `None` where the document does not tell.
    pub fn side_of(&self, m: MentionIx) -> Option<&'static Side> {
        let local = self.local_of.get(m as usize).copied().flatten().and_then(|l| self.by_local.get(&l));
        let parts = local.or_else(|| self.by_mention.get(&m))?;
        WORDS.side.iter().find(|side| parts.iter().any(|part| side.is_of(part)))
    }

    /// Whether the document names anybody on a side.
    pub fn has_name(&self, context: &Context, side: &Side) -> bool {
        let named = |m: MentionIx| {
            let mention = &context.mentions[m as usize];
            mention.kind == MentionKind::Name && mention.entity == EntityKind::Person
        };
        let on = |m: MentionIx| self.side_of(m).is_some_and(|own| own.attribute == side.attribute);
        (0..context.mentions.len() as MentionIx).any(|m| named(m) && on(m))
    }

    /// Whether the document tells of anybody on a side.
    pub fn has(&self, side: &Side) -> bool {
        self.by_mention.values().flatten().any(|part| side.is_of(part))
    }
}
