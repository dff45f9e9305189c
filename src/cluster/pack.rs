//! Readings as text that fits in a line.

use super::Error;
use crate::model::{Document, LocalEntity, Reading};
use data_encoding::BASE64;

/// A reading, whole or in outline, as text.
pub(super) fn pack(reading: &Reading) -> Result<String, Error> {
    let bytes = postcard::to_allocvec(reading)
        .map_err(|error| Error::Unwritable { id: reading.document.id.clone(), what: error.to_string() })?;
    Ok(BASE64.encode(&bytes))
}

/// The reading that a text holds; what is wrong with it otherwise.
pub(super) fn unpack(text: &str) -> Result<Reading, String> {
    let bytes = BASE64.decode(text.as_bytes()).map_err(|error| error.to_string())?;
    postcard::from_bytes(&bytes).map_err(|error| format!("{error}; every machine must run the same version"))
}

/// A reading less what the report does not look at: metadata that are kept for others, of any depth.
pub(super) fn whole(mut reading: Reading) -> Reading {
    reading.document.extra.clear();
    reading
}

/// What joins a document to others: its names, with where and how often they stand, and its signature.
pub(super) fn outline(reading: &Reading) -> Reading {
    let mut outline = Reading {
        document: Document { id: reading.document.id.clone(), ..Document::default() },
        signature: reading.signature.clone(),
        ..Reading::default()
    };
    for local in &reading.locals {
        outline.locals.push(LocalEntity {
            mentions: Vec::new(),
            descriptions: Vec::new(),
            variants: if local.name.is_empty() { Vec::new() } else { local.variants.clone() },
            ..local.clone()
        });
        if local.name.is_empty() {
            continue;
        }
        for mention in local.mentions.iter().filter_map(|&m| reading.mentions.get(m as usize)) {
            let number = outline.mentions.len() as u32;
            let mut mention = mention.clone();
            mention.titles.clear();
            outline.mentions.push(mention);
            if let Some(local) = outline.locals.last_mut() {
                local.mentions.push(number);
            }
        }
    }
    outline
}
