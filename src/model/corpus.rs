//! All documents of a run, read and put side by side.

use super::{Claim, Document, Entity, Event, MentionIx, Origin, Reading};

/// The readings of all documents with what joins them: what `compare` works on and `report` shows.
///
/// An index of a document (`u32`) is always its place in [`Corpus::readings`], which are sorted by document id.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Corpus {
    /// What each document gave, sorted by document id.
    pub readings: Vec<Reading>,
    /// The things named, across documents.
    pub entities: Vec<Entity>,
    /// The events reported. A document stands in one event at most.
    pub events: Vec<Event>,
    /// Who speaks with one voice. A document stands in one origin at most.
    pub origins: Vec<Origin>,
    // Look-up tables, by document. They are built once, by `new`, which is why the struct can't be written out by hand.
    event_of: Vec<Option<u32>>,
    origin_of: Vec<Option<u32>>,
    entity_of: Vec<Vec<Option<u32>>>,
}

impl Corpus {
    /// Joins readings with what holds them together. Indices that point at no document are passed over.
    ///
    /// ```
    /// use gainsay::model::{Corpus, Event, Id, Reading};
    /// let event = Event { id: Id(1), label: "Launch".into(), documents: vec![0] };
    /// let corpus = Corpus::new(vec![Reading::default(), Reading::default()], vec![], vec![event], vec![]);
    /// assert_eq!(corpus.event_of(0), Some(0));
    /// assert_eq!(corpus.event_of(1), None);
    /// ```
    #[must_use]
    pub fn new(readings: Vec<Reading>, entities: Vec<Entity>, events: Vec<Event>, origins: Vec<Origin>) -> Self {
        let groups = |groups: &mut dyn Iterator<Item = &[u32]>| {
            let mut of = vec![None; readings.len()];
            for (index, documents) in groups.enumerate() {
                for &document in documents {
                    if let Some(slot) = of.get_mut(document as usize) {
                        *slot = Some(index as u32);
                    }
                }
            }
            of
        };
        let event_of = groups(&mut events.iter().map(|e| &e.documents[..]));
        let origin_of = groups(&mut origins.iter().map(|o| &o.documents[..]));
        let mut entity_of: Vec<_> = readings.iter().map(|r| vec![None; r.locals.len()]).collect();
        for (index, entity) in entities.iter().enumerate() {
            for &(document, local) in &entity.members {
                if let Some(slot) = entity_of.get_mut(document as usize).and_then(|of| of.get_mut(local as usize)) {
                    *slot = Some(index as u32);
                }
            }
        }
        Self { readings, entities, events, origins, event_of, origin_of, entity_of }
    }

    /// A document.
    #[must_use]
    pub fn document(&self, document: u32) -> &Document {
        &self.readings[document as usize].document
    }

    /// A claim of a document.
    #[must_use]
    pub fn claim(&self, document: u32, claim: u32) -> &Claim {
        &self.readings[document as usize].claims[claim as usize]
    }

    /// Index of the event whose matter is a document's own main matter.
    #[must_use]
    pub fn event_of(&self, document: u32) -> Option<u32> {
        self.event_of.get(document as usize).copied().flatten()
    }

    /// Index of the origin that a document speaks for; `None` where it speaks for itself alone.
    #[must_use]
    pub fn origin_of(&self, document: u32) -> Option<u32> {
        self.origin_of.get(document as usize).copied().flatten()
    }

    /// Whether two documents are one voice.
    #[must_use]
    pub fn one_voice(&self, a: u32, b: u32) -> bool {
        a == b || self.origin_of(a).is_some_and(|origin| self.origin_of(b) == Some(origin))
    }

    /// Index of the entity that a [`super::LocalEntity`] of a document belongs to.
    #[must_use]
    pub fn entity_of(&self, document: u32, local: u32) -> Option<u32> {
        self.entity_of.get(document as usize)?.get(local as usize).copied().flatten()
    }

    /// Index of the entity that a mention of a document refers to.
    #[must_use]
    pub fn entity_of_mention(&self, document: u32, mention: MentionIx) -> Option<u32> {
        let local = self.readings.get(document as usize)?.local_of.get(mention as usize).copied().flatten()?;
        self.entity_of(document, local)
    }
}
