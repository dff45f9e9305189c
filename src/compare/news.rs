//! What the documents of an event report as news, told from what they recall: the quake of years before, another shooting.

use super::things::{Resolved, Thing, Things};
use crate::model::{Corpus, LEAD, Occasion, Role};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Days before publication that news may tell of, and after it that it may announce.
const FRESH: (i32, i32) = (8, 60);

/// The sentences, title included, that tell the news and nothing else.
const NOTHING_ELSE: u32 = 2;

/// Claims of one scope are on one happening; those of two scopes never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Scope {
    /// The news.
    News,
    /// What all documents of the event date alike.
    Recalled(Occasion),
    /// What one document recalls without a date: no other need mean the same.
    Alone(u32),
}

/// When the news of an event was.
#[derive(Debug)]
pub(super) struct News {
    /// The days on which documents of the event were published; none where no document tells.
    published: Vec<Date>,
    /// The occasions told where documents report their news.
    leads: BTreeSet<Occasion>,
    /// The places named where documents report their news.
    places: BTreeSet<Thing>,
    known: FxHashMap<Occasion, bool>,
}

impl News {
    pub fn of(corpus: &Corpus, documents: &[u32], things: &Things) -> Self {
        let published = documents
            .iter()
            .filter_map(|&d| corpus.document(d).published.filter(|p| p.is_trusted()).map(|p| p.date()))
            .collect();
        let leads = documents
            .iter()
            .flat_map(|&d| &corpus.readings[d as usize].claims)
            .filter(|claim| {
                // A day without its year is mostly of these weeks.
                let recent = matches!(claim.occasion, Occasion::Dated { year: None, day: Some(_), .. });
                claim.trigger.sentence < if recent { LEAD } else { NOTHING_ELSE }
            })
            .map(|claim| claim.occasion)
            .collect();
        let mut places = BTreeSet::new();
        for &d in documents {
            let mentions = &corpus.readings[d as usize].mentions;
            let early = (0u32..).zip(mentions).filter(|(_, m)| m.head.is_in_lead());
            places.extend(early.filter_map(|(m, _)| things.of_mention(corpus, d, m)).filter(|&t| things.is_place(t)));
        }
        Self { published, leads, places, known: FxHashMap::default() }
    }

    /// The place, other than those of the news, that a claim is bound to: the dead of one village are not all the dead.
    pub fn elsewhere(&self, things: &Things, slots: &[(Role, Resolved)]) -> Option<Thing> {
        let places = slots.iter().filter(|(role, _)| *role == Role::Place).filter_map(|(_, place)| place.thing);
        let mut named = places.filter(|&place| things.is_place(place) && things.list[place as usize].entity.is_some());
        named.find(|place| !self.places.contains(place))
    }

    /// The scope of a document's claim.
    pub fn scope(&mut self, document: u32, occasion: Occasion) -> Scope {
        match occasion {
            Occasion::News => Scope::News,
            Occasion::Other => Scope::Alone(document),
            Occasion::Dated { .. } if self.is_fresh(occasion) => Scope::News,
            Occasion::Dated { .. } => Scope::Recalled(occasion),
        }
    }

    fn is_fresh(&mut self, occasion: Occasion) -> bool {
        if let Some(&known) = self.known.get(&occasion) {
            return known;
        }
        // Where no document has a date, the news is what documents begin with.
        let fresh = if self.published.is_empty() {
            self.leads.contains(&occasion)
        } else {
            self.published.iter().any(|&published| near(occasion, published))
        };
        self.known.insert(occasion, fresh);
        fresh
    }
}

/// Whether a paper of the day `published` may report what was then as news. A year alone is too long for that.
fn near(occasion: Occasion, published: Date) -> bool {
    let Occasion::Dated { year, month: Some(month), day } = occasion else { return false };
    // A day without a year is of the year that brings it nearest.
    let years = year.map_or(published.year() - 1..=published.year() + 1, |year| year..=year);
    let (from, to) = (published.saturating_sub(FRESH.0.days()), published.saturating_add(FRESH.1.days()));
    years.into_iter().filter_map(|year| Date::new(year, month, day.unwrap_or(1)).ok()).any(|first| {
        let last = if day.is_some() { first } else { first.last_of_month() };
        first <= to && last >= from
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Occasion {
        Occasion::Dated { year, month, day }
    }

    #[test]
    fn news_is_of_the_days_about_publication() {
        let published = Date::constant(2021, 1, 5);
        assert!(near(dated(None, Some(1), Some(4)), published));
        assert!(near(dated(None, Some(12), Some(30)), published), "the turn of the year");
        assert!(near(dated(Some(2021), Some(2), None), published), "a month to come");
        assert!(!near(dated(Some(2020), Some(1), Some(4)), published), "a year before");
        assert!(!near(dated(None, Some(10), None), published));
        assert!(!near(dated(Some(2021), None, None), published), "a year tells too little");
    }
}
