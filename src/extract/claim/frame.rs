//! Claims that frames foresee.

use super::context::{Context, Draft, LONGEST, core, cover, fuller, stretch};
use super::count::{at_least, bare, count, is_count, is_part, no_determiner, number};
use super::{statistic, subset};
use crate::extract::factuality::is_scheduled;
use crate::extract::frame::{About, AttributeFrame, Rule, Stage, Take, ValueKind, fills, is_done_in};
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Proposition, Tense};
use crate::lower::Lower;
use crate::model::value::{Interval, NumberKind, Phrase};
use crate::model::{
    Attribute, Certainty, Claim, Dep, EntityKind, Filler, LEAD, MentionIx, NO_HEAD, Role, Sentence, Subject, Value,
};
use smol_str::SmolStr;
use std::ops::Range;

/// What a rule takes as its value: the value, its tokens, and the mentions that fill it.
struct Taken {
    value: Value,
    tokens: Range<u16>,
    fillers: Vec<MentionIx>,
}

/// Adds the claims of a sentence, and the parts that people play in the event.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>, roles: &mut Vec<(MentionIx, SmolStr)>) {
    let (sentence, _) = context.sentence(s);
    for (k, proposition) in context.propositions[s].iter().enumerate() {
        let class = context.class(proposition);
        for (attribute, rule) in context.frames.evoked(Some(class), &proposition.predicate) {
            if !rule.reads(proposition.form)
                || !carried(context, s, proposition, rule)
                || !constraints_hold(context, s, proposition, rule)
                || is_of_anyone(context, s, proposition)
                || (attribute.toll && statistic::is_one(context, s, proposition))
                || (rule.fact && !is_fact(context, s, proposition.trigger))
                || (rule.denied && !is_denied(context, s, proposition.trigger))
                || (rule.planned && !is_planned(context, s, proposition))
            {
                continue;
            }
            if attribute
                .stage
                .is_some_and(|stage| stage != Stage::Asked && context.stage_of(s, proposition) != Some(stage))
            {
                continue;
            }
            let Some(mut taken) = take(context, s, k, attribute, rule) else { continue };
            if let Value::Number(n) = &taken.value
                && (rule.at_least || attribute.toll && subset::is_told(context, s, proposition))
            {
                // "Nobody was badly hurt": somebody may have been hurt.
                if n.set.point() == Some(0.0) {
                    continue;
                }
                taken.value = at_least(n);
            }
            let subjects: Vec<Subject> = match rule.about {
                About::Event => vec![Subject::Event],
                _ => whose(context, s, proposition, rule).into_iter().map(Subject::Mention).collect(),
            };
            if let Some(participant) = &attribute.participant {
                let positive = context.factuality(s, proposition.trigger).positive;
                roles.extend(taken.fillers.iter().filter(|_| positive).map(|&m| (m, participant.clone())));
            }
            // Whom somebody threatens to kill is not dead.
            let factuality = context.factuality(s, proposition.trigger);
            if attribute.toll && factuality.certainty == Certainty::Uncommitted {
                continue;
            }
            if rule.lead && s >= LEAD as usize && !is_news(out, attribute, &taken.value) {
                continue;
            }
            for (k, subject) in subjects.into_iter().enumerate() {
                let range = stretch(sentence, &taken.tokens, proposition.trigger);
                // "Eight wounded" says all that there is to a toll.
                let toll = attribute.participant.is_some() && matches!(taken.value, Value::Number(_));
                let whole = rule.take == Take::Attached || toll && range.len() > 1;
                let range = match &subject {
                    // Each of several has words of their own.
                    Subject::Mention(m) if k > 0 => own_words(context, s, proposition, rule, *m),
                    _ if whole => range,
                    _ => fuller(sentence, proposition, range),
                };
                let mut claim = context.finish(
                    s,
                    Draft {
                        attribute: Attribute::Frame(attribute.name.clone()),
                        subject,
                        value: taken.value.clone(),
                        rest: rest(context, s, proposition, attribute, rule),
                        trigger: proposition.trigger,
                        evidence: cover(sentence, range),
                        as_written: sentence.cover(taken.tokens.clone()),
                        polar: attribute.value == ValueKind::Polarity,
                    },
                );
                // That it was planned is a fact, whatever came of it.
                if attribute.stage == Some(Stage::Planned) || rule.planned || rule.take == Take::Stage {
                    claim.factuality.certainty = Certainty::Certain;
                    claim.factuality.positive = true;
                }
                // Who has not been found is sought.
                claim.factuality.positive |= rule.denied && rule.set.is_some();
                out.push(claim);
            }
        }
    }
}

/// The words that tell it of one of several: from where they are named to the predicate and what follows on, or to the
/// phrase that says what it comes to ("named Diaz and Falk as people of interest").
fn own_words(context: &Context, s: usize, proposition: &Proposition, rule: &Rule, m: MentionIx) -> Range<u16> {
    let (sentence, _) = context.sentence(s);
    let own = context.mentions[m as usize].start..context.mentions[m as usize].end;
    let range = stretch(sentence, &own, proposition.trigger);
    if proposition.trigger >= own.end {
        return fuller(sentence, proposition, range);
    }
    let asked = |a: &&Argument| rule.constraints.keys().any(|name| name.is(a.role)) && a.tokens.start >= own.end;
    let ends = proposition.arguments.iter().filter(asked).map(|a| a.tokens.end);
    match ends.filter(|end| end - own.start <= LONGEST).max() {
        Some(end) => own.start..end,
        None => range,
    }
}

fn constraints_hold(context: &Context, s: usize, proposition: &Proposition, rule: &Rule) -> bool {
    let (sentence, text) = context.sentence(s);
    if !rule.manner.is_empty() && !is_done_in(&rule.manner, sentence, text, proposition.trigger) {
        return false;
    }
    // "Calling the meeting fruitful": what is called something is only described.
    if proposition.predicate == "call" && sentence.child(proposition.trigger, Dep::Oprd).is_some() {
        return false;
    }
    rule.constraints.iter().all(|(role, constraint)| {
        let mut filled = proposition.arguments.iter().filter(|a| role.is(a.role)).peekable();
        if filled.peek().is_none() || constraint.empty {
            return filled.peek().is_none() && (constraint.optional || constraint.empty);
        }
        filled.any(|a| fills(constraint, sentence, text, a.head, context.lexicon))
    })
}

/// Whether a filler is what a rule asks for in its slot: what stands beside "two men" need not be counted with them.
fn is_asked_for(context: &Context, s: usize, rule: &Rule, role: Role, head: u16) -> bool {
    let (sentence, text) = context.sentence(s);
    let mut asked = rule.constraints.iter().filter(|(of, constraint)| of.is(role) && !constraint.empty);
    asked.all(|(_, constraint)| fills(constraint, sentence, text, head, context.lexicon))
}

/// Whether the report has begun with that answer.
fn is_news(told: &[Claim], attribute: &AttributeFrame, value: &Value) -> bool {
    let lead = told.iter().take_while(|c| c.trigger.is_in_lead());
    lead.filter(|c| c.attribute.name() == attribute.name).any(|c| c.value == *value)
}

fn is_planned(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, text) = context.sentence(s);
    proposition.tense == Tense::Future || is_scheduled(sentence, text, proposition.trigger, None)
}

/// Whether the predicate hangs on one of the verbs that a rule asks for.
fn carried(context: &Context, s: usize, proposition: &Proposition, rule: &Rule) -> bool {
    let (sentence, _) = context.sentence(s);
    rule.carrier.is_empty()
        || proposition
            .carrier
            .map(|verb| sentence.tokens[verb as usize].lemma.lower())
            .is_some_and(|lemma| rule.carrier.iter().any(|c| c.as_str() == lemma))
}

/// Whether it tells of whomever it may befall, and so of nobody: "anyone charged in the case".
fn is_of_anyone(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    let anyone = |a: &Argument| nouns::is_anyone(&sentence.tokens[a.head as usize].lemma.lower());
    proposition.arguments.iter().any(anyone) && context.factuality(s, proposition.trigger).positive
}

/// Whether it is told that it is so, for sure or nearly.
fn is_fact(context: &Context, s: usize, trigger: u16) -> bool {
    let factuality = context.factuality(s, trigger);
    factuality.positive && factuality.certainty <= Certainty::Probable
}

/// Whether it is told that it is not so, for sure or nearly.
fn is_denied(context: &Context, s: usize, trigger: u16) -> bool {
    let factuality = context.factuality(s, trigger);
    !factuality.positive && factuality.certainty <= Certainty::Probable
}

fn take(context: &Context, s: usize, k: usize, attribute: &AttributeFrame, rule: &Rule) -> Option<Taken> {
    let (sentence, _) = context.sentence(s);
    let proposition = &context.propositions[s][k];
    if let Some(set) = &rule.set {
        if attribute.value == ValueKind::Polarity {
            let value = Value::Polarity(set == "yes");
            return Some(Taken { value, tokens: told(context, s, proposition, rule), fillers: vec![] });
        }
        let value = Value::Phrase(Phrase::new(set.clone(), Vec::<SmolStr>::new()));
        return Some(Taken { value, tokens: told(context, s, proposition, rule), fillers: vec![] });
    }
    let role = match rule.take {
        Take::Agent => Role::Agent,
        Take::Patient => Role::Patient,
        Take::Recipient => Role::Recipient,
        Take::Topic => Role::Topic,
        Take::Place => Role::Place,
        Take::Polarity => {
            let positive = context.factuality(s, proposition.trigger).positive;
            return Some(Taken {
                value: Value::Polarity(positive),
                tokens: told(context, s, proposition, rule),
                fillers: vec![],
            });
        }
        Take::Stage => {
            let done = match context.stage_of(s, proposition)? {
                Stage::Done => context.factuality(s, proposition.trigger).positive,
                Stage::Planned | Stage::Asked => false,
            };
            return Some(Taken {
                value: Value::Polarity(done),
                tokens: context.clause(s, proposition),
                fillers: vec![],
            });
        }
        Take::Attached => {
            let found = context.own_times(s, k).find(|f| of_kind(&f.value, attribute.value))?;
            return Some(Taken { value: found.value.clone(), tokens: found.tokens.clone(), fillers: vec![] });
        }
        Take::Predicate => return predicate(context, s, proposition, attribute),
    };
    let (_, text) = context.sentence(s);
    let arguments: Vec<&Argument> = proposition
        .arguments
        .iter()
        .filter(|a| a.role == role)
        .filter(|a| attribute.participant.is_none() || nouns::is_person(sentence, text, a.head))
        .filter(|a| attribute.value != ValueKind::Count || is_asked_for(context, s, rule, role, a.head))
        .collect();
    let first = arguments.first()?;
    let tokens =
        arguments.iter().fold(first.tokens.clone(), |r, a| r.start.min(a.tokens.start)..r.end.max(a.tokens.end));
    let fillers: Vec<_> = arguments.iter().filter_map(|a| context.mention(s, a.head)).collect();
    let value = match attribute.value {
        ValueKind::Count if rule.bare => bare(context, s, &arguments)?,
        ValueKind::Count => count(context, s, proposition, &arguments)?,
        // "Both sides called it", "Silva and Okafor called it": neither alone.
        ValueKind::Entity if attribute.once && is_both(context, s, &arguments) => {
            Value::Phrase(Phrase::new(SmolStr::new_static("both"), Vec::<SmolStr>::new()))
        }
        ValueKind::Entity | ValueKind::Place => match context.mention(s, first.head) {
            Some(m) => Value::Mention(m),
            None => Value::Phrase(context.phrase(s, first.head, &first.tokens)),
        },
        ValueKind::Phrase => Value::Phrase(context.phrase(s, first.head, &first.tokens)),
        _ => arguments
            .iter()
            .find_map(|a| {
                context.value_of(s, a.head).or_else(|| context.values[s].iter().find(|f| f.tokens.contains(&a.head)))
            })
            .filter(|f| of_kind(&f.value, attribute.value))?
            .value
            .clone(),
    };
    Some(Taken { value, tokens, fillers })
}

/// The clause of a claim on the event; that of a claim on somebody without its subject, which may be long.
fn told(context: &Context, s: usize, proposition: &Proposition, rule: &Rule) -> Range<u16> {
    match rule.about {
        About::Event => context.clause(s, proposition),
        _ => core(context.sentence(s).0, proposition),
    }
}

/// Whether the arguments are two that are told as one pair: coordinated, or under "both" or "the two".
fn is_both(context: &Context, s: usize, arguments: &[&Argument]) -> bool {
    let (sentence, text) = context.sentence(s);
    if let [one] = arguments {
        let mut words = one.tokens.clone().map(|i| sentence.word(i, text).lower());
        return match words.next().as_deref() {
            Some("both") => true,
            Some("the") => words.next().as_deref() == Some("two"),
            _ => false,
        };
    }
    let named = |a: &&Argument| sentence.tokens[a.head as usize].tag.is_proper();
    arguments.len() == 2 && arguments.iter().all(named)
}

/// The predicate itself as value: its number or its modifiers.
fn predicate(context: &Context, s: usize, proposition: &Proposition, attribute: &AttributeFrame) -> Option<Taken> {
    let (sentence, _) = context.sentence(s);
    let trigger = proposition.trigger;
    match attribute.value {
        ValueKind::Count => {
            let Some(found) = context.value_of(s, trigger) else { return happened(context, s, proposition) };
            // "One of the dead", "four prior arrests".
            if is_part(sentence, trigger) || found.is_part(sentence) {
                return None;
            }
            let tokens = found.tokens.start.min(trigger)..found.tokens.end.max(trigger + 1);
            is_count(&found.value).then(|| Taken { value: found.value.clone(), tokens, fillers: vec![] })
        }
        ValueKind::Phrase => {
            let mut words = Vec::new();
            let mut tokens = trigger..trigger + 1;
            for child in sentence.children(trigger) {
                let token = &sentence.tokens[child as usize];
                if matches!(
                    token.dep,
                    Dep::Amod | Dep::Compound | Dep::Acomp | Dep::Oprd | Dep::Neg | Dep::Advmod | Dep::Npadvmod
                ) {
                    words.push(SmolStr::from(token.lemma.lower()));
                    tokens = tokens.start.min(child)..tokens.end.max(child + 1);
                }
            }
            if words.is_empty() {
                return None;
            }
            let head = words.remove(words.len() - 1);
            Some(Taken { value: Value::Phrase(Phrase::new(head, words)), tokens, fillers: vec![] })
        }
        _ => None,
    }
}

/// "An arrest was made": one at the least; "have not made an arrest": none.
fn happened(context: &Context, s: usize, proposition: &Proposition) -> Option<Taken> {
    let (sentence, _) = context.sentence(s);
    let trigger = proposition.trigger;
    let clause = sentence.child(trigger, Dep::Acl).or(proposition.carrier)?;
    if sentence.tokens[clause as usize].lemma.lower() != "make" {
        return None;
    }
    let mut made = Interval::exactly(0.0);
    if context.factuality(s, trigger).positive {
        made = Interval { low: 1.0, high: f64::INFINITY, open_high: true, ..made };
    }
    let tokens = trigger.min(clause)..trigger.max(clause) + 1;
    Some(Taken { value: number(made), tokens, fillers: vec![] })
}

fn of_kind(value: &Value, kind: ValueKind) -> bool {
    match kind {
        ValueKind::Duration => matches!(value, Value::Duration(_)),
        ValueKind::Date => matches!(value, Value::Date(_)),
        ValueKind::Time => matches!(value, Value::Time(_)),
        ValueKind::Ordinal => matches!(value, Value::Ordinal(_)),
        ValueKind::Number => {
            matches!(value, Value::Number(n) if n.kind != NumberKind::Age && n.kind != NumberKind::Count)
        }
        ValueKind::Count => is_count(value),
        _ => false,
    }
}

/// Whose attribute a claim is: an argument's, or the subject's of the clause around the predicate.
fn whose(context: &Context, s: usize, proposition: &Proposition, rule: &Rule) -> Vec<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let role = match rule.about {
        About::Agent => Role::Agent,
        About::Patient => Role::Patient,
        About::Topic => Role::Topic,
        About::Event => return Vec::new(),
        About::Subject => return subject_of(context, s, proposition.trigger).into_iter().collect(),
    };
    // "Why he killed himself and the others": only the others were killed by another.
    let excepted = |head: u16| {
        let lemma = sentence.tokens[head as usize].lemma.lower();
        let mut own = rule.constraints.iter().filter(|(of, _)| of.is(role));
        own.any(|(_, constraint)| constraint.except.iter().any(|w| w.as_str() == lemma))
    };
    let heads = proposition.arguments.iter().filter(|a| a.role == role && !excepted(a.head)).map(|a| a.head);
    heads
        .filter_map(|head| {
            let owner = || bearer(sentence, text, head).or_else(|| named_beside(sentence, text, proposition));
            let owner = if nouns::is_person(sentence, text, head) { None } else { owner() };
            context.mention(s, owner.unwrap_or(head))
        })
        .collect()
}

/// Whose the thing at `noun` is: its possessor's, or the subject's of the clause around it.
pub(super) fn subject_of(context: &Context, s: usize, noun: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let possessor = sentence.child(noun, Dep::Poss);
    if let Some(m) = possessor.and_then(|p| context.mention(s, p)) {
        return Some(m);
    }
    let mut at = noun;
    loop {
        let head = sentence.tokens[at as usize].head;
        if head == NO_HEAD {
            return None;
        }
        at = head;
        if let Some(p) = context.propositions[s].iter().find(|p| p.trigger == at || p.carrier == Some(at)) {
            let argument = p
                .argument(Role::Patient)
                .filter(|a| nouns::is_person(sentence, text, a.head))
                .or_else(|| p.argument(Role::Agent))?;
            return context.mention(s, argument.head);
        }
    }
}

/// Whose a charge or a case is: "the charges against Diaz", "Diaz's case".
fn bearer(sentence: &Sentence, text: &str, head: u16) -> Option<u16> {
    let possessor = sentence.child(head, Dep::Poss).filter(|&p| nouns::is_person(sentence, text, p));
    possessor.or_else(|| under(sentence, text, head))
}

/// Whose it is where that hangs on the verb or, as parsers have it, on the place: "is set in court for Diaz".
fn named_beside(sentence: &Sentence, text: &str, proposition: &Proposition) -> Option<u16> {
    let places = proposition.arguments.iter().filter(|a| a.role == Role::Place).map(|a| a.head);
    std::iter::once(proposition.trigger).chain(places).find_map(|at| under(sentence, text, at))
}

/// The person under a preposition that says whose: "against Diaz", "a hearing is set for Diaz".
fn under(sentence: &Sentence, text: &str, head: u16) -> Option<u16> {
    sentence
        .children(head)
        .filter(|&c| sentence.tokens[c as usize].dep == Dep::Prep)
        .filter(|&c| matches!(sentence.tokens[c as usize].lemma.lower().as_ref(), "against" | "of" | "for"))
        .filter_map(|c| sentence.child(c, Dep::Pobj))
        .find(|&o| nouns::is_person(sentence, text, o))
}

/// The slots of a claim; a count says what sort of people it counts, for the children are not all the dead.
fn rest(
    context: &Context,
    s: usize,
    proposition: &Proposition,
    attribute: &AttributeFrame,
    rule: &Rule,
) -> Vec<(Role, Filler)> {
    let mut rest = context.rest(s, proposition);
    if attribute.value == ValueKind::Count && attribute.participant.is_some() {
        let role = if rule.take == Take::Agent { Role::Agent } else { Role::Patient };
        let (sentence, text) = context.sentence(s);
        // "Two female victims" are women, "nine Americans" are not all the hurt.
        let kind_of = |i: u16| {
            let lemma = sentence.tokens[i as usize].lemma.lower();
            match nouns::kind_of_people(&lemma) {
                "people" if sentence.entity_at(i).is_some_and(|e| e.kind == EntityKind::Norp) => {
                    Some(lemma.trim_end_matches('s').into())
                }
                "people" => None,
                kind => Some(SmolStr::new_static(kind)),
            }
        };
        let mut kinds = proposition.arguments.iter().filter(|a| a.role == role).map(|a| {
            // "A man was arrested" counts somebody; "two men" may leave out the women.
            let limited = context.value_of(s, a.head).is_some() || no_determiner(sentence, text, a.head);
            let modifies = |&c: &u16| matches!(sentence.tokens[c as usize].dep, Dep::Amod | Dep::Compound);
            let modifiers = sentence.children(a.head).filter(modifies);
            std::iter::once(a.head).chain(modifiers).filter(|_| limited).find_map(kind_of)
        });
        let kind = match (kinds.next(), kinds.next()) {
            (Some(Some(kind)), None) => kind,
            _ => SmolStr::new_static("people"),
        };
        rest.push((Role::Instrument, Filler::Words(vec![kind])));
    }
    rest
}
