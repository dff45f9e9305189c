//! Who or what a name from elsewhere means in a document.

use crate::annotate::Annotator;
use crate::model::{
    EntityKind, Gender, GrammaticalNumber, LocalEntity, Mention, MentionIx, MentionKind, Reading, Span, Target,
    TokenRef,
};
use crate::normalize::name::{GivenNames, fold};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What a document calls those whom it mentions, for look-ups: a table may name thousands.
pub(super) struct Names {
    /// By sentence: the words of each mention, and those it stands in.
    of_sentence: FxHashMap<u32, Vec<([String; 2], MentionIx)>>,
    /// By any spelling of a name.
    spelt: FxHashMap<String, MentionIx>,
    /// People by the last word of their names, with the whole name.
    people: FxHashMap<String, Vec<(String, MentionIx)>>,
    /// By a description; nobody where it fits several.
    described: FxHashMap<String, Option<MentionIx>>,
}

impl Names {
    /// The names of a document.
    pub(super) fn of(reading: &Reading) -> Self {
        let mut names = Self {
            of_sentence: FxHashMap::default(),
            spelt: FxHashMap::default(),
            people: FxHashMap::default(),
            described: FxHashMap::default(),
        };
        for (m, mention) in (0..).zip(&reading.mentions) {
            let written = mention.target.span.of(reading.document.field(mention.target.field));
            let words = [bare(&mention.text), bare(written)];
            names.of_sentence.entry(mention.head.sentence).or_default().push((words, m));
        }
        for local in &reading.locals {
            let Some(&first) = local.mentions.first() else { continue };
            for name in
                local.variants.iter().chain([&local.name]).map(|name| bare(name)).filter(|name| !name.is_empty())
            {
                names.spelt.entry(name).or_insert(first);
            }
            let name = bare(&local.name);
            if local.kind == EntityKind::Person && !name.is_empty() {
                let last = name.rsplit(' ').next().unwrap_or_default().to_owned();
                names.people.entry(last).or_default().push((name, first));
            }
            for words in &local.descriptions {
                names.described.entry(words.to_string()).and_modify(|known| *known = None).or_insert(Some(first));
            }
        }
        names
    }

    /// The mention that a name means, if the document mentions it: in the sentence of the claim, by a name of its own, by the
    /// last part of a person's full name that nobody else bears, or by the only description that fits.
    pub(super) fn find(&self, name: &str, at: TokenRef) -> Option<MentionIx> {
        let sought = bare(name);
        if sought.is_empty() {
            return None;
        }
        let here = self.of_sentence.get(&at.sentence).into_iter().flatten();
        let mut here = here.filter(|(words, _)| words.contains(&sought)).map(|&(_, mention)| mention);
        here.next()
            .or_else(|| self.spelt.get(&sought).copied())
            .or_else(|| {
                // "Lavrov" of "Sergei Lavrov"; but "Kasarra" is no part of "Kasarra Lines".
                let words: Vec<&str> = sought.split(' ').collect();
                let part = |(name, _): &&(String, MentionIx)| name.split(' ').all(|word| words.contains(&word));
                let people = self.people.get(*words.last()?)?.iter().filter(part).map(|&(_, mention)| mention);
                only(people)
            })
            .or_else(|| self.described.get(&sought).copied().flatten())
    }

    /// The mention that a name means, which is added where the document has none: at the name's place in the claim's evidence, or
    /// else at the evidence itself.
    pub(super) fn find_or_add(
        &mut self,
        reading: &mut Reading,
        annotator: &Annotator,
        name: &str,
        evidence: Target,
        at: TokenRef,
    ) -> MentionIx {
        if let Some(known) = self.find(name, at) {
            return known;
        }
        let words = evidence.span.of(reading.document.field(evidence.field));
        let start = words.find(name).map(|at| evidence.span.start + at as u32);
        let span = start.map_or(evidence.span, |start| Span::new(start, start + name.len() as u32));
        let mention = reading.mentions.len() as MentionIx;
        let (text, kind) = (SmolStr::new(name), kind(annotator, name));
        self.spelt.insert(bare(name), mention);
        reading.mentions.push(Mention {
            head: at,
            start: at.token,
            end: at.token.saturating_add(1),
            target: Target { span, ..evidence },
            kind: MentionKind::Name,
            entity: kind,
            text: text.clone(),
            titles: Vec::new(),
            number: GrammaticalNumber::Singular,
            gender: Gender::Unknown,
        });
        reading.local_of.push(Some(reading.locals.len() as u32));
        reading.locals.push(LocalEntity {
            mentions: vec![mention],
            kind,
            name: text.clone(),
            variants: vec![text],
            descriptions: Vec::new(),
            number: GrammaticalNumber::Singular,
            gender: Gender::Unknown,
        });
        mention
    }
}

/// What sort of thing bears a name.
fn kind(annotator: &Annotator, name: &str) -> EntityKind {
    let annotated = annotator.annotate_text(name);
    let found = annotated.sentences.iter().flat_map(|sentence| &sentence.entities).next().map(|entity| entity.kind);
    let folded = fold(name);
    let is_given =
        || folded.contains(' ') && folded.split(' ').next().is_some_and(|first| GivenNames::table().knows(first));
    match found {
        Some(kind) if kind != EntityKind::Other => kind,
        _ if is_given() => EntityKind::Person,
        _ => EntityKind::Other,
    }
}

/// A name without article, case and punctuation.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let article =
        |words: &str| ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article).map(str::to_owned));
    article(&folded).unwrap_or(folded)
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}
