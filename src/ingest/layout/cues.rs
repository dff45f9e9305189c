//! The phrases and names of `data/layout/`, read once.

use super::pattern::Patterns;
use crate::knowledge::knowledge;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct BoilerplateFile {
    whole: Vec<String>,
    start: Vec<String>,
    within: Vec<String>,
    labels: Vec<String>,
    list_heads: Vec<String>,
    appeals: Vec<String>,
    prefixes: Vec<String>,
}

#[derive(Deserialize)]
struct CreditsFile {
    agencies: Vec<String>,
    source_labels: Vec<String>,
    photo_labels: Vec<String>,
    photo_words: FxHashSet<String>,
    caption_phrases: Vec<String>,
    caption_sides: FxHashSet<String>,
    after_caption: Vec<String>,
    byline_words: FxHashSet<String>,
    date_labels: Vec<String>,
    change_labels: Vec<String>,
    date_words: FxHashSet<String>,
}

#[derive(Deserialize)]
struct OutletsFile {
    words: FxHashSet<String>,
}

#[derive(Deserialize)]
struct PlacesFile {
    cities: String,
}

/// What the data files tell; each field as its file explains it.
pub(super) struct Cues {
    pub whole: Patterns,
    pub start: Patterns,
    pub within: Patterns,
    pub labels: Patterns,
    pub list_heads: Patterns,
    pub appeals: Patterns,
    pub prefixes: Patterns,
    /// In lower case.
    pub agencies: FxHashSet<String>,
    pub source_labels: Patterns,
    pub photo_labels: Patterns,
    pub photo_words: FxHashSet<String>,
    pub caption_phrases: Patterns,
    pub caption_sides: FxHashSet<String>,
    pub after_caption: Patterns,
    pub byline_words: FxHashSet<String>,
    pub date_labels: Patterns,
    pub change_labels: Patterns,
    pub date_words: FxHashSet<String>,
    pub outlet_words: FxHashSet<String>,
    /// In lower case.
    pub cities: FxHashSet<String>,
}

/// The cues.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let boilerplate: BoilerplateFile = knowledge!("layout/boilerplate.toml");
    let credits: CreditsFile = knowledge!("layout/credits.toml");
    let outlets: OutletsFile = knowledge!("layout/outlets.toml");
    let places: PlacesFile = knowledge!("layout/places.toml");
    Cues {
        whole: Patterns::new(&boilerplate.whole),
        start: Patterns::new(&boilerplate.start),
        within: Patterns::new(&boilerplate.within),
        labels: Patterns::new(&boilerplate.labels),
        list_heads: Patterns::new(&boilerplate.list_heads),
        appeals: Patterns::new(&boilerplate.appeals),
        prefixes: Patterns::new(&boilerplate.prefixes),
        agencies: credits.agencies.iter().map(|a| a.to_lowercase()).collect(),
        source_labels: Patterns::new(&credits.source_labels),
        photo_labels: Patterns::new(&credits.photo_labels),
        photo_words: credits.photo_words,
        caption_phrases: Patterns::new(&credits.caption_phrases),
        caption_sides: credits.caption_sides,
        after_caption: Patterns::new(&credits.after_caption),
        byline_words: credits.byline_words,
        date_labels: Patterns::new(&credits.date_labels),
        change_labels: Patterns::new(&credits.change_labels),
        date_words: credits.date_words,
        outlet_words: outlets.words,
        cities: places.cities.split(',').map(|c| c.trim().to_lowercase()).collect(),
    }
});

impl Cues {
    /// Whether the words name a news agency.
    pub fn is_agency(&self, name: &str) -> bool {
        self.agencies.contains(&name.trim().to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_well_formed() {
        assert!(CUES.is_agency("the associated press"));
        assert!(CUES.cities.contains("new delhi"));
        assert!(CUES.date_words.contains("posted"));
    }
}
