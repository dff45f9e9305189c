//! What every format tells of a claim or a mention, computed once for all of them.

use super::CodePoints;
use crate::model::{
    Attribute, Claim, Corpus, Document, Field, Filler, Id, IdHasher, MentionKind, Origin, Role, Span, Subject, Target,
    Value,
};
use serde::Serialize;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A corpus as the renderers look at it.
#[derive(Debug)]
pub struct View<'a> {
    /// What is shown.
    pub corpus: &'a Corpus,
    // One index a field, built when something of it is first shown.
    offsets: Vec<[OnceCell<CodePoints>; 2]>,
}

/// Where something stands: the columns that claims and mentions share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Place<'a> {
    /// Id of the document.
    pub document: &'a str,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// Id of the voice that the document speaks with: equal for two copies of one report.
    pub origin: Id,
    /// Date of publication as ISO 8601 has it, with the time of day where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The field that `start` and `end` count in.
    pub field: Field,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The stretch itself.
    pub quote: &'a str,
    /// The sentence that it stands in.
    pub context: &'a str,
}

/// A claim as the formats show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ClaimRecord<'a> {
    /// Where its evidence stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The value as written.
    pub as_written: &'a str,
    /// Whom the document credits with it; `None` where the outlet speaks for itself.
    pub speaker: Option<&'a str>,
    /// Everyone it went through, outermost first, where that is more than the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<&'a str>,
    /// How sure the speaker is.
    pub factuality: &'static str,
}

/// A mention of an entity as the formats show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MentionRecord<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// How it refers: `name`, `definite`, `indefinite`, `pronoun`.
    pub form: &'static str,
}

impl<'a> View<'a> {
    /// Looks at a corpus.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        Self { corpus, offsets: corpus.readings.iter().map(|_| Default::default()).collect() }
    }

    /// Id of the voice that a document speaks with.
    #[must_use]
    pub fn origin(&self, document: u32) -> Id {
        match self.corpus.origin_of(document) {
            Some(origin) => self.corpus.origins[origin as usize].id,
            None => IdHasher::new().part(&self.corpus.document(document).id).finish(),
        }
    }

    /// The agencies that an origin's documents credit, each once, sorted.
    #[must_use]
    pub fn agencies(&self, origin: &Origin) -> Vec<&'a str> {
        let documents = origin.documents.iter().map(|&document| self.corpus.document(document));
        let mut agencies: Vec<&str> = documents.filter_map(|document| document.agency.as_deref()).collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies
    }

    /// Where a stretch of a document stands.
    #[must_use]
    pub fn place(&self, document: u32, target: Target) -> Place<'a> {
        let reading = &self.corpus.readings[document as usize];
        let article = &reading.document;
        let text = article.field(target.field);
        let index = self.offsets[document as usize][target.field as usize].get_or_init(|| CodePoints::of(text));
        Place {
            document: &article.id,
            source: article.source.as_deref(),
            origin: self.origin(document),
            published: published(article),
            field: target.field,
            start: index.at(text, target.span.start),
            end: index.at(text, target.span.end),
            quote: target.span.of(text),
            context: sentence_around(&reading.sentences, target).span.of(text),
        }
    }

    /// The sentence that a stretch stands in, in three: what goes before it, itself, what follows.
    #[must_use]
    pub fn context(&self, document: u32, target: Target) -> [&'a str; 3] {
        let reading = &self.corpus.readings[document as usize];
        let text = reading.document.field(target.field);
        let around = sentence_around(&reading.sentences, target).span;
        let Span { start, end } = target.span;
        [Span::new(around.start, start).of(text), target.span.of(text), Span::new(end, around.end).of(text)]
    }

    /// A claim with its place.
    #[must_use]
    pub fn claim(&self, document: u32, claim: &'a Claim) -> ClaimRecord<'a> {
        let speakers: Vec<&str> = claim.attribution.chain.iter().map(|source| source.name.as_str()).collect();
        ClaimRecord {
            place: self.place(document, claim.evidence),
            as_written: claim.as_written.span.of(self.corpus.document(document).field(claim.as_written.field)),
            speaker: speakers.last().copied().filter(|name| !name.is_empty()),
            speakers: if speakers.len() > 1 { speakers } else { Vec::new() },
            factuality: claim.factuality.as_str(),
        }
    }

    /// A mention with its place.
    #[must_use]
    pub fn mention(&self, document: u32, mention: u32) -> MentionRecord<'a> {
        let mention = &self.corpus.readings[document as usize].mentions[mention as usize];
        MentionRecord {
            place: self.place(document, mention.target),
            form: match mention.kind {
                MentionKind::Name => "name",
                MentionKind::Definite => "definite",
                MentionKind::Indefinite => "indefinite",
                MentionKind::Pronoun => "pronoun",
            },
        }
    }

    /// What a mention refers to, by the best name known: the entity's, the document's own, the words used.
    #[must_use]
    pub fn name_of(&self, document: u32, mention: u32) -> &'a str {
        let reading = &self.corpus.readings[document as usize];
        let entity = self.corpus.entity_of_mention(document, mention);
        let global = entity.map(|entity| self.corpus.entities[entity as usize].name.as_str());
        let local = || {
            let local = reading.local_of.get(mention as usize).copied().flatten()?;
            reading.locals.get(local as usize).map(|local| local.name.as_str())
        };
        let written = || {
            let target = reading.mentions.get(mention as usize).map(|mention| mention.target);
            target.map_or("", |target| target.span.of(reading.document.field(target.field)))
        };
        global
            .filter(|name| !name.is_empty())
            .or_else(|| local().filter(|name| !name.is_empty()))
            .unwrap_or_else(written)
    }

    /// A value in plain form, names of entities put for mentions.
    #[must_use]
    pub fn value(&self, document: u32, value: &Value) -> String {
        match value {
            Value::Mention(mention) => self.name_of(document, *mention).to_owned(),
            other => other.to_string(),
        }
    }

    /// Whom or what a claim is of.
    #[must_use]
    pub fn subject(&self, document: u32, subject: &Subject) -> &'a str {
        match subject {
            Subject::Mention(mention) => self.name_of(document, *mention),
            Subject::Event => match self.corpus.event_of(document) {
                Some(event) => &self.corpus.events[event as usize].label,
                None => "",
            },
        }
    }

    /// What fills a further slot of a claim, in plain form.
    #[must_use]
    pub fn filler(&self, document: u32, filler: &'a Filler) -> Cow<'a, str> {
        match filler {
            Filler::Mention(mention) => Cow::Borrowed(self.name_of(document, *mention)),
            Filler::Words(words) => Cow::Owned(words.join(" ")),
            Filler::Value(value) => Cow::Owned(self.value(document, value)),
        }
    }

    /// Every claim of the corpus with the index of its document, in order of document and text.
    pub fn claims(&self) -> impl Iterator<Item = (u32, &'a Claim)> + use<'a> {
        let readings = self.corpus.readings.iter().enumerate();
        readings.flat_map(|(document, reading)| reading.claims.iter().map(move |claim| (document as u32, claim)))
    }

    /// The documents, mentions and spellings of an entity, in order of document and text.
    pub fn mentions_of(&self, members: &'a [(u32, u32)]) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let readings = &self.corpus.readings;
        members.iter().flat_map(|&(document, local)| {
            let local = readings.get(document as usize).and_then(|reading| reading.locals.get(local as usize));
            local.into_iter().flat_map(move |local| local.mentions.iter().map(move |&mention| (document, mention)))
        })
    }
}

/// The unit of a value, for values that have one.
#[must_use]
pub fn unit(value: &Value) -> &str {
    match value {
        Value::Number(number) => &number.unit,
        _ => "",
    }
}

/// When a document was published, as ISO 8601 has it: `2021-12-03`, or `2021-12-03T14:05` where the time of day is
/// known.
#[must_use]
pub fn published(document: &Document) -> Option<String> {
    let published = document.published?;
    Some(if published.timed {
        format!("{}T{:02}:{:02}", published.date(), published.at.hour(), published.at.minute())
    } else {
        published.date().to_string()
    })
}

/// Short name of a role, for columns.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    role.as_str()
}

/// Whether an attribute comes from a frame (`frame`) or from the text's own words (`open`).
#[must_use]
pub const fn attribute_kind(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::Frame(_) => "frame",
        Attribute::Open(_) => "open",
    }
}

/// The sentences that a stretch reaches into, as one; the stretch itself where it stands in none.
fn sentence_around(sentences: &[Target], target: Target) -> Target {
    let before = |s: &Target| s.field < target.field || (s.field == target.field && s.span.end <= target.span.start);
    let first = sentences.partition_point(before);
    let reached = sentences[first..].iter().take_while(|s| s.field == target.field && s.span.overlaps(target.span));
    Target { field: target.field, span: reached.fold(target.span, |all, sentence| all.cover(sentence.span)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_covers_the_sentences_reached() {
        let at = |field, start, end| Target { field, span: Span::new(start, end) };
        let sentences =
            [at(Field::Title, 0, 9), at(Field::Text, 0, 10), at(Field::Text, 11, 20), at(Field::Text, 21, 30)];
        assert_eq!(sentence_around(&sentences, at(Field::Text, 12, 15)), at(Field::Text, 11, 20));
        assert_eq!(sentence_around(&sentences, at(Field::Text, 15, 22)), at(Field::Text, 11, 30));
        assert_eq!(sentence_around(&sentences, at(Field::Title, 2, 3)), at(Field::Title, 0, 9));
        assert_eq!(sentence_around(&sentences, at(Field::Text, 40, 45)), at(Field::Text, 40, 45));
        assert_eq!(sentence_around(&[], at(Field::Text, 4, 5)), at(Field::Text, 4, 5));
    }
}
