//! Whether it is public who was killed, and who is held for it: a report names them, or says that they have not been named.

use super::context::{Context, Draft};
use super::withheld::KNOWN;
use crate::model::{Claim, EntityKind, MentionIx, MentionKind, Subject, Target, Value};
use smol_str::SmolStr;

/// The attributes, each with the parts of those whose names it asks for; that no name is known, their frames tell.
const NAMED: [(&str, &[&str]); 2] =
    [("police.victim named", &["killed"]), ("police.suspect named", &["arrested", "charged", "suspect", "accused"])];

/// Adds a claim for each of the dead and of the accused whom the document names, where it holds back the name of none; takes
/// back what it told of a name held back where it says that others were named.
pub(super) fn build(context: &Context, roles: &[(MentionIx, SmolStr)], out: &mut Vec<Claim>) {
    known(context, roles, out);
    for (attribute, parts) in NAMED {
        if out.iter().any(|c| c.attribute.name() == attribute) {
            let others = |c: &Claim| c.attribute.name() == "police.identified" && c.value == Value::Polarity(true);
            if out.iter().any(others) {
                out.retain(|c| c.attribute.name() != attribute);
            }
            continue;
        }
        let play = |part: &SmolStr| parts.contains(&part.as_str());
        let mut named: Vec<MentionIx> = roles.iter().filter(|(_, part)| play(part)).map(|(m, _)| *m).collect();
        named.sort_unstable();
        named.dedup();
        for m in named {
            let mention = &context.mentions[m as usize];
            if mention.kind != MentionKind::Name || mention.entity != EntityKind::Person {
                continue;
            }
            let evidence = fullest(context, m, out);
            let draft = Draft::frame(attribute, Subject::Event, Value::Polarity(true), mention.head.token, evidence);
            let claim = context.finish(mention.head.sentence as usize, draft);
            out.push(claim);
        }
    }
}

/// Adds a claim that the name is public for each of the harmed and the accused whom the document names.
fn known(context: &Context, roles: &[(MentionIx, SmolStr)], out: &mut Vec<Claim>) {
    let mut names: Vec<&str> = Vec::new();
    for &(m, _) in roles {
        let mention = &context.mentions[m as usize];
        if mention.kind == MentionKind::Name
            && mention.entity == EntityKind::Person
            && !names.contains(&mention.text.as_str())
        {
            names.push(&mention.text);
            let evidence = fullest(context, m, out);
            let draft = Draft::frame(KNOWN, Subject::Mention(m), Value::Polarity(true), mention.head.token, evidence);
            out.push(context.finish(mention.head.sentence as usize, draft));
        }
    }
}

/// How the document names somebody most fully: "Ana Diaz, 40", where only Diaz is said to have been held. The age helps a
/// reader to see who is meant.
fn fullest(context: &Context, m: MentionIx, told: &[Claim]) -> Target {
    let name = &context.mentions[m as usize];
    // "Tom Diaz" is another than Ana Diaz; plain "Diaz" may be she.
    let last = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
    let alone = !name.text.contains(' ');
    let same = |k: &MentionIx| {
        let other = &context.mentions[*k as usize];
        other.kind == MentionKind::Name
            && other.entity == EntityKind::Person
            && (other.text == name.text || alone && last(&other.text) == last(&name.text))
    };
    let age = |k: MentionIx| {
        let of = told.iter().find(|c| c.attribute.name() == "people.age" && c.subject == Subject::Mention(k));
        of.map(|claim| claim.evidence)
    };
    let all = || (0..context.mentions.len() as MentionIx).filter(same);
    age(m).or_else(|| all().find_map(age)).unwrap_or_else(|| {
        let longest = all().max_by_key(|&k| (context.mentions[k as usize].text.len(), std::cmp::Reverse(k)));
        context.mentions[longest.unwrap_or(m) as usize].target
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{annotated, values};
    use crate::extract::{Frames, Lexicon, read};

    const NAMED: &str = "police.victim named";
    const HELD: &str = "police.suspect named";

    #[test]
    fn the_dead_are_named_or_not() {
        assert_eq!(values("Ana Diaz, 40, was stabbed on Monday. Ana Diaz was killed at home.", NAMED), ["yes"]);
        assert_eq!(values("The woman, who has not been identified, died at a hospital.", NAMED), ["no"]);
        // One of two is named: which the other report names, nobody can tell.
        let both = "Ana Diaz was killed on Monday. A second victim has not been identified.";
        assert_eq!(values(both, NAMED), ["no"]);
    }

    #[test]
    fn the_accused_and_the_officers_are_no_victims() {
        assert!(values("The gunman has not been identified.", NAMED).is_empty());
        assert!(values("The officer who fired has not been identified.", NAMED).is_empty());
        assert!(values("Ana Diaz was arrested on Monday.", NAMED).is_empty());
        let suspect = "Police identified the victim on Monday. The teenager has not been identified.";
        assert!(values(suspect, NAMED).is_empty());
    }

    #[test]
    fn the_accused_are_named_or_not() {
        assert_eq!(values("Ana Diaz, 40, was arrested on Monday.", HELD), ["yes"]);
        let named = "Ana Diaz, 40, ran off. Police caught up with Diaz on Monday and arrested Diaz.";
        let (document, annotated) = annotated(named);
        let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
        let claim = reading.claims.iter().find(|c| c.attribute.name() == HELD).unwrap();
        assert_eq!(claim.evidence.span.of(&reading.document.text), "Ana Diaz, 40");
        assert_eq!(values("The name of the suspect was not released.", HELD), ["no"]);
        assert_eq!(values("Police arrested a man on Monday. The suspect has not been identified.", HELD), ["no"]);
        assert!(values("The victim has not been identified.", HELD).is_empty());
        assert!(values("Ana Diaz was killed on Monday.", HELD).is_empty());
    }
}
