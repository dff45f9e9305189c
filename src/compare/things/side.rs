//! The two sides of what happened to people, and whether a document tells of several on one.

use super::profile::Profile;
use super::rules::{RULES, SideOf};
use super::told::is_another;
use crate::model::{Corpus, EntityKind, GrammaticalNumber, MentionIx, Value};

/// Those to whom one sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Killed or hurt.
    Harmed,
    /// Killed: of the harmed.
    Killed,
    /// Suspected, caught or charged.
    Accused,
}

impl Side {
    pub const ALL: [Self; 3] = [Self::Harmed, Self::Killed, Self::Accused];

    fn rules(self) -> &'static SideOf {
        match self {
            Self::Harmed => &RULES.harmed,
            Self::Killed => &RULES.killed,
            Self::Accused => &RULES.accused,
        }
    }

    /// Whether who plays a part is one of them.
    pub fn has(self, part: &str) -> bool {
        self.rules().parts.iter().any(|own| own == part)
    }

    /// The mentions of people whom a document has on it, in order, each with its local.
    pub fn players(self, corpus: &Corpus, document: u32) -> impl Iterator<Item = (MentionIx, u32)> {
        let reading = &corpus.readings[document as usize];
        let mut last = None;
        let here = reading.roles.iter().filter(move |(_, part)| self.has(part)).map(|(m, _)| *m);
        here.filter(|&m| reading.mentions[m as usize].entity == EntityKind::Person)
            // Roles are sorted: who plays several parts comes several times in a row.
            .filter(move |&m| last.replace(m) != Some(m))
            .filter_map(|m| Some((m, reading.local_of[m as usize]?)))
    }

    /// Whether a document says that there are several on it: by a count, a group, "another man".
    pub fn is_of_several(self, corpus: &Corpus, document: u32) -> bool {
        let reading = &corpus.readings[document as usize];
        let plural = |number| number == GrammaticalNumber::Plural;
        let more_than_one = |value: &Value| match value {
            Value::Number(n) => n.set.0.first().is_some_and(|i| i.low > 1.0),
            _ => false,
        };
        let tolls = &self.rules().tolls;
        reading.claims.iter().any(|c| tolls.iter().any(|toll| toll == c.attribute.name()) && more_than_one(&c.value))
            || self.players(corpus, document).any(|(m, local)| {
                let mention = &reading.mentions[m as usize];
                plural(mention.number)
                    || plural(reading.locals[local as usize].number)
                    || is_another(corpus, document, mention)
            })
    }
}

impl Profile {
    /// Whether somebody is on a side.
    pub fn is_on(&self, side: Side) -> bool {
        match side {
            Side::Harmed => self.harmed,
            Side::Killed => self.plays("killed"),
            Side::Accused => self.accused,
        }
    }
}
