//! Which place lies in which.
//!
//! The world's countries with their capitals, the states of large federations and well-known cities are built in
//! (`data/names/countries.csv`, `subdivisions.csv`, `cities.csv`); what is smaller is learnt from the documents, which
//! write "Hampton, Va." or "Lugano (Switzerland)".

use super::country;
use super::name::{Verdict, fold, same_organisation};
use crate::model::Document;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceRelation {
    /// One place under two names, or under one.
    Same,
    /// The first holds the second.
    Contains,
    /// The first lies within the second.
    Within,
    /// Two places, neither in the other.
    Apart,
    /// At least one is not known.
    Unknown,
}

/// Places and what they lie in.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// Folded name → where it may lie: outermost first, the place itself last.
    paths: FxHashMap<String, Vec<Path>>,
}

type Path = Vec<String>;

/// Words for a part of a country or state, in front of its name.
static PARTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/names/parts.txt").lines().filter(|l| !l.starts_with('#')).collect());

static WORLD: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut world = Gazetteer::default();
    let mut region_of_code = FxHashMap::default();
    for c in country::all() {
        let path = vec![fold(c.name)];
        world.add(c.name, path.clone());
        region_of_code.insert(c.code, fold(c.name));
    }
    let rows = |text: &'static str| {
        csv::Reader::from_reader(text.as_bytes())
            .into_records()
            .flatten()
            .map(|r| std::array::from_fn::<String, 4, _>(|i| r.get(i).unwrap_or("").to_owned()))
            .collect::<Vec<_>>()
    };
    for [code, name, postal, short] in rows(include_str!("../../data/names/subdivisions.csv")) {
        let Some(country) = region_of_code.get(code.as_str()) else { continue };
        let path = vec![country.clone(), fold(&name)];
        world.add(&name, path.clone());
        // "IN", "OR" and "ME" are words: postal codes count only after a comma, where `resolve` asks for them.
        if !postal.is_empty() {
            world.add(&format!(", {postal}"), path.clone());
        }
        for form in short.split(';').filter(|f| !f.is_empty()) {
            world.add(&format!(", {form}"), path.clone());
            if fold(form).len() > 4 {
                world.add(form, path.clone());
            }
        }
    }
    for [code, region, name, variants] in rows(include_str!("../../data/names/cities.csv")) {
        let Some(country) = region_of_code.get(code.as_str()) else { continue };
        let mut path = vec![country.clone()];
        if !region.is_empty() {
            path.push(fold(&region));
        }
        path.push(fold(&name));
        for form in variants.split(';').filter(|f| !f.is_empty()).chain([name.as_str()]) {
            world.add(form, path.clone());
        }
    }
    for c in country::all() {
        // A capital that `cities.csv` lists stands there with its variants.
        if let Some(capital) = c.capital.filter(|k| !world.knows_in(k, &fold(c.name))) {
            world.add(capital, vec![fold(c.name), fold(capital)]);
        }
    }
    world
});

impl Gazetteer {
    /// What is built in.
    #[must_use]
    pub fn world() -> &'static Self {
        &WORLD
    }

    fn add(&mut self, form: &str, path: Path) {
        let paths = self.paths.entry(key(form)).or_default();
        if !paths.contains(&path) {
            paths.push(path);
        }
    }

    fn knows_in(&self, place: &str, country: &str) -> bool {
        self.paths.get(&key(place)).is_some_and(|paths| paths.iter().any(|p| p[0] == country && p.len() > 1))
    }

    /// Takes from a document which smaller place it puts in which larger one: "Hampton, Va.", "Lugano (Switzerland)".
    pub fn learn(&mut self, document: &Document) {
        for text in [document.title.as_deref().unwrap_or(""), &document.text] {
            for (inner, outer) in pairs(text) {
                if let Some(path) = WORLD.outer(outer) {
                    if WORLD.paths.contains_key(&key(inner)) {
                        continue;
                    }
                    let mut path = path.clone();
                    path.push(fold(inner));
                    self.add(inner, path);
                }
            }
        }
    }

    /// A state or country after a comma or in brackets, where abbreviations count.
    fn outer(&self, text: &str) -> Option<&Path> {
        let name = country::by_name(text).map_or_else(|| text.to_owned(), |c| c.name.to_owned());
        let found = self.paths.get(&format!(", {}", fold(&name))).or_else(|| self.paths.get(&key(&name)));
        found.and_then(|paths| paths.iter().find(|p| p.len() <= 2))
    }

    /// Where a place, as written, may lie: paths from the country down to the place itself. Empty for an unknown one.
    fn resolve(&self, text: &str) -> Vec<Path> {
        let text = text.trim().trim_end_matches(',');
        if let Some((inner, outer)) = split(text)
            && let Some(path) = WORLD.outer(outer)
        {
            let inner_paths = self.lookup(inner);
            // "Washington, D.C.", "Kyiv, Ukraine": the known place, if it lies there.
            if let Some(known) = inner_paths.iter().find(|p| p.len() > 1 && path.iter().all(|n| p.contains(n))) {
                return vec![known.clone()];
            }
            let mut path = path.clone();
            path.push(fold(inner));
            return vec![path];
        }
        self.lookup(text)
    }

    fn lookup(&self, text: &str) -> Vec<Path> {
        if let Some(c) = country::by_name(text) {
            let mut paths = vec![vec![fold(c.name)]];
            // Georgia, the country and the state; "Jersey" and the like are left to the table.
            paths.extend(self.paths.get(&key(text)).into_iter().flatten().filter(|p| p.len() > 1).cloned());
            return paths;
        }
        let mut paths = self.paths.get(&key(text)).cloned().unwrap_or_default();
        if !std::ptr::eq(self, &*WORLD) {
            paths.extend(WORLD.paths.get(&key(text)).cloned().unwrap_or_default());
        }
        // "South Florida" has no borders: what lies in Florida may lie there.
        if paths.is_empty()
            && let Some((part, whole)) = text.split_once(' ')
            && PARTS.contains(fold(part).as_str())
            && whole.starts_with(char::is_uppercase)
        {
            paths = self.lookup(whole);
        }
        paths
    }

    /// How two places, as written, lie to each other.
    ///
    /// ```
    /// use gainsay::normalize::place::{Gazetteer, PlaceRelation};
    /// let world = Gazetteer::world();
    /// assert_eq!(world.relation("India", "New Delhi"), PlaceRelation::Contains);
    /// assert_eq!(world.relation("Geneva", "Vienna"), PlaceRelation::Apart);
    /// assert_eq!(world.relation("Kiev", "Kyiv"), PlaceRelation::Same);
    /// ```
    #[must_use]
    pub fn relation(&self, a: &str, b: &str) -> PlaceRelation {
        if key(a) == key(b) && !key(a).is_empty() {
            return PlaceRelation::Same;
        }
        let (a, b) = (self.resolve(a), self.resolve(b));
        if a.is_empty() || b.is_empty() {
            return PlaceRelation::Unknown;
        }
        // An ambiguous name is taken to mean what makes the two sit together.
        a.iter().flat_map(|p| b.iter().map(|q| between(p, q))).min().unwrap_or(PlaceRelation::Unknown)
    }

    /// Whether `a` holds `b` or is the same place.
    ///
    /// ```
    /// use gainsay::normalize::place::Gazetteer;
    /// assert!(Gazetteer::world().contains("Oregon", "Portland, Ore."));
    /// ```
    #[must_use]
    pub fn contains(&self, a: &str, b: &str) -> bool {
        matches!(self.relation(a, b), PlaceRelation::Same | PlaceRelation::Contains)
    }

    /// Whether one of two places may lie in the other for all that is known: a town in a county of the same state, a town that
    /// nobody knows in a state.
    ///
    /// ```
    /// use gainsay::normalize::place::Gazetteer;
    /// let world = Gazetteer::world();
    /// assert!(world.may_hold("Adams County", "Larchmere") && world.may_hold("Larchmere", "Oregon"));
    /// assert!(!world.may_hold("Oregon", "Idaho") && !world.may_hold("Larchmere", "Fairhollow"));
    /// ```
    #[must_use]
    pub fn may_hold(&self, a: &str, b: &str) -> bool {
        let county = |text: &str| matches!(fold(text).rsplit(' ').next(), Some("county" | "parish" | "borough"));
        let rank = |text: &str| match self.resolve(text).first().map(Vec::len) {
            _ if county(text) => 3,
            Some(depth @ 1..=2) => depth,
            _ => 4,
        };
        match self.relation(a, b) {
            PlaceRelation::Unknown => rank(a) != rank(b),
            PlaceRelation::Apart => {
                let outer =
                    |text| self.resolve(text).first().map(|path| path.iter().take(2).cloned().collect::<Vec<_>>());
                county(a) != county(b) && rank(a).min(rank(b)) > 2 && outer(a) == outer(b)
            }
            _ => false,
        }
    }

    /// The usual name of a place that is known under several, folded: "Kiev" → "kyiv".
    #[must_use]
    pub fn canonical(&self, text: &str) -> Option<String> {
        self.resolve(text).first().and_then(|p| p.last().cloned())
    }

    /// Whether the place is built in or learnt.
    #[must_use]
    pub fn knows(&self, text: &str) -> bool {
        !self.resolve(text).is_empty()
    }

    /// The usual English name of the country that a known place lies in, if all places of that name do.
    #[must_use]
    pub fn country(&self, text: &str) -> Option<&'static str> {
        let paths = self.resolve(text);
        let first = paths.first()?.first()?;
        paths.iter().all(|p| p.first() == Some(first)).then(|| country::by_name(first).map(|c| c.name)).flatten()
    }
}

/// Whether two names can be one place's.
///
/// ```
/// use gainsay::normalize::{name::Verdict, place::same_place};
/// assert_eq!(same_place("Austria", "Australia"), Verdict::Different);
/// assert_eq!(same_place("Rangoon", "Yangon"), Verdict::Same);
/// ```
#[must_use]
pub fn same_place(a: &str, b: &str) -> Verdict {
    match WORLD.relation(a, b) {
        PlaceRelation::Same => Verdict::Same,
        PlaceRelation::Unknown => match same_organisation(a, b) {
            // A place that is known is not a slip of one that is not: "Salem", "Selem" may be two.
            Verdict::Similar if WORLD.knows(a) || WORLD.knows(b) => Verdict::Part,
            verdict => verdict,
        },
        _ => Verdict::Different,
    }
}

fn between(a: &Path, b: &Path) -> PlaceRelation {
    let (Some(leaf_a), Some(leaf_b)) = (a.last(), b.last()) else { return PlaceRelation::Unknown };
    // A level that one path leaves out (the state between town and country) does not part them.
    let nested = |outer: &Path, inner: &Path| outer.iter().all(|n| inner.contains(n));
    if leaf_a == leaf_b && a.len() > 1 && b.len() > 1 && (nested(a, b) || nested(b, a)) || a == b {
        PlaceRelation::Same
    } else if nested(a, b) {
        PlaceRelation::Contains
    } else if nested(b, a) {
        PlaceRelation::Within
    } else {
        PlaceRelation::Apart
    }
}

/// How places are looked up: folded, the article dropped; a leading comma marks forms that count only after one.
fn key(text: &str) -> String {
    let folded = fold(text);
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    let bare = bare.strip_prefix("city of ").unwrap_or(bare);
    if text.starts_with(',') { format!(", {bare}") } else { bare.to_owned() }
}

/// "Hampton, Va." and "Lugano (Switzerland)" as inner and outer.
fn split(text: &str) -> Option<(&str, &str)> {
    if let Some((inner, outer)) = text.rsplit_once(", ") {
        return Some((inner.trim(), outer.trim()));
    }
    let (inner, rest) = text.split_once(" (")?;
    Some((inner.trim(), rest.trim_end_matches(')').trim()))
}

/// Capitalised words before a comma or an opening bracket, and what stands capitalised behind.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices([',', '(']).filter_map(move |(at, mark)| {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + mark.len()..].strip_prefix(if mark == "," { " " } else { "" })?;
        Some((capitals_before(before)?, capitals_after(after)?))
    })
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Up to three capitalised words at the end of `text`.
fn capitals_before(text: &str) -> Option<&str> {
    let mut start = text.len();
    for (count, word) in text.rsplit(' ').enumerate() {
        if count == 3 || !is_capitalised(word) || word.ends_with([',', '.', ';', ':', ')', '”', '"']) {
            break;
        }
        start = word.as_ptr() as usize - text.as_ptr() as usize;
    }
    let found = text[start..].trim();
    (!found.is_empty()).then_some(found)
}

/// The longest known outer place at the start of `text`, up to three words.
fn capitals_after(text: &str) -> Option<&str> {
    if !is_capitalised(text) {
        return None;
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|&(_, c)| matches!(c, ' ' | ',' | ')' | ';' | '\n' | '.'))
        .map(|(i, c)| if c == '.' { i + 1 } else { i })
        .take(6)
        .chain(std::iter::once(text.len()).filter(|&n| n < 40))
        .collect();
    ends.into_iter().rev().map(|end| text[..end].trim_end()).find(|candidate| {
        candidate.split(' ').all(is_capitalised) && WORLD.outer(candidate.trim_end_matches(',')).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlaceRelation::*;

    #[test]
    fn relations() {
        let world = Gazetteer::world();
        for (a, b, expected) in [
            ("New Delhi", "India", Within),
            ("the United States", "Portland, Oregon", Contains),
            ("Portland, Ore.", "Oregon", Within),
            ("Kiev", "Kyiv, Ukraine", Same),
            ("Geneva", "Vienna", Apart),
            ("Niger", "Nigeria", Apart),
            ("Washington", "Washington, D.C.", Same),
            ("Peking", "Beijing", Same),
            ("St. Petersburg", "Saint Petersburg, Russia", Same),
            ("Louisville, Ky", "Kentucky", Within),
            ("Nowhere Heights", "Kentucky", Unknown),
            ("Bern", "Berne, Switzerland", Same),
            ("Turkey", "Türkiye", Same),
            ("South Florida", "Miami, Florida", Contains),
            ("South Florida", "Portland, Ore.", Apart),
            ("North Korea", "South Korea", Apart),
            ("Essex", "England", Within),
            ("Essex", "Kent", Apart),
        ] {
            assert_eq!(world.relation(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn learns_small_places() {
        let mut places = Gazetteer::default();
        places.learn(&Document {
            text: "Two boats met off Fairhollow, Va. on Monday. The crew came from Lugano (Switzerland), he said."
                .into(),
            ..Document::default()
        });
        assert_eq!(places.relation("Fairhollow", "Virginia"), Within);
        assert_eq!(places.relation("Fairhollow", "Oregon"), Apart);
        assert_eq!(places.relation("Lugano", "Switzerland"), Within);
        assert_eq!(places.relation("Monday", "Virginia"), Unknown);
    }
}
