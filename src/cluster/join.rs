//! What documents are part of: the one stage that looks at all of them, in outline.

use super::pack::unpack;
use super::record::{Outline, Place, Same};
use super::{Error, put, records};
use crate::model::{Corpus, Reading};
use crate::normalize::Bearer;
use crate::{Options, group, normalize, pipeline};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::io::{BufRead, Write};

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Outline(Outline),
    Same(Same),
}

/// Groups the outlines of all documents by event and by voice, and joins their names, going by the pairs that [`super::same`]
/// found. The order of the lines does not matter.
///
/// # Errors
/// When a line is neither an [`Outline`] nor a [`Same`], two documents have one id, or the records can't be written.
pub fn join(input: impl BufRead, mut out: impl Write, options: &Options) -> Result<(), Error> {
    let (mut outlines, mut same) = (Vec::new(), Vec::new());
    for line in records(input) {
        match line? {
            (line, Line::Outline(record)) => {
                outlines.push(unpack(&record.outline).map_err(|what| Error::Line { line, what })?);
            }
            (_, Line::Same(record)) => same.push(record),
        }
    }
    outlines.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    if let Some(pair) = outlines.windows(2).find(|pair| pair[0].document.id == pair[1].document.id) {
        return Err(crate::Error::DuplicateId(pair[0].document.id.clone()).into());
    }
    let same = pairs(&outlines, same)?;
    let corpus = pipeline::on_threads(options, || {
        let (events, origins) = rayon::join(|| group::events(&outlines), || group::origins(&outlines));
        let entities = normalize::corpus_with(&outlines, &events, &same);
        Corpus::new(outlines, entities, events, origins)
    })?;
    for document in 0..corpus.readings.len() as u32 {
        put(&mut out, &place(&corpus, document)?)?;
    }
    out.flush().map_err(Error::Write)
}

/// The names that are one, in the order in which they are joined.
fn pairs(outlines: &[Reading], mut same: Vec<Same>) -> Result<Vec<(Bearer, Bearer)>, Error> {
    same.sort_unstable();
    let index: FxHashMap<&str, u32> = outlines.iter().map(|outline| outline.document.id.as_str()).zip(0..).collect();
    let find = |(document, local): &(String, u32)| {
        let index = index.get(document.as_str()).copied();
        let named =
            index.filter(|&d| outlines[d as usize].locals.get(*local as usize).is_some_and(|l| !l.name.is_empty()));
        named
            .map(|d| (d, *local))
            .ok_or_else(|| Error::Missing(format!("no outline tells of name {local} of document `{document}`")))
    };
    same.iter().map(|same| Ok((find(&same.a)?, find(&same.b)?))).collect()
}

fn place(corpus: &Corpus, document: u32) -> Result<Place, Error> {
    let id = &corpus.document(document).id;
    let (Some(event), Some(origin)) = (corpus.event_of(document), corpus.origin_of(document)) else {
        return Err(Error::Missing(format!("document `{id}` is part of no event")));
    };
    let locals = 0..corpus.readings[document as usize].locals.len() as u32;
    let entities = locals.filter_map(|local| {
        let entity = corpus.entity_of(document, local)?;
        Some((local, entity, corpus.entities[entity as usize].name.clone()))
    });
    Ok(Place {
        document: id.clone(),
        event,
        event_id: corpus.events[event as usize].id,
        label: corpus.events[event as usize].label.clone(),
        origin,
        origin_id: corpus.origins[origin as usize].id,
        entities: entities.collect(),
    })
}
