//! Mentions by name.

use super::{NounClass, Nouns, Titles, View, bodies};
use crate::lower::Lower;
use crate::model::{Dep, EntityKind, Gender, GrammaticalNumber, Mention, MentionKind, Tag, TokenRef};
use crate::normalize::name::GivenNames;
use smol_str::SmolStr;
use std::ops::Range;

/// The kinds of entity that name something lasting; dates, amounts and the like are values.
pub(super) const fn is_nameable(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person
            | EntityKind::Norp
            | EntityKind::Fac
            | EntityKind::Org
            | EntityKind::Gpe
            | EntityKind::Loc
            | EntityKind::Product
            | EntityKind::Event
            | EntityKind::WorkOfArt
            | EntityKind::Law
    )
}

/// Adds the names of a sentence and marks their tokens, titles included.
pub(super) fn find(view: View<'_>, taken: &mut [bool], out: &mut Vec<Mention>) {
    let mut named: Vec<(Range<u16>, EntityKind)> = Vec::new();
    for entity in &view.sentence.entities {
        if !is_nameable(entity.kind) {
            // What is a date or a number is not a name that was passed over.
            taken[entity.start as usize..entity.end as usize].fill(true);
            continue;
        }
        let tokens = trim(view, entity.start..entity.end, entity.kind);
        if is_bare_title(view, &tokens) {
            continue;
        }
        if entity.kind == EntityKind::Person && is_no_name(view, &tokens) {
            // "Jr." is no name of its own, whoever passed it over.
            taken[tokens.start as usize..tokens.end as usize].fill(is_suffix(view.word(tokens.start)));
            continue;
        }
        if ends_title(view, &tokens) {
            taken[tokens.start as usize..tokens.end as usize].fill(true);
            continue;
        }
        let tokens = if entity.kind == EntityKind::Person { with_given_name(view, tokens, taken) } else { tokens };
        if !tokens.is_empty() && view.word(tokens.start).chars().any(char::is_alphanumeric) {
            taken[tokens.start as usize..tokens.end as usize].fill(true);
            named.push((tokens, entity.kind));
        }
    }
    // In headings every noun may have its capital, in shouted sentences all of it.
    for i in 0..view.len() {
        if !taken[i as usize] && is_us(view.word(i)) && !is_shouted(view) {
            taken[i as usize] = true;
            named.push((i..i + 1, EntityKind::Gpe));
        }
    }
    if !view.sentence.heading && !is_shouted(view) {
        passed_over(view, taken, &mut named);
        bodies::join(view, &mut named);
    }
    named.sort_by_key(|(tokens, _)| tokens.start);
    let first_new = out.len();
    for (tokens, kind) in named {
        let mention = mention(view, tokens, kind);
        taken[mention.start as usize..mention.end as usize].fill(true);
        out.push(mention);
    }
    // "Secretary of State Antony Blinken" holds no mention "State"; a country within a title stays one.
    let people: Vec<Range<u16>> =
        out[first_new..].iter().filter(|m| m.entity == EntityKind::Person).map(|m| m.start..m.end).collect();
    let mut k = 0;
    out.retain(|m| {
        k += 1;
        k <= first_new
            || matches!(m.entity, EntityKind::Person | EntityKind::Gpe | EntityKind::Norp)
            || m.text.contains(' ')
            || !Titles::table().is_part(&m.text) && m.text != "State"
            || !people.iter().any(|p| p.start <= m.start && m.end <= p.end)
    });
}

/// An entity without article, possessive ending, punctuation, and courtesy titles before a person's name.
fn trim(view: View<'_>, tokens: Range<u16>, kind: EntityKind) -> Range<u16> {
    let Range { mut start, mut end } = tokens;
    end = end.min(view.len());
    while start < end && (matches!(view.token(start).tag, Tag::Dt | Tag::PrpS) || is_mark(view.word(start))) {
        start += 1;
    }
    while start < end
        && (view.token(end - 1).tag == Tag::Pos || is_mark(view.word(end - 1)) || is_possessive(view.word(end - 1)))
    {
        end -= 1;
    }
    // "Committee of his ruling Growers' Party": the owner parts two names.
    if matches!(kind, EntityKind::Org | EntityKind::Fac | EntityKind::Gpe | EntityKind::Person)
        && let Some(owner) = (start..end).rev().find(|&i| view.token(i).tag == Tag::PrpS && !starts_upper(view.word(i)))
    {
        match (owner + 1..end).find(|&i| starts_upper(view.word(i))) {
            Some(owned) => start = owned,
            None => end = (start..owner).rev().find(|&i| starts_upper(view.word(i))).map_or(start, |last| last + 1),
        }
    }
    if kind == EntityKind::Person {
        let titles = Titles::table();
        while start + 1 < end
            && (titles.honorific(view.word(start)).is_some()
                || titles.is_part(view.word(start)) && view.token(start + 1).tag.is_proper())
        {
            start += 1;
        }
        // "Ben Quist Jr. Jurors": nothing of a name follows "Jr.".
        if let Some(suffix) = (start + 1..end).find(|&i| is_suffix(view.word(i))) {
            end = suffix + 1;
        }
        // "Blinken said" taken whole by a slip; ages behind a name.
        while start + 1 < end && (view.token(end - 1).tag.is_verb() || view.token(end - 1).tag == Tag::Cd) {
            end -= 1;
        }
    }
    start..end
}

fn is_shouted(view: View<'_>) -> bool {
    let text = view.sentence.span.of(view.text);
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    lower * 2 < text.chars().filter(|c| c.is_uppercase()).count()
}

/// Whether a token begins a quotation, a bracket or what follows a colon, where a capital tells nothing.
pub(super) fn after_mark(view: View<'_>, i: u16) -> bool {
    i == 0 || is_mark(view.word(i - 1))
}

fn is_mark(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// Runs of proper nouns that the annotator's entities leave out.
fn passed_over(view: View<'_>, taken: &mut [bool], named: &mut Vec<(Range<u16>, EntityKind)>) {
    // Within a sentence a capital tells a name, whatever the tag.
    let proper = |i: u16| {
        i < view.len()
            && starts_upper(view.word(i))
            && (view.token(i).tag.is_proper() || i > 0 && matches!(view.token(i).tag, Tag::Nn | Tag::Nns | Tag::Jj))
    };
    let begins = |i: u16| {
        proper(i)
            && !(i == 0 && !proper(1) && is_no_name(view, &(0..1)))
            && (view.token(i).tag.is_proper()
                || !after_mark(view, i)
                    && (i + 1..view.len()).take(4).take_while(|&k| proper(k)).any(|k| view.token(k).tag.is_noun()))
    };
    let mut i = 0;
    while i < view.len() {
        if taken[i as usize] || !begins(i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < view.len() {
            let joins = |k: u16| k + 1 < view.len() && proper(k + 1) && !taken[k as usize + 1];
            // "Parks and Wildlife Service": both words before the noun that they modify.
            let both = |k: u16| {
                matches!(view.word(k), "and" | "&")
                    && view.token(k - 1).head > k
                    && view.token(k - 1).head < view.len()
                    && (k + 1..=view.token(k - 1).head).all(|n| proper(n) && !taken[n as usize])
            };
            if !taken[end as usize] && proper(end) {
                end += 1;
            } else if matches!(
                view.word(end),
                "of" | "&" | "-" | "–" | "/" | "de" | "al" | "van" | "von" | "bin" | "'s" | "’s"
            ) && joins(end)
                || both(end) && joins(end)
            {
                end += 2;
            } else {
                break;
            }
        }
        // A title that ran into the name makes it a person's: "President Oduya".
        let titled = (i..end).take_while(|&k| Titles::table().is_part(view.word(k))).any(|k| {
            Titles::table().honorific(view.word(k)).is_some()
                || Nouns::table().get(&view.token(k).lemma).is_some_and(|n| n.role)
        });
        let class = Nouns::table().get(&view.word(end - 1).lower()).map(|n| n.class);
        let titled = titled && !matches!(class, Some(NounClass::Organisation | NounClass::Place | NounClass::Group));
        let kind = if titled { EntityKind::Person } else { guess(view, i..end) };
        let tokens = trim(view, i..end, kind);
        if !tokens.is_empty() && is_telling(view, &tokens) {
            let kind = if titled { EntityKind::Person } else { guess(view, tokens.clone()) };
            taken[tokens.start as usize..tokens.end as usize].fill(true);
            named.push((tokens, kind));
        }
        i = end;
    }
}

/// Whether an entity is nothing but a title: "Foreign Minister" is a description, not a name.
fn is_bare_title(view: View<'_>, tokens: &Range<u16>) -> bool {
    let last = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty());
    last.is_some_and(|last| {
        Nouns::table().get(&view.token(last).lemma).is_some_and(|n| n.role)
            && tokens.clone().all(|i| Titles::table().is_part(view.word(i)))
    })
}

/// Whether an entity is no name for all its capitals: "Jr." alone, "Felon" or "Shooting Victim" of a heading.
fn is_no_name(view: View<'_>, tokens: &Range<u16>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty()) else { return false };
    let noun = |i: u16| Nouns::table().get(&view.word(i).lower());
    let anybody = noun(last).is_some_and(|n| n.class == NounClass::Person && !n.role);
    let capital_tells_nothing = view.sentence.heading || tokens.start == 0 && tokens.len() == 1;
    let described = capital_tells_nothing && anybody && tokens.clone().all(|i| noun(i).is_some());
    described || tokens.len() == 1 && is_suffix(view.word(last))
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Sr." | "Jr" | "Sr")
}

/// The given name before a surname that the annotator took alone, where a capital tells little: "Mark" at the head of a
/// sentence may be a verb, but hardly before a surname.
fn with_given_name(view: View<'_>, tokens: Range<u16>, taken: &[bool]) -> Range<u16> {
    let Some(before) = tokens.start.checked_sub(1).filter(|_| tokens.len() == 1) else { return tokens };
    let word = view.word(before);
    let given = starts_upper(word)
        && !taken[before as usize]
        && after_mark(view, before)
        && matches!(view.token(before).tag, Tag::Nn | Tag::Nnp | Tag::Vb | Tag::Vbp | Tag::Jj | Tag::Uh)
        && GivenNames::table().knows(&word.lower());
    if given { before..tokens.end } else { tokens }
}

/// Whether an entity is the end of a title: "State" of "Secretary of State".
fn ends_title(view: View<'_>, tokens: &Range<u16>) -> bool {
    tokens.start >= 2
        && matches!(view.word(tokens.start - 1), "of" | "for")
        && Nouns::table().get(&view.token(tokens.start - 2).lemma).is_some_and(|n| n.role)
        && tokens.clone().all(|i| Titles::table().is_part(view.word(i)))
}

/// Whether a run of proper nouns is more than a title, a weekday's abbreviation or a letter.
fn is_telling(view: View<'_>, tokens: &Range<u16>) -> bool {
    let titles = Titles::table();
    tokens.clone().filter(|&i| view.token(i).tag.is_proper()).any(|i| {
        let word = view.word(i);
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !titles.is_part(word)
    })
}

/// The kind of a name that the annotator did not see, from its last word, its title and its verb.
fn guess(view: View<'_>, tokens: Range<u16>) -> EntityKind {
    let last = view.word(tokens.end - 1).lower();
    match Nouns::table().get(&last).map(|n| n.class) {
        Some(NounClass::Organisation | NounClass::Group) => return EntityKind::Org,
        Some(NounClass::Place) => return EntityKind::Fac,
        _ => {}
    }
    // "Mr. Oduya", "Police Chief Ann Oduya", "Secretary of State Ann Oduya": a role right before, but for words that
    // go on with it.
    let before = (0..tokens.start).rev().take(4);
    let titled = tokens.start > 0 && Titles::table().honorific(view.word(tokens.start - 1)).is_some()
        || before
            .take_while(|&i| Titles::table().is_part(view.word(i)) || matches!(view.word(i), "of" | "for"))
            .any(|i| starts_upper(view.word(i)) && Nouns::table().get(&view.token(i).lemma).is_some_and(|n| n.role));
    let head = view.head_of(tokens.clone());
    let governor = view.token(head).head;
    let speaks = matches!(view.token(head).dep, Dep::Nsubj)
        && view.sentence.tokens.get(governor as usize).is_some_and(|t| {
            matches!(
                t.lemma.as_str(),
                "say" | "tell" | "add" | "ask" | "think" | "believe" | "recall" | "explain" | "know" | "die"
            )
        });
    if titled || speaks || view.sentence.child(head, Dep::Relcl).is_some_and(|r| subtree_has_who(view, r)) {
        return EntityKind::Person;
    }
    EntityKind::Other
}

fn subtree_has_who(view: View<'_>, verb: u16) -> bool {
    view.sentence.children(verb).any(|c| matches!(view.word(c), "who" | "whom"))
}

pub(super) fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Builds the mention of a name.
pub(super) fn mention(view: View<'_>, name: Range<u16>, kind: EntityKind) -> Mention {
    let head = view.head_of(name.clone());
    let start = if kind == EntityKind::Person || kind == EntityKind::Other || kind == EntityKind::Org {
        title_start(view, &name, head, kind)
    } else {
        name.start
    };
    let (titles, mut gender) = titles(view, start..name.start);
    if kind != EntityKind::Person {
        gender = Gender::Unknown;
    }
    let suffix =
        (name.end < view.len() && Titles::table().is_suffix(view.word(name.end)) && starts_upper(view.word(name.end)))
            .then_some(name.end + 1)
            .or_else(|| {
                (name.end + 1 < view.len()
                    && view.word(name.end) == ","
                    && matches!(view.word(name.end + 1), "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III"))
                .then_some(name.end + 2)
            });
    let definite = kind == EntityKind::Norp && stands_alone(view, &name, head);
    let start = if definite { view.sentence.children(head).find(|&c| c < start).unwrap_or(start) } else { start };
    let name = name.start..suffix.filter(|_| kind == EntityKind::Person).unwrap_or(name.end);
    let police = kind == EntityKind::Org
        && Nouns::table().get(&view.word(name.end - 1).lower()).is_some_and(|n| n.class == NounClass::Group);
    let plural = police || kind == EntityKind::Norp && matches!(view.token(head).tag, Tag::Nnps | Tag::Nns);
    Mention {
        head: TokenRef { sentence: view.ix, token: head },
        start,
        end: name.end,
        target: view.sentence.cover(if definite { start..name.end } else { name.clone() }),
        // "the American", "the Russians" describe; "American" before a noun names the nation.
        kind: if definite { MentionKind::Definite } else { MentionKind::Name },
        entity: kind,
        text: SmolStr::from(view.words(name)),
        titles,
        number: if plural { GrammaticalNumber::Plural } else { GrammaticalNumber::Singular },
        gender,
    }
}

/// Whether the name of a people is the head of a phrase with an article: "the American".
fn stands_alone(view: View<'_>, name: &Range<u16>, head: u16) -> bool {
    let argument = matches!(
        view.token(head).dep,
        Dep::Nsubj
            | Dep::Nsubjpass
            | Dep::Dobj
            | Dep::Pobj
            | Dep::Dative
            | Dep::Poss
            | Dep::Conj
            | Dep::Appos
            | Dep::Attr
            | Dep::Root
    );
    let determined = name.start > 0
        && view
            .sentence
            .children(head)
            .any(|c| c < name.start && matches!(view.token(c).dep, Dep::Det | Dep::Amod | Dep::Nummod | Dep::Poss));
    argument && determined
}

/// Where the titles before a name begin: at the leftmost of the words to its left that depend on it, as long as they
/// follow one another without a gap and look like a title.
fn title_start(view: View<'_>, name: &Range<u16>, head: u16, kind: EntityKind) -> u16 {
    let mut start = name.start;
    loop {
        if start == 0 {
            break;
        }
        let i = start - 1;
        let token = view.token(i);
        let belongs = view.sentence.ancestors(i).skip(1).take(6).any(|a| name.contains(&a))
            || view.sentence.ancestors(head).skip(1).take(2).any(|a| a == i);
        let word = view.word(i);
        let part = Titles::table().is_part(word);
        let fits = match token.tag {
            Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Jj | Tag::Nns | Tag::Hyph | Tag::Pos => belongs && !view.is_age(i),
            Tag::In | Tag::Cc => belongs && matches!(word, "of" | "for" | "and" | "&") && kind == EntityKind::Person,
            _ => part && token.tag != Tag::Dt && token.tag != Tag::PrpS && belongs,
        };
        // A title that the parser hung elsewhere still stands right before the name.
        if !(fits || part && starts_upper(word)) {
            break;
        }
        start = i;
    }
    if start < name.start && kind != EntityKind::Person {
        // A body takes only what is written as a name: "the US State Department" has the country before it.
        let proper = (start..name.start)
            .all(|i| view.sentence.entity_at(i).is_some_and(|e| matches!(e.kind, EntityKind::Gpe | EntityKind::Norp)));
        if !proper {
            return name.start;
        }
    }
    while start < name.start && matches!(view.token(start).tag, Tag::In | Tag::Cc | Tag::Pos | Tag::Hyph) {
        start += 1;
    }
    start
}

/// The titles in a stretch: countries one by one, the words between them together; and the gender they tell.
fn titles(view: View<'_>, tokens: Range<u16>) -> (Vec<SmolStr>, Gender) {
    let mut titles = Vec::new();
    let mut gender = Gender::Unknown;
    let mut phrase: Option<Range<u16>> = None;
    let flush = |phrase: &mut Option<Range<u16>>, titles: &mut Vec<SmolStr>| {
        if let Some(run) = phrase.take() {
            let words = view.words(run);
            let words = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            if !words.is_empty() {
                titles.push(SmolStr::from(words));
            }
        }
    };
    for i in tokens {
        let word = view.word(i);
        if let Some(told) = Titles::table().honorific(word).filter(|g| *g != Gender::Unknown) {
            gender = told;
        }
        if let Some(noun) = Nouns::table().get(&view.token(i).lemma).filter(|n| n.gender != Gender::Unknown) {
            gender = noun.gender;
        }
        let nation = is_us(word)
            || view.sentence.entity_at(i).is_some_and(|e| matches!(e.kind, EntityKind::Gpe | EntityKind::Norp));
        if nation {
            match titles.last_mut().filter(|_| phrase.is_none() && i > 0 && same_entity(view, i)) {
                Some(last) => *last = SmolStr::from(format!("{last} {word}")),
                None => {
                    flush(&mut phrase, &mut titles);
                    titles.push(SmolStr::from(word));
                }
            }
        } else if view.token(i).tag == Tag::Pos || view.is_age(i) {
            flush(&mut phrase, &mut titles);
        } else {
            phrase = Some(phrase.map_or(i, |p| p.start)..i + 1);
        }
    }
    flush(&mut phrase, &mut titles);
    (titles, gender)
}

/// "US" in capitals is the country, though taggers may take it for the pronoun.
pub(super) fn is_us(word: &str) -> bool {
    word == "US"
}

/// Whether token `i` and the one before belong to one entity.
fn same_entity(view: View<'_>, i: u16) -> bool {
    view.sentence.entity_at(i).is_some_and(|e| e.start < i)
}
