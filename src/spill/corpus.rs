//! What joins spilled documents, and the corpora that are made of some of them.

use super::{Error, Log, Spill};
use crate::group::{self, Signatures};
use crate::model::{Corpus, Entity, EntityKind, Event, Id, Origin, Reading, Signature};
use crate::normalize::{self, Gathered, Named};
use crate::pipeline;
use rayon::prelude::*;
use smol_str::SmolStr;
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

/// Spilled documents with what joins them. Documents are numbered in the order of their ids.
#[derive(Debug)]
pub(super) struct Joined {
    pub spill: Spill,
    /// For each document, its number in the order of arrival.
    arrival: Vec<u32>,
    pub events: Vec<Vec<u32>>,
    origin_of: Vec<u32>,
    origins: Vec<Id>,
    names: Names,
}

/// The entities that the documents name.
#[derive(Debug)]
struct Names {
    /// For each named thing of each document its place in that and its entity, and where those of each document end.
    things: Vec<(u32, u32)>,
    ends: Vec<u32>,
    entities: Vec<(SmolStr, EntityKind)>,
}

impl Joined {
    pub fn new(spill: Spill) -> Result<Self, Error> {
        let arrival = in_order(&spill.ids)?;
        let signatures = Filed { spill: &spill, arrival: &arrival, failure: Mutex::default() };
        let untied = vec![None; arrival.len()];
        let events = group::event_groups(&signatures, &untied);
        let copies = group::origin_groups(&signatures, &untied);
        if let Some(failure) = signatures.failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(failure);
        }
        let names = Names::of(&spill, &arrival, &events)?;
        let mut joined = Self { spill, arrival, events, origin_of: Vec::new(), origins: Vec::new(), names };
        joined.origins = copies.iter().map(|documents| joined.group_id(documents)).collect();
        joined.origin_of = vec![0; joined.arrival.len()];
        for (origin, documents) in (0..).zip(&copies) {
            documents.iter().for_each(|&d| joined.origin_of[d as usize] = origin);
        }
        Ok(joined)
    }

    fn group_id(&self, documents: &[u32]) -> Id {
        group::group_id(documents.iter().map(|&d| &*self.spill.ids[self.arrival[d as usize] as usize]))
    }

    /// The documents of events with what joins them, and their numbers. What joins them to others is left out.
    pub fn corpus(&self, events: &[u32]) -> Result<(Corpus, Vec<u32>), Error> {
        let members = events.iter().map(|&event| &self.events[event as usize]);
        let mut documents: Vec<u32> = members.clone().flatten().copied().collect();
        documents.sort_unstable();
        let place = |document: u32| documents.partition_point(|&d| d < document) as u32;
        let (readings, signatures): (Vec<Reading>, Vec<Signature>) = documents
            .par_iter()
            .map(|&d| {
                let number = self.arrival[d as usize] as usize;
                Ok((self.spill.read(&self.spill.readings, number)?, self.spill.read(&self.spill.signatures, number)?))
            })
            .collect::<Result<Vec<_>, Error>>()?
            .into_iter()
            .unzip();
        let event = |members: &Vec<u32>| {
            let documents: Vec<u32> = members.iter().map(|&d| place(d)).collect();
            let signatures: Vec<&Signature> = documents.iter().map(|&d| &signatures[d as usize]).collect();
            Event { id: self.group_id(members), label: group::label(&signatures), documents }
        };
        let events = members.map(event).collect();
        let things = (0..).zip(&documents).flat_map(|(place, &d)| {
            self.names.things_of(d).iter().map(move |&(local, entity)| (entity, (place, local)))
        });
        let entity = |(entity, members): (u32, Vec<(u32, u32)>)| {
            let (name, kind) = self.names.entities[entity as usize].clone();
            Entity { id: Id::default(), name, kind, variants: Vec::new(), members }
        };
        let entities = grouped(things).into_iter().map(entity).collect();
        let voices = (0..).zip(&documents).map(|(place, &d)| (self.origin_of[d as usize], place));
        let origin = |(origin, documents): (u32, Vec<u32>)| Origin { id: self.origins[origin as usize], documents };
        let origins = grouped(voices).into_iter().map(origin).collect();
        Ok((Corpus::new(readings, entities, events, origins), documents))
    }
}

impl Names {
    fn of(spill: &Spill, arrival: &[u32], events: &[Vec<u32>]) -> Result<Self, Error> {
        let mut gathered = Gathered::default();
        for &number in arrival {
            gathered.take(spill.read::<Vec<Named>>(&spill.names, number as usize)?.into_iter());
        }
        let nodes = gathered.finish();
        let joined = normalize::Joined::new(&nodes, events);
        let entities = joined.members().map(|members| normalize::canonical(&nodes, members)).collect();
        let things = nodes.nodes.iter().zip(&joined.entity_of).map(|(node, &entity)| (node.local, entity)).collect();
        let ends = (0..nodes.documents()).map(|document| nodes.of_document(document).end).collect();
        Ok(Self { things, ends, entities })
    }

    /// The named things of a document: their places in it and their entities.
    fn things_of(&self, document: u32) -> &[(u32, u32)] {
        let start = document.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.things[start as usize..self.ends[document as usize] as usize]
    }
}

/// The numbers of documents in the order of their ids.
fn in_order(ids: &[Box<str>]) -> Result<Vec<u32>, Error> {
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    let id = |n: u32| &ids[n as usize];
    order.par_sort_unstable_by(|&a, &b| id(a).cmp(id(b)));
    match order.windows(2).find(|pair| id(pair[0]) == id(pair[1])) {
        Some(pair) => Err(pipeline::Error::DuplicateId(id(pair[0]).to_string()).into()),
        None => Ok(order),
    }
}

/// What has one number, by number, otherwise in order.
fn grouped<T>(items: impl Iterator<Item = (u32, T)>) -> Vec<(u32, Vec<T>)> {
    let mut items: Vec<(u32, T)> = items.collect();
    items.sort_by_key(|&(number, _)| number);
    let mut groups: Vec<(u32, Vec<T>)> = Vec::new();
    for (number, item) in items {
        match groups.last_mut() {
            Some((last, group)) if *last == number => group.push(item),
            _ => groups.push((number, vec![item])),
        }
    }
    groups
}

/// Signatures in their file.
struct Filed<'s> {
    spill: &'s Spill,
    arrival: &'s [u32],
    /// What went wrong first.
    failure: Mutex<Option<Error>>,
}

impl Signatures for Filed<'_> {
    fn count(&self) -> u32 {
        self.arrival.len() as u32
    }

    fn get(&self, document: u32) -> Cow<'_, Signature> {
        let log: &Log = &self.spill.signatures;
        Cow::Owned(self.spill.read(log, self.arrival[document as usize] as usize).unwrap_or_else(|error| {
            self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
            Signature::default()
        }))
    }
}
