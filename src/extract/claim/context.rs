//! What the claim builders look things up in.

use crate::extract::attribution::Attributions;
use crate::extract::frame::{Frames, Stage};
use crate::extract::lexicon::Lexicon;
use crate::extract::proposition::{Form, Proposition};
use crate::extract::value::{Found, Sense};
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{
    Annotated, Attribute, Attribution, Certainty, Claim, Dep, Document, Factuality, Filler, LEAD, Mention, MentionIx,
    NO_HEAD, Role, Sentence, Subject, Tag, Target, TokenRef, Value,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::cell::OnceCell;
use std::ops::Range;

/// One document, with all that was found in it before its claims.
pub(super) struct Context<'a> {
    pub document: &'a Document,
    pub annotated: &'a Annotated,
    pub mentions: &'a [Mention],
    /// What each mention stands for, where that is told.
    pub local_of: &'a [Option<u32>],
    pub values: Vec<Vec<Found>>,
    pub propositions: Vec<Vec<Proposition>>,
    pub attributions: &'a Attributions,
    pub lexicon: &'a Lexicon,
    pub frames: &'a Frames,
    pub mention_at: FxHashMap<TokenRef, MentionIx>,
    /// Whether the document tells of a meeting, once that was asked.
    pub meeting: OnceCell<bool>,
}

/// The class of what people do who come together.
const MEET: &str = "meet";

/// A claim before document-wide fields are filled in.
pub(super) struct Draft {
    pub attribute: Attribute,
    pub subject: Subject,
    pub value: Value,
    pub rest: Vec<(Role, Filler)>,
    pub trigger: u16,
    /// The carrier of tense and polarity; the trigger itself where there is none.
    pub evidence: Target,
    pub as_written: Target,
    /// Whether polarity is in the value already.
    pub polar: bool,
}

impl Draft {
    /// The draft of a claim on an attribute of a frame, without further slots: its evidence is all that tells it.
    pub fn frame(attribute: &str, subject: Subject, value: Value, trigger: u16, evidence: Target) -> Self {
        let polar = matches!(value, Value::Polarity(_));
        let attribute = Attribute::Frame(attribute.into());
        Self { attribute, subject, value, rest: Vec::new(), trigger, evidence, as_written: evidence, polar }
    }
}

/// Which mention each token belongs to.
pub(super) fn mentions_by_token(mentions: &[Mention]) -> FxHashMap<TokenRef, MentionIx> {
    let mut mention_at = FxHashMap::default();
    for (k, mention) in mentions.iter().enumerate() {
        for token in mention.start..mention.end {
            let at = TokenRef { sentence: mention.head.sentence, token };
            // The mention headed here has the token, whatever else covers it.
            if token == mention.head.token || !mention_at.contains_key(&at) {
                mention_at.insert(at, k as MentionIx);
            }
        }
    }
    mention_at
}

impl<'a> Context<'a> {
    pub fn sentence(&self, s: usize) -> (&'a Sentence, &'a str) {
        let sentence = &self.annotated.sentences[s];
        (sentence, self.document.field(sentence.field))
    }

    /// The mention headed by a token, or that covers it as part of a name.
    pub fn mention(&self, s: usize, token: u16) -> Option<MentionIx> {
        let at = TokenRef { sentence: s as u32, token };
        let k = *self.mention_at.get(&at)?;
        let mention = &self.mentions[k as usize];
        (mention.head == at || mention.kind == crate::model::MentionKind::Name).then_some(k)
    }

    /// Whether two mentions stand for one thing.
    pub fn are_one(&self, a: MentionIx, b: MentionIx) -> bool {
        let local = |m: MentionIx| self.local_of.get(m as usize).copied().flatten();
        a == b || local(a).is_some() && local(a) == local(b)
    }

    /// The class of a proposition's predicate, or its lemma where no class has it.
    pub fn class<'b>(&'b self, proposition: &'b Proposition) -> &'b str {
        let word = proposition.predicate.as_str();
        match proposition.form {
            Form::Verb => self.lexicon.class_of_verb(word),
            Form::Noun => self.lexicon.class_of_noun(word),
            // "Left two wounded": the participle is its verb's.
            Form::Copula => self
                .lexicon
                .class_of_adjective(word)
                .or_else(|| self.lexicon.class_of_noun(word))
                .or_else(|| self.lexicon.class_of_verb(word)),
        }
        .unwrap_or(word)
    }

    /// Whether the title or the first sentences of the document tell of a meeting.
    pub fn tells_of_meeting(&self) -> bool {
        *self.meeting.get_or_init(|| {
            let lead = self.annotated.sentences.iter().take(LEAD as usize).flat_map(|s| &s.tokens);
            self.propositions.iter().take(LEAD as usize).flatten().any(|p| self.class(p) == MEET)
                || lead.filter(|t| t.tag.is_noun()).any(|t| self.lexicon.class_of_noun(&t.lemma.lower()) == Some(MEET))
        })
    }

    /// Whether the document tells of talks: of a meeting or that something was agreed in its opening, or of talks or
    /// negotiations anywhere.
    pub fn tells_of_talks(&self) -> bool {
        let class = |lemma: &str| self.lexicon.class_of_noun(&lemma.lower()).map(str::to_owned);
        let agreed = |s: &Sentence| {
            s.tokens.iter().any(|t| t.tag.is_noun() && class(&t.lemma).is_some_and(|class| class == "agree"))
        };
        let negotiated = |s: &Sentence| {
            s.tokens.iter().any(|t| t.tag == Tag::Nns && matches!(t.lemma.as_str(), "talk" | "talks" | "negotiation"))
        };
        self.tells_of_meeting()
            || self.propositions.iter().take(LEAD as usize).flatten().any(|p| self.class(p) == "agree")
            || self.annotated.sentences.iter().take(LEAD as usize).any(agreed)
            || self.annotated.sentences.iter().any(negotiated)
    }

    /// The index of the proposition that a token hangs on: the nearest trigger or carrier at or above it.
    pub fn governor(&self, s: usize, token: u16) -> Option<usize> {
        let sentence = &self.annotated.sentences[s];
        let propositions = &self.propositions[s];
        let mut seen_verb = false;
        for at in sentence.ancestors(token) {
            let own = &sentence.tokens[at as usize];
            // "The leading rusher in 2009 was hurt": what hangs on a subject's noun is not the time of its verb.
            if at != token
                && own.tag.is_noun()
                && matches!(own.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Poss)
                && !self.is_day_of_verb(s, at, token)
                && !propositions.iter().any(|p| p.trigger == at)
            {
                return None;
            }
            if let Some(k) = propositions.iter().position(|p| p.trigger == at) {
                return Some(k);
            }
            if let Some(k) = propositions.iter().position(|p| p.carrier == Some(at)) {
                return Some(k);
            }
            if sentence.tokens[at as usize].tag.is_verb() {
                if seen_verb {
                    return None;
                }
                seen_verb = true;
            }
        }
        None
    }

    /// Whether a token lies in a day that stands between somebody and what they did, and was taken for a part of the name:
    /// "an aide on Friday apologised".
    fn is_day_of_verb(&self, s: usize, subject: u16, token: u16) -> bool {
        let (sentence, text) = self.sentence(s);
        let Some(phrase) = sentence.children(subject).find(|&c| c > subject && sentence.subtree(c).contains(&token))
        else {
            return false;
        };
        let day = |found: &Found| matches!(found.value, Value::Date(_)) && found.tokens.contains(&token);
        let own = &sentence.tokens[phrase as usize];
        let behind = sentence.subtree(phrase).end;
        let aux = |i: u16| matches!(sentence.tokens[i as usize].dep, Dep::Aux | Dep::Auxpass | Dep::Neg | Dep::Advmod);
        matches!(own.dep, Dep::Prep | Dep::Npadvmod)
            && (own.dep != Dep::Prep || own.lemma == "on")
            && sentence.tokens[subject as usize].head >= behind
            && (behind..sentence.tokens[subject as usize].head).all(aux)
            && self.values[s].iter().any(day)
            && (crate::extract::nouns::is_person(sentence, text, subject)
                || crate::extract::nouns::is_organisation(sentence, subject))
    }

    /// The values of a sentence that hang on a proposition.
    pub fn attached<'b>(&'b self, s: usize, proposition: usize) -> impl Iterator<Item = &'b Found> + 'b {
        self.values[s]
            .iter()
            .filter(move |f| self.governor(s, anchor(&self.annotated.sentences[s], &f.tokens)) == Some(proposition))
    }

    /// The times and lengths of a proposition itself, not those that lie before or after it ("three days earlier").
    pub fn own_times<'b>(&'b self, s: usize, proposition: usize) -> impl Iterator<Item = &'b Found> + 'b {
        self.attached(s, proposition).filter(|found| match found.value {
            Value::Duration(_) => matches!(found.sense, Sense::Plain | Sense::For),
            Value::Date(_) | Value::Time(_) => matches!(found.sense, Sense::Plain | Sense::Ago),
            _ => true,
        })
    }

    /// The value that counts or measures the noun at `head`; of "one of five people" it is five.
    pub fn value_of(&self, s: usize, head: u16) -> Option<&Found> {
        let mut own = self.values[s].iter().filter(|f| f.of == Some(head)).peekable();
        let first = own.peek().copied();
        own.find(|f| f.is_whole(&self.annotated.sentences[s])).or(first)
    }

    /// The content lemmas of a phrase, head first.
    pub fn words(&self, s: usize, head: u16, tokens: &Range<u16>) -> Vec<SmolStr> {
        let sentence = &self.annotated.sentences[s];
        let lemma = |i: u16| SmolStr::from(sentence.tokens[i as usize].lemma.lower());
        let mut out = vec![lemma(head)];
        for i in tokens.clone() {
            let token = &sentence.tokens[i as usize];
            if i != head
                && (token.tag.is_noun() || token.tag.is_adjective() || token.tag.is_verb())
                && token.dep != Dep::Aux
            {
                out.push(lemma(i));
            }
        }
        out
    }

    /// A phrase as a value.
    pub fn phrase(&self, s: usize, head: u16, tokens: &Range<u16>) -> Phrase {
        let mut words = self.words(s, head, tokens).into_iter();
        Phrase::new(words.next().unwrap_or_default(), words)
    }

    /// The predicate with as many of its arguments as evidence can hold, nearest first.
    pub fn clause(&self, s: usize, proposition: &Proposition) -> Range<u16> {
        let sentence = &self.annotated.sentences[s];
        let mut range = proposition.trigger..proposition.trigger + 1;
        let mut widen = |tokens: Range<u16>| {
            let wider = range.start.min(tokens.start)..range.end.max(tokens.end);
            if wider.len() as u16 <= LONGEST {
                range = wider;
            }
        };
        if let Some(verb) = proposition.carrier {
            widen(verb..verb + 1);
        }
        for child in sentence.children(proposition.trigger) {
            let dep = sentence.tokens[child as usize].dep;
            if matches!(dep, Dep::Neg | Dep::Det | Dep::Amod | Dep::Preconj | Dep::Compound | Dep::Aux | Dep::Auxpass) {
                widen(child..child + 1);
            }
        }
        // "Police named the man but did not release a photo": what is denied begins behind the first verb.
        let own = &sentence.tokens[proposition.trigger as usize];
        let denied = own.dep == Dep::Conj && sentence.child(proposition.trigger, Dep::Neg).is_some();
        let from = if denied && own.head < proposition.trigger { own.head } else { 0 };
        let mut arguments: Vec<_> =
            proposition.arguments.iter().map(|a| a.tokens.clone()).filter(|tokens| tokens.start >= from).collect();
        arguments.sort_by_key(|t| t.start.abs_diff(proposition.trigger).min(t.end.abs_diff(proposition.trigger)));
        arguments.into_iter().for_each(&mut widen);
        // A long clause that is an argument comes as far as there is room: "asked aides to look …".
        for argument in proposition.arguments.iter().filter(|a| sentence.tokens[a.head as usize].tag.is_verb()) {
            if !range.contains(&argument.head) && argument.head >= range.end {
                let limit = range.start + LONGEST;
                range.end = range.end.max(told(sentence, argument.head, limit));
            }
        }
        range
    }

    /// What fills a slot: a mention where there is one.
    pub fn filler(&self, s: usize, head: u16, tokens: &Range<u16>) -> Filler {
        match self.mention(s, head) {
            Some(m) => Filler::Mention(m),
            None => Filler::Words(self.words(s, head, tokens)),
        }
    }

    /// The slots of a proposition, for aligning it with others.
    pub fn rest(&self, s: usize, proposition: &Proposition) -> Vec<(Role, Filler)> {
        proposition.arguments.iter().map(|a| (a.role, self.filler(s, a.head, &a.tokens))).collect()
    }

    /// How sure the innermost speaker is of the predicate at a token.
    pub fn factuality(&self, s: usize, token: u16) -> Factuality {
        let at = TokenRef { sentence: s as u32, token };
        crate::extract::factuality::of_speaker(self.document, self.annotated, self.attributions, at)
    }

    /// Whether the predicate at a token is told as done or as planned; `None` where the speaker does not say.
    pub fn stage(&self, s: usize, token: u16) -> Option<Stage> {
        let (sentence, text) = self.sentence(s);
        let at = TokenRef { sentence: s as u32, token };
        let cue = self.attributions.of(at).speaker().map(|source| source.cue_at);
        let cue = cue.filter(|c| c.sentence == at.sentence).map(|c| c.token);
        if crate::extract::factuality::is_scheduled(sentence, text, token, cue) {
            return Some(Stage::Planned);
        }
        (self.factuality(s, token).certainty != Certainty::Uncommitted).then_some(Stage::Done)
    }

    /// The same of a proposition: a noun is also to come where the verb that carries it is.
    pub fn stage_of(&self, s: usize, proposition: &Proposition) -> Option<Stage> {
        let carried = proposition.carrier.and_then(|verb| self.stage(s, verb));
        if carried == Some(Stage::Planned) { carried } else { self.stage(s, proposition.trigger) }
    }

    /// Completes a draft.
    pub fn finish(&self, s: usize, draft: Draft) -> Claim {
        let at = TokenRef { sentence: s as u32, token: draft.trigger };
        let attribution: Attribution = self.attributions.of(at);
        let mut factuality = self.factuality(s, draft.trigger);
        if draft.polar {
            factuality.positive = true;
        }
        let id = Claim::id(&self.document.id, draft.evidence, &draft.attribute, &draft.value);
        Claim {
            id,
            attribute: draft.attribute,
            subject: draft.subject,
            value: draft.value,
            rest: draft.rest,
            attribution,
            factuality,
            trigger: at,
            evidence: draft.evidence,
            as_written: draft.as_written,
            occasion: crate::model::Occasion::News,
        }
    }
}

/// Where the clause of a verb ends, as far as it fits before `limit`: with its objects and phrases, without further clauses. 0
/// where not even the verb fits.
pub(super) fn told(sentence: &Sentence, verb: u16, limit: u16) -> u16 {
    let mut end = verb + 1;
    for child in sentence.children(verb).filter(|&c| c > verb) {
        let next = sentence.subtree(child).end;
        let further =
            matches!(sentence.tokens[child as usize].dep, Dep::Advcl | Dep::Conj | Dep::Punct | Dep::Parataxis);
        if further || next > limit {
            break;
        }
        end = end.max(next);
    }
    if end <= limit { end } else { 0 }
}

/// The token by which a stretch hangs in its sentence: the one whose head lies outside.
pub(super) fn anchor(sentence: &Sentence, tokens: &Range<u16>) -> u16 {
    tokens
        .clone()
        .find(|&i| {
            let head = sentence.tokens[i as usize].head;
            head == NO_HEAD || !tokens.contains(&head)
        })
        .unwrap_or(tokens.start)
}

/// Evidence is kept to this many tokens: a reader should see trigger and value at a glance.
pub(super) const LONGEST: u16 = 16;

/// The shortest stretch that holds the value and, where it stands near enough, the trigger.
pub(super) fn evidence(sentence: &Sentence, value: &Range<u16>, trigger: u16) -> Target {
    cover(sentence, stretch(sentence, value, trigger))
}

/// See [`evidence`].
pub(super) fn stretch(sentence: &Sentence, value: &Range<u16>, trigger: u16) -> Range<u16> {
    let both = value.start.min(trigger)..value.end.max(trigger + 1);
    if both.len() as u16 <= LONGEST {
        return both;
    }
    // Too far apart: the value with what it hangs on.
    let anchor = anchor(sentence, value);
    let head = sentence.tokens[anchor as usize].head;
    let mut range = value.clone();
    if head != NO_HEAD {
        let near = range.start.min(head)..range.end.max(head + 1);
        if near.len() as u16 <= LONGEST {
            range = near;
        }
    }
    if range.len() as u16 > LONGEST {
        range.end = range.start + LONGEST;
    }
    range
}

/// Widens a short stretch over the carrier of its predicate and the phrases that follow on, so that it can be read on
/// its own: "No arrests" → "No arrests have been made".
pub(super) fn fuller(sentence: &Sentence, proposition: &Proposition, range: Range<u16>) -> Range<u16> {
    let mut range = range;
    if let Some(verb) = proposition.carrier
        && verb >= range.end
        && verb + 1 - range.start <= SHORT
    {
        range.end = verb + 1;
    }
    let clause = sentence.child(proposition.trigger, Dep::Acl).filter(|&c| c < range.end);
    let heads = [Some(proposition.trigger), proposition.carrier, clause];
    while (range.len() as u16) < SHORT + 2 {
        let next = heads.into_iter().flatten().flat_map(|head| sentence.children(head)).find_map(|child| {
            let token = &sentence.tokens[child as usize];
            let whole = sentence.subtree(child);
            // "A warrant for Diaz, 40, also known as …": without what trails it.
            let phrase = if whole.end.saturating_sub(range.start) <= LONGEST { whole } else { short(sentence, child) };
            let follows = matches!(token.dep, Dep::Prep | Dep::Dobj | Dep::Prt | Dep::Acl | Dep::Agent | Dep::Npadvmod);
            (follows && phrase.start == range.end && phrase.end - range.start <= LONGEST).then_some(phrase.end)
        });
        match next {
            Some(end) => range.end = end,
            None => break,
        }
    }
    range
}

/// A noun with what stands before it and the next noun behind it: "a warrant for Diaz" of "a warrant for Diaz, 40, who …".
fn short(sentence: &Sentence, noun: u16) -> Range<u16> {
    let start = sentence.subtree(noun).start;
    let of = sentence.child(noun, Dep::Prep).and_then(|of| sentence.child(of, Dep::Pobj));
    start..of.unwrap_or(noun).max(noun) + 1
}

/// The predicate with its particles, what follows on, and its subject where that stands near.
pub(super) fn core(sentence: &Sentence, proposition: &Proposition) -> Range<u16> {
    let mut range = proposition.trigger..proposition.trigger + 1;
    for head in std::iter::once(proposition.trigger).chain(proposition.carrier) {
        range = range.start.min(head)..range.end.max(head + 1);
        for child in sentence.children(head) {
            let dep = sentence.tokens[child as usize].dep;
            if matches!(dep, Dep::Aux | Dep::Auxpass | Dep::Neg) {
                range = range.start.min(child)..range.end.max(child + 1);
            }
        }
    }
    for argument in &proposition.arguments {
        let start = argument.tokens.start;
        if start < range.start && range.end - start <= SHORT {
            range.start = start;
        }
    }
    fuller(sentence, proposition, range)
}

/// As many tokens make a phrase that says something on its own.
const SHORT: u16 = 7;

/// The target of a stretch of tokens.
pub(super) fn cover(sentence: &Sentence, range: Range<u16>) -> Target {
    sentence.cover(trim(sentence, range))
}

/// Drops punctuation at both ends.
fn trim(sentence: &Sentence, mut range: Range<u16>) -> Range<u16> {
    let mark = |i: u16| {
        let tag = sentence.tokens[i as usize].tag;
        tag.is_punctuation() && !matches!(tag, Tag::Hyph)
    };
    while range.len() > 1 && mark(range.start) {
        range.start += 1;
    }
    while range.len() > 1 && mark(range.end - 1) {
        range.end -= 1;
    }
    range
}
