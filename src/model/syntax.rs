//! English syntax: tokens, sentences, tags, dependencies, named entities.

use super::{Field, Span, Target};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// `head` of a sentence's root.
pub const NO_HEAD: u16 = u16::MAX;

/// The token of a claim that was read off none: it came from elsewhere.
pub const NO_TOKEN: u16 = u16::MAX;

/// A document's sentences, in order, title first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// The sentences.
    pub sentences: Vec<Sentence>,
}

/// One token of an annotated document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TokenRef {
    /// Index into [`Annotated::sentences`].
    pub sentence: u32,
    /// Index into [`Sentence::tokens`].
    pub token: u16,
}

/// The sentences, title included, that a report begins with: by the custom of the inverted pyramid they tell its news.
pub const LEAD: u32 = 4;

impl TokenRef {
    /// Whether it stands in the lead of its document.
    ///
    /// ```
    /// use gainsay::model::TokenRef;
    ///
    /// assert!(TokenRef { sentence: 0, token: 5 }.is_in_lead());
    /// assert!(!TokenRef { sentence: 20, token: 0 }.is_in_lead());
    /// ```
    #[must_use]
    pub const fn is_in_lead(self) -> bool {
        self.sentence < LEAD
    }
}

/// A sentence with its analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The field it stands in.
    pub field: Field,
    /// Where, in bytes of that field.
    pub span: Span,
    /// Index into [`super::Document::blocks`].
    pub block: u32,
    /// Whether the block is a heading, so that syntax may be headlinese.
    pub heading: bool,
    /// The tokens.
    pub tokens: Vec<Token>,
    /// Named entities, in order, without overlaps.
    pub entities: Vec<EntitySpan>,
}

/// A token with its analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where, in bytes of the sentence's field.
    pub span: Span,
    /// The dictionary form, lower-cased except for proper nouns ("was" → "be", "Ministers" → "Ministers").
    pub lemma: SmolStr,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Index of the head within the sentence, [`NO_HEAD`] for the root.
    pub head: u16,
    /// The ClearNLP relation to the head.
    pub dep: Dep,
}

/// A named entity: tokens `start..end` of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntitySpan {
    /// First token.
    pub start: u16,
    /// One past the last token.
    pub end: u16,
    /// OntoNotes type.
    pub kind: EntityKind,
}

impl Sentence {
    /// The text of token `i`, given the text of the sentence's field.
    #[must_use]
    pub fn word<'t>(&self, i: u16, field_text: &'t str) -> &'t str {
        self.tokens[i as usize].span.of(field_text)
    }

    /// The indices of the tokens whose head is `i`, in order.
    pub fn children(&self, i: u16) -> impl DoubleEndedIterator<Item = u16> + '_ {
        self.tokens.iter().enumerate().filter(move |(_, t)| t.head == i).map(|(k, _)| k as u16)
    }

    /// The first child of `i` under relation `dep`.
    #[must_use]
    pub fn child(&self, i: u16, dep: Dep) -> Option<u16> {
        self.children(i).find(|&k| self.tokens[k as usize].dep == dep)
    }

    /// The tokens from `i` up to the root, `i` first. Ends at a cycle, should a parse hold one.
    pub fn ancestors(&self, i: u16) -> impl Iterator<Item = u16> + '_ {
        let mut left = self.tokens.len() + 1;
        std::iter::successors(Some(i), move |&k| {
            left -= 1;
            let head = self.tokens[k as usize].head;
            (head != NO_HEAD && left > 0).then_some(head)
        })
    }

    /// The tokens at or below `i`, as the range from leftmost to rightmost (end exclusive).
    #[must_use]
    pub fn subtree(&self, i: u16) -> std::ops::Range<u16> {
        let below = |k: u16| self.ancestors(k).any(|a| a == i);
        let low = (0..i).find(|&k| below(k)).unwrap_or(i);
        let high = (i + 1..self.tokens.len() as u16).rfind(|&k| below(k)).unwrap_or(i) + 1;
        low..high
    }

    /// The stretch from the first to the last of `tokens`.
    #[must_use]
    pub fn cover(&self, tokens: std::ops::Range<u16>) -> Target {
        let span = match (self.tokens.get(tokens.start as usize), tokens.end.checked_sub(1)) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                first.span.cover(self.tokens[(last as usize).min(self.tokens.len() - 1)].span)
            }
            _ => Span::new(self.span.start, self.span.start),
        };
        Target { field: self.field, span }
    }

    /// The entity that holds token `i`.
    #[must_use]
    pub fn entity_at(&self, i: u16) -> Option<&EntitySpan> {
        self.entities.iter().find(|e| (e.start..e.end).contains(&i))
    }
}

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident, $other:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("<code>", $text, "</code>")] #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every label, in the order of their discriminants.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The label as it is written in CoNLL-U.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The label that is written so; the catch-all for an unknown one.
            #[must_use]
            pub fn parse(text: &str) -> Self {
                match text { $($text => Self::$variant,)+ _ => Self::$other }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

labels! {
    /// A Penn Treebank part-of-speech tag (Marcus, Santorini and Marcinkiewicz 1993, with OntoNotes' additions).
    Tag, Xx {
        Dollar = "$", OpenQuote = "``", CloseQuote = "''", Comma = ",", OpenParen = "-LRB-", CloseParen = "-RRB-",
        Period = ".", Colon = ":", Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW",
        Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN",
        Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpS = "PRP$", Rb = "RB",
        Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG",
        Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Sp = "_SP", Xx = "XX",
    }
}

labels! {
    /// A ClearNLP dependency relation (Choi and Palmer 2012), as spaCy's English models use them.
    Dep, Dep {
        Root = "root", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod",
        Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep",
        Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg",
        Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj", Nsubjpass = "nsubjpass", Nummod = "nummod",
        Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj",
        Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Xcomp = "xcomp",
    }
}

labels! {
    /// An OntoNotes 5 entity type (Weischedel et al. 2013).
    EntityKind, Other {
        Person = "PERSON", Norp = "NORP", Fac = "FAC", Org = "ORG", Gpe = "GPE", Loc = "LOC", Product = "PRODUCT",
        Event = "EVENT", WorkOfArt = "WORK_OF_ART", Law = "LAW", Language = "LANGUAGE", Date = "DATE", Time = "TIME",
        Percent = "PERCENT", Money = "MONEY", Quantity = "QUANTITY", Ordinal = "ORDINAL", Cardinal = "CARDINAL",
        Other = "OTHER",
    }
}

impl EntityKind {
    /// Whether it is a place on the map or a building.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Gpe | Self::Loc | Self::Fac)
    }
}

impl Tag {
    /// A verb in any form, modal verbs left out.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A common or proper noun.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// A proper noun.
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// An adjective.
    #[must_use]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// A personal, possessive or relative pronoun.
    #[must_use]
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpS | Self::Wp | Self::WpS)
    }

    /// An opening or closing bracket.
    #[must_use]
    pub const fn is_bracket(self) -> bool {
        matches!(self, Self::OpenParen | Self::CloseParen)
    }

    /// Punctuation.
    #[must_use]
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::OpenQuote
                | Self::CloseQuote
                | Self::Comma
                | Self::OpenParen
                | Self::CloseParen
                | Self::Period
                | Self::Colon
                | Self::Hyph
                | Self::Nfp
        )
    }
}
