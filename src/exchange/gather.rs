//! Records put to the documents that they are of.

use super::asked::{self, Questions};
use super::locate::Folded;
use super::page::Pages;
use super::value::{self, Answer, Wanted, Written};
use super::{Error, Record};
use crate::group::Ties;
use crate::ingest::{self, Place};
use crate::model::{Attribute, Document, Factuality, Field, Occasion, Published, Role, Span, Target};
use crate::pipeline::Options;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A record with the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The record.
    pub record: Record,
    /// Where it stands.
    pub place: Place,
}

/// Claims from elsewhere, each with its document and the place of its quote there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    by_document: BTreeMap<String, OfDocument>,
    documents: Vec<Document>,
    ties: Ties,
}

/// The claims of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OfDocument {
    pub(super) claims: Vec<Stated>,
    pub(super) own: Own,
}

/// What is kept of the claims that our own reading of a document finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Own {
    /// All of them.
    #[default]
    All,
    /// Those in these stretches of its text; none where there are none.
    Within(Vec<Span>),
}

/// A claim whose names are still to be found in its document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    pub attribute: Attribute,
    pub answer: Answer,
    /// Of whom or what; the event's where there is none.
    pub subject: Option<String>,
    pub rest: Vec<(Role, String)>,
    /// Who says so, outermost first.
    pub speakers: Vec<String>,
    pub factuality: Factuality,
    pub occasion: Occasion,
    /// Empty where the record has no quote and its document is given.
    pub evidence: Target,
    pub as_written: Target,
}

impl Claims {
    /// Puts records to the documents that they are of, and makes documents for those that are of none. Every record that can't
    /// be used gives an error.
    ///
    /// The result depends on the records and documents alone; of two spellings of a question the same one is always taken.
    #[must_use]
    pub fn gather(
        given: impl IntoIterator<Item = Given>,
        documents: &[Document],
        options: &Options,
    ) -> (Self, Vec<Error>) {
        let mut errors = Vec::new();
        let questions = Questions::of(options.frames());
        let mut asked: Vec<(Given, Option<Attribute>)> = given
            .into_iter()
            .map(|given| {
                let attribute = questions.attribute(&given.record);
                (given, attribute)
            })
            .collect();
        asked::unify(asked.iter_mut().filter_map(|(_, attribute)| attribute.as_mut()));
        let mut gathering = Gathering::of(documents, options);
        for (given, attribute) in asked {
            let Given { record, place } = given;
            errors.extend(gathering.add(&record, attribute, &place).err());
        }
        (gathering.finish(), errors)
    }

    /// Leaves out what our own reading of these documents finds: only claims from elsewhere count there.
    pub fn replace<'d>(&mut self, documents: impl IntoIterator<Item = &'d Document>) {
        for document in documents {
            self.by_document.entry(document.id.clone()).or_default().own = Own::Within(Vec::new());
        }
    }

    /// The documents made for claims whose own are not given: of their quotes, or else of their values.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The number of claims and statements.
    #[must_use]
    pub fn len(&self) -> usize {
        let of = |of: &OfDocument| match &of.own {
            Own::All => of.claims.len(),
            Own::Within(statements) => of.claims.len() + statements.len(),
        };
        self.by_document.values().map(of).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there are claims of a document.
    #[must_use]
    pub fn has(&self, document: &str) -> bool {
        self.by_document.contains_key(document)
    }

    pub(crate) fn of(&self, document: &str) -> Option<&OfDocument> {
        self.by_document.get(document)
    }

    /// What the records tell of which documents report one event, and which are one voice.
    #[must_use]
    pub const fn ties(&self) -> &Ties {
        &self.ties
    }
}

/// Claims that are being gathered.
struct Gathering<'a> {
    options: &'a Options,
    documents: &'a [Document],
    by_id: FxHashMap<&'a str, usize>,
    by_url: FxHashMap<&'a str, usize>,
    /// The texts of documents, made ready for the search when one is first sought in.
    folded: FxHashMap<(usize, Field), Folded<'a>>,
    claims: Claims,
    pages: Pages,
}

impl<'a> Gathering<'a> {
    fn of(documents: &'a [Document], options: &'a Options) -> Self {
        let each = || documents.iter().enumerate();
        Self {
            options,
            documents,
            by_id: each().map(|(n, document)| (document.id.as_str(), n)).collect(),
            by_url: each().filter_map(|(n, document)| Some((document.url.as_deref()?, n))).collect(),
            folded: FxHashMap::default(),
            claims: Claims::default(),
            pages: Pages::default(),
        }
    }

    /// The document given that a record is of.
    fn document(&self, record: &Record) -> Option<usize> {
        let named = |name: &str| self.by_id.get(name).or_else(|| self.by_url.get(name)).copied();
        record.document.as_deref().and_then(named).or_else(|| record.url.as_deref().and_then(named))
    }

    fn add(&mut self, record: &Record, attribute: Option<Attribute>, place: &Place) -> Result<(), Error> {
        if record.document.is_none() && record.source.is_none() && record.url.is_none() {
            return Err(Error::NoSource { place: place.clone() });
        }
        let document = self.document(record);
        let Some(attribute) = attribute else {
            // What a document that is given says is read there.
            return match &record.statement {
                Some(statement) if document.is_none() => {
                    self.pages.state(record, statement, place);
                    Ok(())
                }
                Some(_) => Ok(()),
                None => Err(Error::NoQuestion { place: place.clone() }),
            };
        };
        let published = match document {
            Some(n) => self.documents[n].published.filter(Published::is_trusted),
            None => ingest::published(record.published.as_deref()),
        };
        let mut stated = self.state(record, attribute, published, place)?;
        match document {
            Some(n) => {
                stated.evidence = self.evidence(n, record, place)?;
                let text = self.documents[n].field(stated.evidence.field);
                stated.as_written = written(record, text, stated.evidence);
                let id = &self.documents[n].id;
                self.claims.by_document.entry(id.clone()).or_default().claims.push(stated);
            }
            None => self.pages.add(record, stated, place),
        }
        Ok(())
    }

    /// What a record says, wherever it says it.
    fn state(
        &self,
        record: &Record,
        attribute: Attribute,
        published: Option<Published>,
        place: &Place,
    ) -> Result<Stated, Error> {
        let frame = self.options.frames().attribute(&attribute);
        let wanted = frame.map_or_else(|| Wanted::of_open(&attribute), |frame| Wanted::of_frame(frame.value));
        let wrong = |why: String| Error::Field { place: place.clone(), why };
        let positive = match &record.polarity {
            None => true,
            Some(text) => {
                value::polarity(text).ok_or_else(|| wrong(format!("polarity {text:?} is neither yes nor no")))?
            }
        };
        let value = match &record.value {
            Some(value) => value.as_str(),
            None if record.polarity.is_some() => "yes",
            None => return Err(Error::NoValue { place: place.clone() }),
        };
        let as_written = record.as_written.as_deref();
        let written = Written { value, unit: record.unit.as_deref(), as_written, published };
        let mut answer = value::read(written, wanted).ok_or_else(|| {
            let (wanted, example) = wanted.words();
            Error::Value { place: place.clone(), value: value.to_owned(), wanted, example }
        })?;
        let mut factuality = match &record.factuality {
            None => Factuality::FACT,
            Some(name) => {
                Factuality::from_name(name).ok_or_else(|| wrong(format!("no factuality is called {name:?}")))?
            }
        };
        match &mut answer {
            Answer::Value(crate::model::Value::Polarity(so)) => *so = *so == positive,
            _ => factuality.positive &= positive,
        }
        let occasion = record.background.as_deref().unwrap_or_default();
        let occasion: Occasion = occasion.parse().map_err(|error| wrong(format!("background {occasion:?} {error}")))?;
        let role = |name: &str| Role::ALL.into_iter().find(|role| role.as_str() == name);
        let slot = |slot: &super::Slot| match role(&slot.role) {
            Some(role) => Ok((role, slot.filler.clone())),
            None => Err(wrong(format!("no role is called {:?}", slot.role))),
        };
        let rest = record.rest.iter().map(slot).collect::<Result<_, _>>()?;
        let event = [&record.event_label, &record.event].into_iter().flatten();
        let is_event = |subject: &&String| event.clone().any(|event| event == *subject) || *subject == "event";
        let speakers = match record.speakers.is_empty() {
            true => record.speaker.iter().cloned().collect(),
            false => record.speakers.clone(),
        };
        let nowhere = Target { field: Field::Text, span: Span::default() };
        Ok(Stated {
            attribute,
            answer,
            subject: record.subject.as_ref().filter(|subject| !is_event(subject)).cloned(),
            rest,
            speakers,
            factuality,
            occasion,
            evidence: nowhere,
            as_written: nowhere,
        })
    }

    /// Where a document that is given has a record's quote.
    fn evidence(&mut self, n: usize, record: &Record, place: &Place) -> Result<Target, Error> {
        let Some(quote) = &record.quote else {
            return Ok(Target { field: Field::Text, span: Span::default() });
        };
        let document = &self.documents[n];
        let first = if record.field.as_deref() == Some("title") { Field::Title } else { Field::Text };
        let other = if first == Field::Title { Field::Text } else { Field::Title };
        let start: Option<usize> = record.start.as_deref().and_then(|start| start.parse().ok());
        for field in [first, other] {
            let text = document.field(field);
            let near = start.and_then(|start| text.char_indices().nth(start)).map(|(byte, _)| byte as u32);
            let folded = self.folded.entry((n, field)).or_insert_with(|| Folded::of(text));
            if let Some(span) = folded.locate(quote, near) {
                return Ok(Target { field, span });
            }
        }
        let (document, quote) = (document.id.clone(), quote.clone());
        Err(Error::QuoteNotFound { place: place.clone(), document, quote })
    }

    fn finish(mut self) -> Claims {
        let ids: Vec<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
        self.pages.finish(&ids, &mut self.claims.by_document, &mut self.claims.documents, &mut self.claims.ties);
        self.claims
    }
}

/// Where in its evidence a record's value is written; all of it where it is not found.
pub(super) fn written(record: &Record, text: &str, evidence: Target) -> Target {
    let words = Folded::of(evidence.span.of(text));
    let value = [&record.as_written, &record.value].into_iter().flatten();
    let found = value.filter_map(|value| words.locate(value, None)).next();
    found.map_or(evidence, |span| {
        let Span { start, end } = span;
        Target { span: Span::new(evidence.span.start + start, evidence.span.start + end), ..evidence }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::records;
    use crate::ingest::Fields;
    use proptest::prelude::*;
    use serde_json::Value;

    /// Records of any fields: most are refused, and none may break anything.
    fn fields() -> impl Strategy<Value = Fields> {
        let name = prop::sample::select(vec![
            "document",
            "source",
            "question",
            "attribute",
            "value",
            "quote",
            "context",
            "as_written",
            "start",
            "unit",
            "subject",
            "event",
            "polarity",
            "background",
            "statement",
            "speaker",
            "published",
            "@type",
            "@graph",
        ]);
        let text = prop::sample::select(vec![
            "a",
            "12",
            "about 10",
            "PT40M",
            "–",
            "é",
            "yes",
            "casualties.killed",
            "people.age",
            "number:people",
            "when:fire",
            "where:fire",
            "quote",
            "The fire killed 12 people",
            "killed 12",
            "\u{ad}",
            "Hull",
            "2014-10",
            "year",
            "ClaimReview",
            "-3",
            "99999999999999999999",
        ]);
        prop::collection::vec((name, text), 0..9)
            .prop_map(|all| all.into_iter().map(|(name, text)| (name.to_owned(), Value::from(text))).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
        #[test]
        fn every_record_is_used_or_refused(all in prop::collection::vec(fields(), 1..6)) {
            let place = Place::file("c.jsonl");
            let given: Vec<Given> = all.into_iter().flat_map(|fields| records(fields, &place).unwrap_or_default()).collect();
            let text = "The fire killed 12 people in Hull, é said.".to_owned();
            let document = Document { id: "a".into(), text, ..Document::default() };
            let mut options = Options::default();
            let (claims, errors) = Claims::gather(given.clone(), std::slice::from_ref(&document), &options);
            let ignored = given.iter().filter(|given| given.record.statement.is_some()).count();
            prop_assert!(claims.len() + errors.len() + ignored >= given.len());
            for made in claims.documents() {
                prop_assert!(made.id != "a" && !made.text.is_empty());
            }
            options.claims = Some(claims.into());
            let report = crate::reconcile(&[document], &options).unwrap();
            for reading in &report.corpus.readings {
                for claim in &reading.claims {
                    let field = reading.document.field(claim.evidence.field);
                    let [evidence, written] = [claim.evidence, claim.as_written].map(|t| t.span);
                    prop_assert!(evidence.is_empty() || !evidence.of(field).is_empty());
                    prop_assert!(written.is_empty() || !written.of(field).is_empty());
                }
            }
        }
    }
}
