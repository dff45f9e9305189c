//! One source with its cue and its content.

use super::lexicon::Lexicon;
use super::source::{self, Phrase};
use super::tree::Tree;
use crate::model::{AttributionKind, Source, Tag, TokenRef};
use smol_str::SmolStr;

/// Tokens `start..end` of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Index into [`crate::model::Annotated::sentences`].
    pub sentence: u32,
    /// First token.
    pub start: u16,
    /// One past the last token.
    pub end: u16,
}

impl Stretch {
    /// Whether the token lies within.
    #[must_use]
    pub fn contains(self, at: TokenRef) -> bool {
        self.sentence == at.sentence && (self.start..self.end).contains(&at.token)
    }
}

/// A source, its cue, its content.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub source: Source,
    pub content: Vec<Stretch>,
    /// Hearsay and evidence: gives way to a voice.
    pub weak: bool,
    /// A belief.
    pub belief: bool,
    /// The source is a pronoun.
    pub pronoun: bool,
    /// The source says that the content is not so.
    pub negative: bool,
    /// The relation that this one lies in though it shares its content ("X writes, quoting Y").
    pub parent: Option<usize>,
    /// Greater is further out; set by [`Relation::settle`].
    pub rank: u32,
}

impl Relation {
    /// Whether the token is part of the content.
    pub fn holds(&self, at: TokenRef) -> bool {
        self.content.iter().any(|piece| piece.contains(at))
    }

    /// Sorts and joins the content and works out the rank.
    pub fn settle(&mut self) {
        self.content.sort_unstable();
        let mut joined: Vec<Stretch> = Vec::with_capacity(self.content.len());
        for piece in self.content.drain(..).filter(|p| p.start < p.end) {
            match joined.last_mut() {
                Some(last) if last.sentence == piece.sentence && piece.start <= last.end => {
                    last.end = last.end.max(piece.end)
                }
                _ => joined.push(piece),
            }
        }
        self.content = joined;
        let size: u32 = self.content.iter().map(|p| u32::from(p.end - p.start)).sum();
        // One that lies in another of the same content comes after it.
        self.rank = size * 8 - u32::from(self.parent.is_some()).min(size * 8);
    }
}

/// Where the finders put what they find in one sentence.
pub(super) struct Sink<'a> {
    pub sentence: u32,
    pub tree: &'a Tree<'a>,
    pub text: &'a str,
    pub lexicon: &'static Lexicon,
    pub relations: &'a mut Vec<Relation>,
}

/// What a finder tells of a relation beside source, cue and content.
#[derive(Clone, Copy, Default)]
pub(super) struct Traits {
    pub weak: bool,
    pub belief: bool,
    pub negative: bool,
    pub parent: Option<usize>,
}

impl<'a> Sink<'a> {
    /// A place in this sentence.
    pub fn at(&self, token: u16) -> TokenRef {
        TokenRef { sentence: self.sentence, token }
    }

    /// The token as written.
    pub fn word(&self, i: u16) -> &'a str {
        self.tree.token(i).span.of(self.text)
    }

    /// Turns marks into stretches; a lone unmarked token between marked ones that is punctuation is taken in.
    pub fn stretches(&self, marks: &[bool]) -> Vec<Stretch> {
        let mut out: Vec<Stretch> = Vec::new();
        for (i, _) in marks.iter().enumerate().filter(|(_, m)| **m) {
            let i = i as u16;
            match out.last_mut() {
                Some(last) if (last.end..i).all(|k| self.tree.tag(k).is_punctuation()) && i - last.end <= 2 => {
                    last.end = i + 1
                }
                _ => out.push(Stretch { sentence: self.sentence, start: i, end: i + 1 }),
            }
        }
        out
    }

    /// The source whose noun is `noun`.
    pub fn source(&self, noun: u16, cue: u16, kind: AttributionKind) -> Source {
        let phrase = source::phrase(self.tree, noun);
        self.named(&phrase, cue, kind)
    }

    /// The source that `phrase` names.
    pub fn named(&self, phrase: &Phrase, cue: u16, kind: AttributionKind) -> Source {
        Source {
            head: Some(self.at(phrase.head)),
            name: phrase.name(self.tree, self.text),
            local: None,
            target: phrase.target(self.tree),
            cue: self.tree.token(cue).lemma.clone(),
            cue_at: self.at(cue),
            kind,
        }
    }

    /// A source that is nobody: hearsay.
    pub fn nobody(&self, cue: u16, name: SmolStr) -> Source {
        Source {
            head: None,
            name,
            local: None,
            target: crate::model::Target { field: self.tree.sentence.field, span: self.tree.token(cue).span },
            cue: self.tree.token(cue).lemma.clone(),
            cue_at: self.at(cue),
            kind: AttributionKind::Hearsay,
        }
    }

    /// Adds a relation, unless its content is empty; its index.
    pub fn add(&mut self, source: Source, content: Vec<Stretch>, traits: Traits) -> Option<usize> {
        if content.is_empty() {
            return None;
        }
        let pronoun = source.head.is_some_and(|h| {
            h.sentence == self.sentence && matches!(self.tree.tag(h.token), Tag::Prp | Tag::PrpS | Tag::Wp)
        });
        self.relations.push(Relation {
            source,
            content,
            weak: traits.weak,
            belief: traits.belief,
            pronoun,
            negative: traits.negative,
            parent: traits.parent,
            rank: 0,
        });
        Some(self.relations.len() - 1)
    }
}
