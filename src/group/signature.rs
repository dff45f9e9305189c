//! Boils a document down to what tells its event.

use super::{background, shingles, venue};
use crate::model::{
    Annotated, Document, EntityKind, Field, IdHasher, LabelWord, Mass, Sentence, Signature, Tag, Term, TermClass,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Tokens of the body that belong to the lead: about the first two sentences.
pub const LEAD_TOKENS: usize = 70;
/// Words below this rarity stand in a fifth of all news and tell nothing.
const MIN_RARITY: f64 = 1.5;
/// Saturation of term frequency, as `k1` in BM25 (Robertson and Zaragoza 2009).
const SATURATION: f64 = 3.0;
/// Rarity from which a name or number can tell two events apart.
const ANCHOR_RARITY: f64 = 3.0;
/// Rarity up to which a name stands in much of the news, and tells little of itself.
const COMMON_NAME: f64 = 4.0;
/// Terms kept of a long document, by weight.
const MAX_TERMS: usize = 256;
/// Terms by which documents find each other.
const INDEX_TERMS: usize = 32;
const LABEL_WORDS: usize = 12;
/// Telling words of a title that says something; the name of a column or of the outlet has fewer.
const HEADLINE_WORDS: usize = 4;

/// Computes what tells which event a document reports: its telling words with their weights, its names and numbers,
/// and hashes of its running text.
///
/// ```
/// use gainsay::model::{Annotated, Document};
/// let document = Document { id: "a".into(), text: "One two three four five six.".into(), ..Document::default() };
/// let signature = gainsay::group::signature(&document, &Annotated::default());
/// assert!(signature.terms.is_empty(), "nothing annotated, nothing to tell");
/// ```
#[must_use]
pub fn signature(document: &Document, annotated: &Annotated) -> Signature {
    let mut words = Words::read(document, annotated, |_| true);
    if words.title_stands_alone() {
        words = Words::read(document, annotated, |field| field == Field::Title);
    }
    let (shingles, all_shingles) = shingles::of(document, annotated);
    let terms = words.terms();
    Signature {
        mass: mass(&terms),
        index: heaviest(&terms, INDEX_TERMS),
        terms,
        words: words.labels(),
        venues: venue::of(document, annotated),
        published: document.published.filter(crate::model::Published::is_trusted),
        shingles,
        all_shingles,
        agency: document.agency.as_deref().map(|a| IdHasher::new().part(normal(a)).finish().0),
    }
}

fn add_token(words: &mut Words, sentence: &Sentence, i: u16, text: &str, part: Part) {
    let token = &sentence.tokens[i as usize];
    let kind = sentence.entity_at(i).map(|e| e.kind);
    let Some(class) = term_class(token.tag, kind) else { return };
    if class == TermClass::Number
        && kind == Some(EntityKind::Date)
        && let Some(month) = neighbour_month(sentence, i, text)
    {
        // A day of a month is another thing than the bare number.
        words.add(&format!("{month}{}", sentence.word(i, text)), class, part);
        return;
    }
    let word = if token.tag.is_proper() { sentence.word(i, text) } else { &token.lemma };
    words.add(word, class, part);
    if class == TermClass::Noun && matches!(token.tag, Tag::Nn | Tag::Nns) {
        words.add_label(&token.lemma, class, part.count());
    }
}

/// What a token with this tag, in an entity of this kind, is used as; `None` for one that tells nothing.
#[must_use]
pub fn term_class(tag: Tag, kind: Option<EntityKind>) -> Option<TermClass> {
    let ordinal = kind == Some(EntityKind::Ordinal);
    if !(tag.is_verb() || tag.is_noun() || ordinal || matches!(tag, Tag::Jj | Tag::Cd)) {
        return None;
    }
    Some(match kind {
        Some(EntityKind::Person) => TermClass::Person,
        Some(EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac) => TermClass::Place,
        // Weekdays and months stand in every report.
        Some(EntityKind::Date | EntityKind::Time) if tag != Tag::Cd => return None,
        _ if tag == Tag::Cd || ordinal => TermClass::Number,
        _ if tag.is_proper() => TermClass::Name,
        _ if tag.is_verb() => TermClass::Verb,
        _ => TermClass::Noun,
    })
}

/// The month named right before or after token `i`, as three letters.
fn neighbour_month(sentence: &Sentence, i: u16, text: &str) -> Option<&'static str> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let near = [i.checked_sub(1), i.checked_add(1).filter(|&k| (k as usize) < sentence.tokens.len())];
    near.into_iter().flatten().find_map(|k| {
        let start = sentence.word(k, text).get(..3)?;
        MONTHS.into_iter().find(|m| m.eq_ignore_ascii_case(start))
    })
}

/// Lower-case ASCII without marks at either end.
fn normal(word: &str) -> String {
    let ascii = if word.is_ascii() { word.to_owned() } else { any_ascii::any_ascii(word) };
    let trimmed = ascii.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    trimmed.to_ascii_lowercase()
}

/// A key under which spellings of a foreign name fall together: "Lavrov" and "Lawrow", "Sergei" and "Sergej",
/// "Erdogan" and "Erdoğan".
fn romanised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let c = match (c, next) {
            ('w', _) => 'v',
            ('y' | 'j', _) => 'i',
            ('k', Some('h')) | ('c', Some('k')) => {
                chars.next();
                'k'
            }
            (c, _) => c,
        };
        if out.ends_with(c) && c.is_ascii_alphabetic() {
            continue;
        }
        out.push(c);
    }
    out
}

/// Where in a document a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Lead,
    Rest,
}

impl Part {
    /// What an occurrence counts there.
    const fn count(self) -> u32 {
        match self {
            Self::Title => 3,
            Self::Lead => 2,
            Self::Rest => 1,
        }
    }
}

#[derive(Default)]
struct Words {
    counts: FxHashMap<u64, Count>,
    labels: FxHashMap<(SmolStr, TermClass), u32>,
    /// Words already normalised, as they stand in the text.
    seen: FxHashMap<SmolStr, Option<(u64, f64)>>,
    /// Tokens of the text.
    body_tokens: usize,
}

#[derive(Default)]
struct Count {
    all: u32,
    /// Of `all`, what the title gives.
    title: u32,
    lead: u32,
    votes: [u32; TermClass::COUNT],
    rarity: f64,
}

impl Words {
    /// The words of the fields that are wanted.
    fn read(document: &Document, annotated: &Annotated, wanted: impl Fn(Field) -> bool) -> Self {
        let mut words = Self::default();
        let mut body_tokens = 0;
        if let Some(place) = document.dateline_place.as_ref().filter(|_| wanted(Field::Text)) {
            for word in place.split(|c: char| !c.is_alphanumeric()) {
                words.add(word, TermClass::Place, Part::Lead);
            }
        }
        for sentence in annotated.sentences.iter().filter(|s| wanted(s.field)) {
            let text = document.field(sentence.field);
            for i in 0..sentence.tokens.len() as u16 {
                let part = match sentence.field {
                    Field::Title => Part::Title,
                    Field::Text if body_tokens < LEAD_TOKENS => Part::Lead,
                    Field::Text => Part::Rest,
                };
                body_tokens += usize::from(part != Part::Title);
                add_token(&mut words, sentence, i, text, part);
            }
            for entity in &sentence.entities {
                let lead = sentence.field == Field::Title || body_tokens < LEAD_TOKENS + sentence.tokens.len();
                words.add_label_name(sentence, entity.start..entity.end, entity.kind, text, if lead { 2 } else { 1 });
            }
        }
        words.body_tokens = body_tokens;
        words
    }

    /// Whether the text has nothing of what the headline tells, not even the name in it: a page that lost its article and
    /// kept what stood around it. A headline without a name may be a figure of speech.
    fn title_stands_alone(&self) -> bool {
        let telling = || self.counts.values().filter(|c| c.rarity > MIN_RARITY && c.title > 0);
        self.body_tokens >= LEAD_TOKENS
            && telling().nth(HEADLINE_WORDS - 1).is_some()
            && telling().any(|c| is_name(class(&c.votes)))
            && telling().all(|c| c.all == c.title)
    }

    fn add(&mut self, word: &str, class: TermClass, part: Part) {
        let found = match self.seen.get(word) {
            Some(found) => *found,
            None => {
                let found = key(word);
                self.seen.insert(word.into(), found);
                found
            }
        };
        let Some((key, rarity)) = found else { return };
        let entry = self.counts.entry(key).or_default();
        let count = part.count();
        entry.all += count;
        entry.title += if part == Part::Title { count } else { 0 };
        entry.lead += u32::from(part != Part::Rest);
        entry.votes[class as usize] += count;
        // Spellings that fall together take the rarity of the commoner one, whatever their order.
        entry.rarity = if entry.rarity == 0.0 { rarity } else { entry.rarity.min(rarity) };
    }

    fn add_label(&mut self, text: &str, class: TermClass, count: u32) {
        *self.labels.entry((text.into(), class)).or_default() += count;
    }

    fn add_label_name(
        &mut self,
        sentence: &Sentence,
        tokens: std::ops::Range<u16>,
        kind: EntityKind,
        text: &str,
        count: u32,
    ) {
        let class = match kind {
            EntityKind::Person => TermClass::Person,
            EntityKind::Gpe => TermClass::Place,
            _ => return,
        };
        // People by their last name, places by the whole name without an article.
        let names = || tokens.clone().filter(|&i| sentence.tokens[i as usize].tag.is_proper());
        let first = if class == TermClass::Person { names().next_back() } else { names().next() };
        let (Some(first), Some(last)) = (first, names().next_back()) else { return };
        let span = sentence.cover(first..last + 1).span;
        let name = span.of(text);
        if name.len() > 1 && !name.contains('\n') {
            self.add_label(name, class, count);
        }
    }

    fn terms(&self) -> Vec<Term> {
        let damped = |n: u32| f64::from(n) * (SATURATION + 1.0) / (f64::from(n) + SATURATION);
        let weigh = |n: u32, rarity: f64| (damped(n) * rarity * 256.0).round().min(f64::from(u16::MAX)) as u16;
        let mut terms: Vec<Term> = self
            .counts
            .iter()
            .filter(|(_, c)| c.rarity > MIN_RARITY)
            .map(|(&key, c)| {
                let class = class(&c.votes);
                let stands_out = is_name(class) || class == TermClass::Number;
                let rare = if is_name(class) { (c.rarity - COMMON_NAME) * 16.0 } else { 0.0 };
                Term {
                    key,
                    weight: weigh(c.all, c.rarity),
                    lead: weigh(c.lead, c.rarity),
                    class,
                    anchor: stands_out && c.rarity > ANCHOR_RARITY && (c.lead > 0 || c.all >= 3),
                    // A cast that takes what is below 0 for 0.
                    rare: rare as u8,
                }
            })
            .collect();
        terms.sort_unstable_by_key(|t| (std::cmp::Reverse(t.weight), t.key));
        terms.truncate(MAX_TERMS);
        terms.sort_unstable_by_key(|t| t.key);
        terms
    }

    fn labels(self) -> Vec<LabelWord> {
        let mut labels: Vec<LabelWord> = self
            .labels
            .into_iter()
            .map(|((text, class), n)| LabelWord { text, class, weight: n.min(u32::from(u16::MAX)) as u16 })
            .collect();
        labels.sort_unstable_by(|a, b| (b.weight, &a.text, a.class).cmp(&(a.weight, &b.text, b.class)));
        // A few of each kind: persons must not crowd out the place.
        let mut of = [0; TermClass::COUNT];
        labels.retain(|l| {
            of[l.class as usize] += 1;
            of[l.class as usize] <= LABEL_WORDS / 3
        });
        labels
    }
}

const fn is_name(class: TermClass) -> bool {
    matches!(class, TermClass::Person | TermClass::Place | TermClass::Name)
}

/// The class with the most votes, the earlier one at a tie.
fn class(votes: &[u32; TermClass::COUNT]) -> TermClass {
    const CLASSES: [TermClass; TermClass::COUNT] =
        [TermClass::Person, TermClass::Place, TermClass::Number, TermClass::Name, TermClass::Noun, TermClass::Verb];
    let best = votes.iter().copied().max().unwrap_or(0);
    CLASSES[votes.iter().position(|&v| v == best).unwrap_or(0)]
}

/// A word as the table of common words spells it: in lower case and ASCII, numbers and ordinals in digits; `None` for
/// what is no word.
///
/// ```
/// use gainsay::group::term;
/// assert_eq!(term("Seventh").as_deref(), Some("7th"));
/// assert_eq!(term("Malmö").as_deref(), Some("malmo"));
/// assert_eq!(term("—"), None);
/// ```
#[must_use]
pub fn term(word: &str) -> Option<String> {
    let normal = normal(word);
    if normal.is_empty() || (normal.len() == 1 && !normal.as_bytes()[0].is_ascii_digit()) {
        return None;
    }
    let ordinal = ["st", "nd", "rd"].into_iter().find_map(|suffix| {
        let digits = normal.strip_suffix(suffix)?;
        (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| format!("{digits}th"))
    });
    Some(ordinal.unwrap_or_else(|| background::numeral(&normal).to_owned()))
}

/// The key and the rarity of a word; `None` for what is no word.
fn key(word: &str) -> Option<(u64, f64)> {
    let term = term(word)?;
    let rarity = background::known_rarity(&term).unwrap_or_else(background::unseen_rarity);
    Some((IdHasher::new().part(romanised(&term)).finish().0, rarity))
}

pub(super) fn mass(terms: &[Term]) -> Mass {
    let square = |w: u16| u64::from(w) * u64::from(w);
    let mut mass = Mass::default();
    for t in terms {
        mass.all += square(t.weight);
        mass.lead += square(t.lead);
        mass.class[t.class as usize] += square(t.weight);
    }
    mass
}

fn heaviest(terms: &[Term], n: usize) -> Vec<u64> {
    let mut by_weight: Vec<&Term> = terms.iter().collect();
    by_weight.sort_unstable_by_key(|t| (std::cmp::Reverse(t.weight), t.key));
    by_weight.into_iter().take(n).map(|t| t.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fall_together() {
        let same = |a: &str, b: &str| key(a).unwrap().0 == key(b).unwrap().0;
        assert!(same("Lavrov", "Lawrow"));
        assert!(same("Erdoğan", "Erdogan"));
        assert!(same("seven", "7"));
        assert!(same("3rd", "third"));
        assert!(!same("Zakharov", "Zakharova"));
        assert!(same("Zelensky", "Zelenskiy"));
        assert!(key("—").is_none());
    }

    #[test]
    fn the_class_with_most_votes_wins() {
        assert_eq!(class(&[0, 3, 0, 2, 0, 0]), TermClass::Place);
        assert_eq!(class(&[2, 2, 0, 0, 0, 0]), TermClass::Person);
    }
}
