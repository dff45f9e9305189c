//! How sure a source is of what it says.

use serde::{Deserialize, Serialize};

/// FactBank's levels (Saurí and Pustejovsky 2009), relative to the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Factuality {
    /// How sure.
    pub certainty: Certainty,
    /// False where the speaker says it is not so.
    pub positive: bool,
}

/// How sure a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Plainly so.
    Certain,
    /// "Allegedly", "reportedly", "is likely to", "is believed to".
    Probable,
    /// "May", "might", "could".
    Possible,
    /// Asked, planned, wanted, conditional: the speaker does not say whether it is so.
    Uncommitted,
}

impl Factuality {
    /// Plainly so.
    pub const FACT: Self = Self { certainty: Certainty::Certain, positive: true };

    /// Every level.
    pub const ALL: [Self; 7] = [
        Self::FACT,
        Self { certainty: Certainty::Certain, positive: false },
        Self { certainty: Certainty::Probable, positive: true },
        Self { certainty: Certainty::Probable, positive: false },
        Self { certainty: Certainty::Possible, positive: true },
        Self { certainty: Certainty::Possible, positive: false },
        Self { certainty: Certainty::Uncommitted, positive: true },
    ];

    /// The level of this name.
    ///
    /// ```
    /// use gainsay::model::Factuality;
    /// assert!(Factuality::ALL.iter().all(|level| Factuality::from_name(level.as_str()) == Some(*level)));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }

    /// Short name for columns: `certain`, `probable-not`, `uncommitted`, …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match (self.certainty, self.positive) {
            (Certainty::Certain, true) => "certain",
            (Certainty::Certain, false) => "certain-not",
            (Certainty::Probable, true) => "probable",
            (Certainty::Probable, false) => "probable-not",
            (Certainty::Possible, true) => "possible",
            (Certainty::Possible, false) => "possible-not",
            (Certainty::Uncommitted, _) => "uncommitted",
        }
    }
}

impl Default for Factuality {
    fn default() -> Self {
        Self::FACT
    }
}
