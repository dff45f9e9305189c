//! What leaves something open: "it is unclear", "would not say", "is being withheld", "have no information on".

use super::WORDS;
use crate::extract::claim::context::Context;
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD, Sentence};
use std::ops::Range;

/// What leaves something open may stand so many heads above it.
const REACH: usize = 5;

/// What leaves a noun or a clause open, and where both stand.
pub(super) struct Opener {
    pub at: u16,
    pub tokens: Range<u16>,
}

/// What leaves the noun at `noun` open: "the motive is unknown", "released no information on her condition".
pub(super) fn of_noun(context: &Context, s: usize, noun: u16) -> Option<Opener> {
    let reader = Reader::new(context, s);
    let whole = crate::extract::proposition::phrase(reader.sentence, noun);
    if reader.sentence.children(noun).any(|c| c < noun && reader.has(&WORDS.unclear, c)) {
        return Some(Opener { at: noun, tokens: whole });
    }
    let mut at = noun;
    for _ in 0..REACH {
        let token = &reader.sentence.tokens[at as usize];
        let above = token.head;
        if above == NO_HEAD {
            return None;
        }
        let opens = match token.dep {
            Dep::Nsubj | Dep::Nsubjpass => reader.leaves_subject_open(above, token.dep),
            // "What they think the motive was" asks for it; "that the motive was greed" does not.
            Dep::Ccomp => reader.asks(at, noun) && reader.leaves_open(above),
            Dep::Prep | Dep::Conj | Dep::Pobj => reader.has(&WORDS.lack, above) && reader.leaves_open(above),
            _ => reader.leaves_open(above),
        };
        if opens {
            return Some(reader.opener(above, whole));
        }
        let through = match token.dep {
            Dep::Prep => reader.has(&WORDS.lack, above),
            Dep::Nsubj => reader.sentence.tokens[above as usize].dep == Dep::Ccomp,
            Dep::Ccomp | Dep::Conj | Dep::Pobj => true,
            _ => false,
        };
        if !through {
            return None;
        }
        at = above;
    }
    None
}

/// What leaves the clause of the verb at `verb` open that the word at `word` begins: "do not know why he fired".
pub(super) fn of_clause(context: &Context, s: usize, word: u16, verb: u16) -> Option<Opener> {
    let reader = Reader::new(context, s);
    let sentence = reader.sentence;
    let before = sentence.ancestors(word).skip(1).take(REACH).find(|&a| a < word && reader.leaves_open(a));
    // "Whether he fired is not clear".
    let behind = || {
        let token = &sentence.tokens[verb as usize];
        let subject = matches!(token.dep, Dep::Csubj | Dep::Csubjpass | Dep::Nsubj | Dep::Nsubjpass);
        (subject && token.head != NO_HEAD && reader.leaves_subject_open(token.head, token.dep)).then_some(token.head)
    };
    let opener = before.or_else(behind)?;
    let clause = sentence.ancestors(word).take_while(|&a| a != opener).last()?;
    let whole = sentence.subtree(clause);
    Some(reader.opener(opener, whole.start..whole.end.max(word + 1)))
}

/// Whether what a token says is part of what is left open: "what made the fight escalate is unclear".
pub(super) fn is_open(context: &Context, s: usize, at: u16) -> bool {
    let reader = Reader::new(context, s);
    reader.sentence.ancestors(at).skip(1).take(REACH).any(|a| reader.leaves_open(a))
}

/// Whether a text denies what the verb, adjective or noun at a token says.
pub(super) fn is_denied(sentence: &Sentence, text: &str, at: u16) -> bool {
    let no = |c: u16| matches!(sentence.word(c, text).lower().as_ref(), "no" | "never");
    let nobody = |c: u16| {
        let token = &sentence.tokens[c as usize];
        matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass)
            && (WORDS.nobody.contains(token.lemma.lower().as_ref())
                || sentence.child(c, Dep::Det).is_some_and(|d| sentence.word(d, text).eq_ignore_ascii_case("no")))
    };
    if sentence.children(at).any(|c| sentence.tokens[c as usize].dep == Dep::Neg || no(c) || nobody(c)) {
        return true;
    }
    // "Did not name the man or give a motive".
    let token = &sentence.tokens[at as usize];
    let or = |c: u16| matches!(sentence.word(c, text).lower().as_ref(), "or" | "nor");
    token.dep == Dep::Conj
        && token.head < at
        && sentence.children(token.head).any(|c| c < at && sentence.tokens[c as usize].dep == Dep::Cc && or(c))
        && is_denied(sentence, text, token.head)
}

struct Reader<'a> {
    context: &'a Context<'a>,
    sentence: &'a Sentence,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn new(context: &'a Context, s: usize) -> Self {
        let (sentence, text) = context.sentence(s);
        Self { context, sentence, text }
    }

    fn has(&self, words: &rustc_hash::FxHashSet<String>, at: u16) -> bool {
        let lemma = self.sentence.tokens[at as usize].lemma.lower();
        words.contains(lemma.as_ref())
            || self.sentence.child(at, Dep::Prt).is_some_and(|prt| {
                words.contains(&format!("{lemma} {}", self.sentence.tokens[prt as usize].lemma.lower()))
            })
    }

    fn denied(&self, at: u16) -> bool {
        is_denied(self.sentence, self.text, at)
    }

    fn above(&self, at: u16) -> Option<u16> {
        Some(self.sentence.tokens[at as usize].head).filter(|&head| head != NO_HEAD)
    }

    /// Whether what depends on a verb, an adjective or a noun is left open by it.
    fn leaves_open(&self, at: u16) -> bool {
        let denied = self.denied(at);
        let denied_above = || self.above(at).is_some_and(|above| self.denied(above));
        self.has(&WORDS.unclear, at)
            || self.has(&WORDS.open, at) && !denied
            || self.has(&WORDS.tell, at) && (denied || self.is_refused(at) || self.is_sought(at))
            || (self.has(&WORDS.clear, at) || self.has(&WORDS.lack, at)) && (denied || denied_above())
            || self.is_copula(at)
                && self.sentence.children(at).any(|c| {
                    let dep = self.sentence.tokens[c as usize].dep;
                    matches!(dep, Dep::Acomp | Dep::Attr | Dep::Nsubj | Dep::Oprd) && self.leaves_open(c)
                })
    }

    /// Whether the subject of a verb is left open by it: "is unknown", "was not released", "is under investigation".
    fn leaves_subject_open(&self, verb: u16, dep: Dep) -> bool {
        let sentence = self.sentence;
        let denied = self.denied(verb);
        let told = |c: u16| self.has(&WORDS.unclear, c) || denied && self.has(&WORDS.clear, c);
        let under = |c: u16| {
            sentence.tokens[c as usize].lemma == "under"
                && sentence.child(c, Dep::Pobj).is_some_and(|o| self.has(&WORDS.under, o))
        };
        if self.is_copula(verb) {
            return sentence.children(verb).any(|c| match sentence.tokens[c as usize].dep {
                Dep::Acomp | Dep::Attr | Dep::Oprd => told(c),
                Dep::Prep => under(c),
                _ => false,
            });
        }
        let passive = dep == Dep::Nsubjpass || sentence.child(verb, Dep::Auxpass).is_some();
        // "His name has not released", as some write it.
        let slip = sentence.child(verb, Dep::Dobj).is_none() && sentence.child(verb, Dep::Ccomp).is_none();
        self.has(&WORDS.tell, verb) && denied && (passive || slip) || passive && !denied && self.has(&WORDS.open, verb)
    }

    fn is_copula(&self, at: u16) -> bool {
        matches!(self.sentence.tokens[at as usize].lemma.lower().as_ref(), "be" | "remain" | "appear" | "seem" | "make")
    }

    /// "Declined to say", "are unable to say", "have yet to say".
    fn is_refused(&self, verb: u16) -> bool {
        self.sentence.tokens[verb as usize].dep == Dep::Xcomp
            && self.above(verb).is_some_and(|above| {
                let lemma = self.sentence.tokens[above as usize].lemma.lower();
                let yet = |c: u16| self.sentence.word(c, self.text).eq_ignore_ascii_case("yet");
                self.context.lexicon.class_of_verb(&lemma) == Some("refuse")
                    || self.has(&WORDS.fail, above)
                    || self.denied(above)
                    || lemma == "have" && self.sentence.children(above).any(yet)
            })
    }

    /// "Are working to find out", "tried to determine".
    fn is_sought(&self, verb: u16) -> bool {
        matches!(self.sentence.tokens[verb as usize].dep, Dep::Xcomp | Dep::Advcl)
            && self.sentence.child(verb, Dep::Aux).is_some_and(|to| self.sentence.tokens[to as usize].lemma == "to")
            && self.above(verb).is_some_and(|above| self.has(&WORDS.seek, above) && !self.denied(above))
    }

    /// Whether a clause asks for the noun in it: a word of asking stands before the noun.
    fn asks(&self, verb: u16, noun: u16) -> bool {
        use crate::model::Tag;
        let start = self.sentence.subtree(verb).start;
        let wh = |i: u16| matches!(self.sentence.tokens[i as usize].tag, Tag::Wp | Tag::Wrb | Tag::Wdt);
        (start.saturating_sub(4)..noun).any(wh)
    }

    /// The words from what leaves something open to the end of it, or the other way round.
    fn opener(&self, at: u16, whole: Range<u16>) -> Opener {
        let near = |c: u16| {
            let dep = self.sentence.tokens[c as usize].dep;
            matches!(dep, Dep::Neg | Dep::Acomp | Dep::Prt)
                || c < at && matches!(dep, Dep::Aux | Dep::Auxpass)
                || c > at && dep == Dep::Prep && self.sentence.tokens[c as usize].lemma == "under"
        };
        let own = self.sentence.children(at).filter(|&c| near(c));
        let words = own.flat_map(|c| if c > at { self.sentence.subtree(c) } else { c..c + 1 }).chain([at]);
        let (start, end) = words.fold((at, at), |(low, high), c| (low.min(c), high.max(c)));
        Opener { at, tokens: whole.start.min(start)..whole.end.max(end + 1) }
    }
}
