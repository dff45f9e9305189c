//! What the documents of one event say, put side by side.

use super::pack::unpack;
use super::record::{Found, Gathered, Placed, Row};
use super::{Error, put, records};
use crate::extract::Lexicon;
use crate::model::{Corpus, Entity, EntityKind, Event, Finding, Id, Origin, Reading};
use crate::report::{self, Selection, View};
use crate::{Options, compare, pipeline};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

/// Compares what the documents of each event say. Every finding is told of, for ids are told apart over all events; those that
/// `selection` takes have rows.
///
/// # Errors
/// When a line is not [`Gathered`], or the records can't be written.
pub fn compare(
    input: impl BufRead,
    mut out: impl Write,
    selection: &Selection,
    options: &Options,
) -> Result<(), Error> {
    for event in records::<Gathered>(input) {
        let (line, event) = event?;
        let number = event.event;
        let corpus = corpus(event).map_err(|what| Error::Line { line, what })?;
        let findings =
            pipeline::on_threads(options, || compare::of_event(&corpus, 0, Lexicon::builtin(), options.frames()))?;
        let view = View::new(&corpus);
        for finding in &findings {
            put(&mut out, &found(&view, number, finding, selection)?)?;
        }
    }
    out.flush().map_err(Error::Write)
}

/// The documents of an event as a corpus of their own: numbers are other ones, and lie to one another as those of all documents.
fn corpus(event: Gathered) -> Result<Corpus, String> {
    let mut documents = event.documents;
    documents.sort_by(|a, b| a.place.document.cmp(&b.place.document));
    let Some(first) = documents.first().map(|first| &first.place) else { return Err("an event of no document".into()) };
    let everything = (0..documents.len() as u32).collect();
    let events = vec![Event { id: first.event_id, label: first.label.clone(), documents: everything }];
    let mut origins: BTreeMap<u32, Origin> = BTreeMap::new();
    let mut entities: BTreeMap<u32, Entity> = BTreeMap::new();
    for (index, Placed { place, .. }) in (0..).zip(&documents) {
        let origin = || Origin { id: place.origin_id, documents: Vec::new() };
        origins.entry(place.origin).or_insert_with(origin).documents.push(index);
        for (local, number, name) in &place.entities {
            entities.entry(*number).or_insert_with(|| entity(name)).members.push((index, *local));
        }
    }
    let readings: Vec<Reading> =
        documents.iter().map(|document| unpack(&document.reading)).collect::<Result<_, _>>()?;
    Ok(Corpus::new(readings, entities.into_values().collect(), events, origins.into_values().collect()))
}

/// An entity as far as a comparison asks for it: its name, and who bears it.
fn entity(name: &SmolStr) -> Entity {
    Entity { id: Id(0), name: name.clone(), kind: EntityKind::Other, variants: Vec::new(), members: Vec::new() }
}

fn found(view: &View<'_>, event: u32, finding: &Finding, selection: &Selection) -> Result<Found, Error> {
    let rows = if selection.takes(finding) { report::rows(view, finding).map_err(Error::Write)? } else { Vec::new() };
    let by_evidence = compare::by_evidence(view.corpus, finding, finding.id);
    Ok(Found {
        event,
        rank: finding.relation.rank(),
        relation: finding.relation,
        confidence: finding.confidence,
        question: finding.question.clone(),
        id: finding.id,
        by_evidence,
        by_claims: [finding.id, by_evidence].map(|id| compare::by_claims(view.corpus, finding, id)).into(),
        rows: rows.into_iter().map(|(csv, cells)| Row { csv, cells }).collect(),
    })
}
