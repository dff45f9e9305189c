//! Claims that a source makes by denying what was told before: "The ministry denied this."

use super::context::{Context, Draft, LONGEST, cover};
use crate::extract::attribution::{Denial, Stretch};
use crate::extract::proposition::{Form, Proposition};
use crate::model::{Attribute, Attribution, Claim, Dep, NO_HEAD, Sentence, Subject, Tag, TokenRef, Value};

/// Adds, for each denial that points back, the negative of what the sentence before tells. A clause that is denied
/// outright needs no help: its own claims come out negative.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    for denial in context.attributions.denials() {
        let Some(before) = &denial.antecedent else { continue };
        let (s, cue) = (denial.source.cue_at.sentence as usize, denial.source.cue_at.token);
        // "Silva denied this. The paper, he said, wrote falsely": both deny what stands before the first.
        let before = context
            .attributions
            .denials()
            .iter()
            .filter(|other| other.source.cue_at.sentence == before.sentence)
            .find_map(|other| other.antecedent.as_ref())
            .unwrap_or(before);
        let (sentence, _) = context.sentence(s);
        // "Falsely" judges in passing; whose denial of what it is, it does not say.
        if matches!(sentence.tokens[cue as usize].tag, Tag::Rb) || is_conjunction(sentence, denial) {
            continue;
        }
        let Some((told, proposition)) = meant(context, denial, before) else { continue };
        let span = cover(sentence, clause(sentence, cue));
        let positive = context.factuality(told, proposition.trigger).positive;
        let mut claim = context.finish(
            s,
            Draft {
                attribute: Attribute::Open(smol_str::format_smolstr!("fact:{}", context.class(proposition))),
                subject: Subject::Event,
                value: Value::Polarity(!positive),
                rest: context.rest(told, proposition),
                trigger: cue,
                evidence: span,
                as_written: span,
                polar: true,
            },
        );
        claim.attribution = Attribution { chain: vec![denial.source.clone()] };
        out.push(claim);
    }
}

/// How many sentences back "the report" may look.
const REACH: usize = 3;

/// The proposition that a denial means: in the nearest sentence that gives another's word, else in the one right before.
fn meant<'a>(context: &'a Context, denial: &Denial, before: &Stretch) -> Option<(usize, &'a Proposition)> {
    let last = before.sentence as usize;
    let field = context.annotated.sentences.get(last)?.field;
    let reach = if points(context, denial) { 1 } else { REACH };
    let told = |s: usize, of_others: bool| {
        let (sentence, _) = context.sentence(s);
        let open = |p: &&Proposition| {
            let at = TokenRef { sentence: s as u32, token: p.trigger };
            !p.arguments.is_empty() && is_open_to_denial(context, denial, at, !of_others)
        };
        // "Welcomed news that they met": what is told is the clause under the noun, or, to the parser, beside it.
        let under_noun = |p: &&Proposition| {
            let token = &sentence.tokens[p.trigger as usize];
            let that =
                sentence.child(p.trigger, Dep::Mark).is_some_and(|m| sentence.tokens[m as usize].lemma == "that");
            let noun = match token.dep {
                Dep::Acl => Some(token.head),
                Dep::Ccomp => sentence.child(token.head, Dep::Dobj),
                _ => None,
            };
            that && noun.is_some_and(|noun| context.attributions.tells(&sentence.tokens[noun as usize].lemma))
        };
        let all = &context.propositions[s];
        let found = all.iter().find(under_noun);
        found.or_else(|| all.iter().filter(open).find(|p| is_top(context, s, p))).map(|p| (s, p))
    };
    let back = (last.saturating_sub(reach - 1)..=last).rev();
    back.filter(|&s| context.annotated.sentences[s].field == field)
        .find_map(|s| told(s, true))
        .or_else(|| told(last, false))
}

/// Whether a denial only points at what it means: "denied this", not "denied the report".
fn points(context: &Context, denial: &Denial) -> bool {
    let (sentence, _) = context.sentence(denial.source.cue_at.sentence as usize);
    let mut content = denial.content.iter().flat_map(|piece| piece.start..piece.end).peekable();
    content.peek().is_some() && content.all(|i| !sentence.tokens.get(i as usize).is_some_and(|t| t.tag.is_noun()))
}

/// Whether a source can have meant what stands at `told`: it is somebody else's word, or, right before, the text itself sets
/// the denial against it. Nobody denies what he says himself.
fn is_open_to_denial(context: &Context, denial: &Denial, told: TokenRef, right_before: bool) -> bool {
    if let Some(speaker) = context.attributions.of(told).speaker() {
        return !speaker.is_voice_of(&denial.source);
    }
    let (sentence, _) = context.sentence(denial.source.cue_at.sentence as usize);
    let contrast = || {
        sentence.children(denial.source.cue_at.token).any(|c| {
            let lemma = sentence.tokens[c as usize].lemma.to_lowercase();
            matches!(lemma.as_str(), "but" | "however" | "yet" | "later" | "though")
        })
    };
    right_before && (points(context, denial) || contrast())
}

/// Whether the "that" by which a denial seems to point back brings in a clause: "disputed that the pact had failed".
fn is_conjunction(sentence: &Sentence, denial: &Denial) -> bool {
    let [piece] = denial.content[..] else { return false };
    let that = piece.end == piece.start + 1 && sentence.tokens[piece.start as usize].lemma == "that";
    that && piece.start > denial.source.cue_at.token
        && sentence
            .tokens
            .get(piece.end as usize)
            .is_some_and(|t| t.tag.is_noun() || t.tag.is_adjective() || matches!(t.tag, Tag::Dt | Tag::Prp | Tag::PrpS))
}

/// The verb of denying with its subject and object; of a word that calls something false ("that is a lie"), the verb above it.
fn clause(sentence: &Sentence, cue: u16) -> std::ops::Range<u16> {
    let mut range = cue..cue + 1;
    let token = &sentence.tokens[cue as usize];
    let said = !token.tag.is_verb() && matches!(token.dep, Dep::Attr | Dep::Acomp) && token.head != NO_HEAD;
    let verb = if said { token.head } else { cue };
    if said {
        // "Were false and are an insult": what else is said of it in one breath.
        let also = sentence.child(verb, Dep::Conj).filter(|&c| sentence.child(c, Dep::Nsubj).is_none());
        let end = also.map_or(cue + 1, |c| sentence.subtree(c).end.max(cue + 1));
        range = verb.min(cue)..end.min(verb.min(cue) + LONGEST - 4).max(cue + 1);
    }
    for child in sentence.children(verb) {
        let token = &sentence.tokens[child as usize];
        if matches!(
            token.dep,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Prt | Dep::Aux | Dep::Neg | Dep::Acomp | Dep::Attr
        ) {
            let phrase = crate::extract::proposition::phrase(sentence, child);
            let wider = range.start.min(phrase.start)..range.end.max(phrase.end);
            if wider.len() <= LONGEST as usize {
                range = wider;
            }
        }
    }
    range
}

/// Whether a proposition is what its sentence tells, rather than a part of that: no other stands over it but those that
/// bring in who says it.
fn is_top(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    if proposition.form == Form::Noun {
        return false;
    }
    let at = |token: u16| TokenRef { sentence: s as u32, token };
    !sentence.ancestors(proposition.trigger).skip(1).any(|above| {
        sentence.tokens[above as usize].tag.is_verb()
            && (commits(context, sentence, above) || context.attributions.at_cue(at(above)).is_none())
            && context.propositions[s].iter().any(|p| p.trigger == above || p.carrier == Some(above))
    })
}

/// Whether a verb of saying is a deed of its own: a promise, a refusal.
pub(super) fn commits(context: &Context, sentence: &Sentence, verb: u16) -> bool {
    matches!(
        context.lexicon.class_of_verb(&sentence.tokens[verb as usize].lemma),
        Some("promise" | "agree" | "refuse" | "invite" | "confirm")
    )
}
