//! Claims on people: how old, from where, how related.

use super::context::{Context, Draft, cover};
use crate::extract::{nouns, posts};
use crate::lower::Lower;
use crate::model::value::NumberKind;
use crate::model::{Attribute, Claim, Dep, EntityKind, EntitySpan, MentionKind, Role, Sentence, Subject, Tag, Value};

/// Adds the ages and homes of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        let (Value::Number(n), Some(of)) = (&found.value, found.of) else { continue };
        if n.kind != NumberKind::Age {
            continue;
        }
        let Some(mention) = context.mention(s, of) else { continue };
        let m = &context.mentions[mention as usize];
        let tokens = found.tokens.start.min(m.start)..found.tokens.end.max(m.end);
        let tokens = if tokens.len() > 12 { found.tokens.clone() } else { tokens };
        let evidence = sentence.cover(tokens);
        out.push(context.finish(
            s,
            Draft {
                as_written: found.target,
                ..Draft::frame("people.age", Subject::Mention(mention), found.value.clone(), of, evidence)
            },
        ));
    }
    named_as(context, s, out);
    residence(context, s, out);
    local(context, s, out);
}

/// "Maria Diaz, 31, of Tucson"; "a Tucson man" is left to the reader: it tells where somebody is known, not where they live.
fn residence(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let i = i as u16;
        if token.dep != Dep::Prep || !matches!(token.lemma.as_str(), "of" | "from") {
            continue;
        }
        let head = whom(sentence, token.head);
        if head == crate::model::NO_HEAD || !nouns::is_person(sentence, text, head) {
            continue;
        }
        let Some(object) = sentence.child(i, Dep::Pobj) else { continue };
        let (Some(person), Some(place)) = (context.mention(s, head), context.mention(s, object)) else { continue };
        if !nouns::is_place(sentence, object) || sentence.entity_at(object).is_none() {
            continue;
        }
        // "The minister of Norway" has an office there, not a home.
        let noun = sentence.tokens[head as usize].lemma.lower();
        if context.mentions[person as usize].kind != MentionKind::Name && posts::of(&[noun.as_ref().into()]).is_some() {
            continue;
        }
        let start = context.mentions[person as usize].start.min(i);
        // "From Marlow, and the deputies there": the town alone.
        let end = if head == token.head { sentence.subtree(object).end } else { context.mentions[place as usize].end };
        let range = if end - start > 16 { i..end } else { start..end };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("people.residence".into()),
                subject: Subject::Mention(person),
                value: Value::Mention(place),
                rest: vec![(Role::Place, context.filler(s, object, &(object..object + 1)))],
                trigger: head,
                evidence: sentence.cover(range),
                as_written: sentence.cover(i..end),
                polar: false,
            },
        ));
    }
}

/// Of whom "of" or "from" is told: what it hangs on, or the subject of "be" or "visit" ("the attacker was from Marlow",
/// "Ann Lee was visiting from Marlow").
fn whom(sentence: &Sentence, head: u16) -> u16 {
    let verb = sentence.tokens.get(head as usize);
    let is = verb.is_some_and(|v| matches!(v.lemma.as_str(), "be" | "visit"))
        && !sentence.children(head).any(|c| {
            matches!(sentence.tokens[c as usize].dep, Dep::Neg | Dep::Attr | Dep::Acomp)
                || sentence.tokens[c as usize].tag == Tag::Md
        });
    if is { sentence.child(head, Dep::Nsubj).unwrap_or(head) } else { head }
}

/// "Identified the 25-year-old as Ana Diaz": the age is hers.
fn named_as(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for proposition in context.propositions[s].iter().filter(|p| context.class(p) == "identify") {
        let mut people = proposition.arguments.iter().filter(|a| a.role == Role::Patient);
        let (Some(who), None) = (people.next(), people.next()) else { continue };
        // The parser hangs "as …" on the verb or on its object.
        let name = [proposition.trigger, who.head]
            .into_iter()
            .flat_map(|head| sentence.children(head))
            .filter(|&c| c > who.head && sentence.tokens[c as usize].lemma.eq_ignore_ascii_case("as"))
            .find_map(|c| sentence.child(c, Dep::Pobj));
        let Some(name) = name.filter(|&n| nouns::is_person(sentence, text, n)) else { continue };
        let Some(mention) = context.mention(s, name) else { continue };
        if context.mentions[mention as usize].kind != MentionKind::Name {
            continue;
        }
        let Some(found) = context.values[s].iter().find(|f| {
            matches!(&f.value, Value::Number(n) if n.kind == NumberKind::Age)
                && (f.of == Some(who.head) || f.tokens.contains(&who.head))
        }) else {
            continue;
        };
        let end = context.mentions[mention as usize].end;
        let start = found.tokens.start.min(proposition.trigger);
        let range = if end - start > 12 { found.tokens.clone() } else { start..end };
        out.push(context.finish(
            s,
            Draft {
                as_written: found.target,
                ..Draft::frame(
                    "people.age",
                    Subject::Mention(mention),
                    found.value.clone(),
                    proposition.trigger,
                    cover(sentence, range),
                )
            },
        ));
    }
}

/// "A Tucson man": where somebody is from, told before the noun.
fn local(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let head = i as u16;
        let lemma = token.lemma.lower();
        if !matches!(lemma.as_ref(), "man" | "woman" | "boy" | "girl" | "teen" | "teenager" | "resident") {
            continue;
        }
        // "An 8-year-old Marlow boy": a name between age and noun is a town's, whatever the recogniser makes of it.
        let aged = sentence.children(head).any(|c| sentence.tokens[c as usize].lemma == "old");
        let place = sentence.children(head).find(|&c| {
            let own = &sentence.tokens[c as usize];
            matches!(own.dep, Dep::Compound | Dep::Amod | Dep::Nmod)
                && own.tag.is_proper()
                && c + 1 == head
                && sentence.entity_at(c).is_some_and(|e| e.kind == EntityKind::Gpe || aged && is_town(sentence, c, e))
        });
        let Some(place) = place else { continue };
        let (Some(person), Some(home)) = (context.mention(s, head), context.mention(s, place)) else { continue };
        if person == home {
            continue;
        }
        let mut range = sentence.child(head, Dep::Det).unwrap_or(place).min(place)..head + 1;
        if token.dep == Dep::Nsubj || token.dep == Dep::Nsubjpass {
            // What the clause says of them lets a reader know who is meant.
            let verb = token.head;
            if verb != crate::model::NO_HEAD && verb >= range.end && verb - range.start < 8 {
                range.end = verb + 1;
            }
        }
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("people.residence".into()),
                subject: Subject::Mention(person),
                value: Value::Mention(home),
                rest: vec![(Role::Place, context.filler(s, place, &(place..place + 1)))],
                trigger: head,
                evidence: cover(sentence, range),
                as_written: sentence.cover(place..place + 1),
                polar: false,
            },
        ));
    }
}

/// Whether a name that was taken for a body, and is no initials, can be a town's.
fn is_town(sentence: &Sentence, token: u16, name: &EntitySpan) -> bool {
    name.kind == EntityKind::Org && sentence.tokens[token as usize].lemma.chars().any(char::is_lowercase)
}
