//! What a sentence tells of names: "whose name was not released", "police identified the victim", "the unidentified gunman".

use super::side::Side;
use super::{KNOWN, WORDS};
use crate::extract::claim::context::{Context, Draft, cover, stretch};
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Form, Proposition, Tense};
use crate::lower::Lower;
use crate::model::{
    Certainty, Claim, Dep, EntityKind, Factuality, GrammaticalNumber, MentionIx, MentionKind, NO_HEAD, Role, Sentence,
    Subject, Value,
};
use smol_str::SmolStr;
use std::ops::Range;

/// Adds a claim for each whose name a sentence says is public or not: of somebody whom it mentions, else of a side.
pub(in crate::extract::claim) fn told(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for verb in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        // "Was not named until Monday": named by now.
        let until = |c: u16| sentence.word(c, text).eq_ignore_ascii_case("until");
        let public = Public::of(context, s, verb);
        if verb.tense == Tense::Past
            && !has(&WORDS.withhold, &verb.predicate)
            && sentence.subtree(verb.trigger).any(until)
        {
            continue;
        }
        // "The name has not released", as some write it.
        let slip = public.denied && verb.argument(Role::Patient).is_none() && has(&WORDS.tell, &verb.predicate);
        let name = |a: &Argument| has(&WORDS.names, &sentence.tokens[a.head as usize].lemma.lower());
        let told = |a: &&Argument| a.role == Role::Patient || slip && a.role == Role::Agent && name(a);
        for argument in verb.arguments.iter().filter(told) {
            out.extend(known_as(context, s, verb, argument).filter(|_| public.sure && !public.denied));
            let lemma = sentence.tokens[argument.head as usize].lemma.lower();
            let (public, whose) = if has(&WORDS.names, &lemma) {
                (public.of_names(verb), owners(sentence, text, argument.head))
            } else if context.class(verb) == "identify"
                && has(&WORDS.none, &lemma)
                && let Some(whom) = of_whom(sentence, argument.head)
            {
                (public.denied.then_some(false), vec![Whose::Head(whom)])
            } else if context.class(verb) == "identify" && nouns::is_person(sentence, text, argument.head) {
                (public.of_person(sentence, text, verb, argument), vec![Whose::Head(argument.head)])
            } else {
                continue;
            };
            let Some(public) = public else { continue };
            for whose in whose {
                let near = match whose {
                    Whose::Head(head) if head < argument.tokens.start => head..argument.tokens.end,
                    _ => argument.tokens.clone(),
                };
                out.extend(claim(context, s, verb, whose, public, words(sentence, verb, near)));
            }
        }
    }
    for i in 0..sentence.tokens.len() as u16 {
        let head = sentence.tokens[i as usize].head;
        if has(&WORDS.unnamed, &sentence.word(i, text).lower())
            && let Some(m) = person(context, s, head)
        {
            let range = context.mentions[m as usize].start.min(i)..head + 1;
            let draft = Draft::frame(KNOWN, Subject::Mention(m), Value::Polarity(false), head, cover(sentence, range));
            out.push(context.finish(s, draft));
        }
    }
}

fn has(words: &[SmolStr], word: &str) -> bool {
    words.iter().any(|w| w == word)
}

/// "Ana Diaz was identified as the victim": that side is named.
fn known_as(context: &Context, s: usize, verb: &Proposition, who: &Argument) -> Option<Claim> {
    let (sentence, text) = context.sentence(s);
    let given = verb.arguments.iter().find(|a| a.preposition.as_deref() == Some("as"))?;
    let the = sentence.child(given.head, Dep::Det).is_some_and(|d| sentence.word(d, text).eq_ignore_ascii_case("the"));
    let name = sentence.entity_at(who.head).is_some_and(|e| e.kind == EntityKind::Person);
    if !the || !name || context.class(verb) != "identify" {
        return None;
    }
    let side = Side::of_noun(&sentence.tokens[given.head as usize].lemma.lower())?;
    let evidence = cover(sentence, words(sentence, verb, who.tokens.clone()));
    Some(
        context.finish(s, Draft::frame(&side.attribute, Subject::Event, Value::Polarity(true), verb.trigger, evidence)),
    )
}

/// Of whom there are some, or none: "none of the victims".
fn of_whom(sentence: &Sentence, head: u16) -> Option<u16> {
    let of = sentence.children(head).find(|&c| c > head && sentence.tokens[c as usize].lemma == "of")?;
    sentence.child(of, Dep::Pobj)
}

/// Whose name it is.
#[derive(Clone, Copy)]
enum Whose {
    /// Whoever the phrase headed by a token stands for.
    Head(u16),
    /// Nobody's in particular: "no names were released".
    All,
}

/// The words that tell it: whose name it is, the verb with its negation, who says so where there is room, and the name given.
fn words(sentence: &Sentence, verb: &Proposition, whose: Range<u16>) -> Range<u16> {
    // "The gunman in the shooting at the mall on Friday was named as" goes without its beginning.
    let near = whose.start.min(verb.trigger) + CLAUSE > verb.trigger;
    let mut range = if near { stretch(sentence, &whose, verb.trigger) } else { verb.trigger..verb.trigger + 1 };
    let mut widen = |tokens: Range<u16>| {
        let wider = range.start.min(tokens.start)..range.end.max(tokens.end);
        if wider.len() as u16 <= CLAUSE {
            range = wider;
        }
    };
    let above = sentence.tokens[verb.trigger as usize].head;
    let refused = sentence.tokens[verb.trigger as usize].dep == Dep::Xcomp;
    for head in std::iter::once(verb.trigger).chain(refused.then_some(above)) {
        for child in sentence.children(head) {
            if matches!(sentence.tokens[child as usize].dep, Dep::Neg | Dep::Aux | Dep::Auxpass | Dep::Advmod) {
                widen(child..child + 1);
            }
        }
        widen(head..head + 1);
    }
    let further = |a: &&Argument| a.role == Role::Agent || a.preposition.as_deref() == Some("as");
    verb.arguments.iter().filter(further).for_each(|a| widen(a.tokens.clone()));
    range
}

/// As many tokens may a claim on a name take.
const CLAUSE: u16 = 12;

/// How a verb tells of names.
struct Public {
    /// That it is not so, or is refused.
    denied: bool,
    /// That somebody would not have it.
    refused: bool,
    /// That it is to come.
    planned: bool,
    sure: bool,
}

impl Public {
    fn of(context: &Context, s: usize, verb: &Proposition) -> Self {
        let (sentence, _) = context.sentence(s);
        let token = &sentence.tokens[verb.trigger as usize];
        let above = sentence.tokens.get(token.head as usize).filter(|_| token.dep == Dep::Xcomp);
        let refused =
            above.is_some_and(|verb| context.lexicon.class_of_verb(verb.lemma.lower().as_ref()) == Some("refuse"));
        let factuality = context.factuality(s, verb.trigger);
        Self {
            denied: !factuality.positive || refused,
            refused,
            planned: verb.tense == Tense::Future,
            sure: factuality.certainty <= Certainty::Probable,
        }
    }

    /// Whether names that are the verb's object are public by it.
    fn of_names(&self, verb: &Proposition) -> Option<bool> {
        if has(&WORDS.passive, &verb.predicate) && verb.argument(Role::Agent).is_some() {
            return None;
        }
        if has(&WORDS.withhold, &verb.predicate) {
            return (!self.denied).then_some(false);
        }
        if has(&WORDS.tell, &verb.predicate) && (self.denied || self.planned) {
            return Some(false);
        }
        (self.sure && !self.denied && has(&WORDS.publish, &verb.predicate)).then_some(true)
    }

    /// Whether the name of somebody is public by the verb that identifies them. To be named a suspect, or coach, is to be
    /// called one.
    fn of_person(&self, sentence: &Sentence, text: &str, verb: &Proposition, who: &Argument) -> Option<bool> {
        let named = |head: u16| nouns::is_named_person(sentence, text, head);
        let token = &sentence.tokens[verb.trigger as usize];
        let given_as = verb.arguments.iter().find(|a| a.preposition.as_deref() == Some("as")).map(|a| a.head);
        let complement = given_as.or_else(|| sentence.child(verb.trigger, Dep::Oprd));
        let called = verb.predicate == "name" && token.dep == Dep::Acl;
        // "Who declined to be named".
        let own = self.refused && sentence.child(verb.trigger, Dep::Auxpass).is_some();
        if called || own || complement.is_some_and(|c| !named(c)) || named(who.head) && !self.denied {
            return None;
        }
        let noun = &sentence.tokens[who.head as usize];
        let determiner = sentence.child(who.head, Dep::Det).map(|d| sentence.word(d, text).lower());
        let bare = determiner.is_none() && sentence.child(who.head, Dep::Poss).is_none();
        let several = nouns::number(noun.tag) == GrammaticalNumber::Plural;
        let unknown = determiner.as_ref().is_some_and(|d| has(&WORDS.indefinite, d))
            || bare && sentence.child(who.head, Dep::Nummod).is_some();
        if self.denied || self.planned {
            // "Did not identify any suspects" knows of none; "does not name juveniles" never does.
            let none = unknown && nouns::is_suspect(&noun.lemma.lower())
                || bare && several && !self.planned && verb.tense == Tense::Present;
            return (complement.is_none() && !none).then_some(false);
        }
        (self.sure && (complement.is_some() || !unknown)).then_some(true)
    }
}

/// Whose names a noun stands for: "the man's name", "the names of the man and the boy", "the man, whose name".
fn owners(sentence: &Sentence, text: &str, noun: u16) -> Vec<Whose> {
    let all = |head: u16| {
        let heads = crate::extract::proposition::conjuncts(sentence, head).into_iter();
        heads.filter(|&h| is_somebody(sentence, text, h)).map(Whose::Head).collect()
    };
    if let Some(whose) = sentence.child(noun, Dep::Poss) {
        if !sentence.tokens[whose as usize].lemma.eq_ignore_ascii_case("whose") {
            return all(whose);
        }
        let clause = sentence.ancestors(noun).find(|&a| sentence.tokens[a as usize].dep == Dep::Relcl);
        return clause.map(|c| all(sentence.tokens[c as usize].head)).unwrap_or_default();
    }
    if let Some(whom) = of_whom(sentence, noun) {
        return all(whom);
    }
    // "No names were released", "the name is withheld"; "the victim name" and "a name" are of somebody or something else.
    let plural = nouns::number(sentence.tokens[noun as usize].tag) == GrammaticalNumber::Plural;
    let known = sentence.child(noun, Dep::Det).is_some_and(|d| sentence.word(d, text).eq_ignore_ascii_case("the"));
    let bare = sentence.children(noun).all(|c| !matches!(sentence.tokens[c as usize].dep, Dep::Compound | Dep::Amod));
    if bare && (plural || known) { vec![Whose::All] } else { Vec::new() }
}

fn is_somebody(sentence: &Sentence, text: &str, head: u16) -> bool {
    nouns::is_person(sentence, text, head) || Side::of_noun(&sentence.tokens[head as usize].lemma.lower()).is_some()
}

/// The claim on the names of somebody, or of a side; `None` where they are a bystander's, or the one's who speaks.
fn claim(
    context: &Context,
    s: usize,
    verb: &Proposition,
    whose: Whose,
    public: bool,
    range: Range<u16>,
) -> Option<Claim> {
    let (sentence, _) = context.sentence(s);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let speaker = verb.argument(Role::Agent).map(|a| a.head);
    if speaker.is_some_and(|a| has(&WORDS.bystanders, &lemma(a)) && nouns::is_authority(&lemma(a)) != Some(true)) {
        return None;
    }
    let span = cover(sentence, range);
    let side = |side: &Side| Draft::frame(&side.attribute, Subject::Event, Value::Polarity(public), verb.trigger, span);
    let draft = match whose {
        Whose::All => side(Side::of_victims()?),
        Whose::Head(head) if has(&WORDS.bystanders, &lemma(head)) => return None,
        Whose::Head(head) => match person(context, s, head) {
            // "A neighbour would not give her name": her own.
            Some(m) if speaker.and_then(|a| context.mention(s, a)).is_some_and(|a| context.are_one(a, m)) => {
                return None;
            }
            Some(m) => Draft::frame(KNOWN, Subject::Mention(m), Value::Polarity(public), verb.trigger, span),
            None => side(Side::of_noun(&lemma(head))?),
        },
    };
    let mut claim = context.finish(s, draft);
    // Who will give a name some day holds it back as surely as who would not.
    if !public {
        claim.factuality = Factuality { certainty: Certainty::Certain, positive: true };
    }
    Some(claim)
}

/// The mention of people, not by name, that a token heads.
fn person(context: &Context, s: usize, head: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    if head == NO_HEAD || !nouns::is_person(sentence, text, head) {
        return None;
    }
    let m = context.mention(s, head)?;
    (context.mentions[m as usize].kind != MentionKind::Name).then_some(m)
}
