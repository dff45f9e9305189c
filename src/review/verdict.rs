//! What people decide on a finding.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What people decided on a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// What was decided.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: Date,
}

impl Verdict {
    /// A decision.
    #[must_use]
    pub fn new(status: Status, reason: impl Into<String>, by: impl Into<String>, on: Date) -> Self {
        Self { status, reason: reason.into(), by: by.into(), on }
    }
}

/// A verdict in one line: "dismissed by Ana Li on 2024-05-03: two shifts, two counts".
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by {} on {}", self.status, self.by, self.on)?;
        if self.reason.is_empty() { Ok(()) } else { write!(f, ": {}", self.reason) }
    }
}

/// What can be decided on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is right, and still open: the sources do differ.
    Confirmed,
    /// It is none: the sources do not differ, or it does not matter.
    Dismissed,
    /// It is settled: a source was corrected, or it is known who is right.
    Resolved,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Dismissed, Self::Resolved];

    /// The name as files show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Dismissed => "dismissed",
            Self::Resolved => "resolved",
        }
    }

    /// Whether nothing is left to be done about the finding.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Dismissed | Self::Resolved)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text is no [`Status`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a status is confirmed, dismissed or resolved")]
pub struct ParseStatusError;

impl FromStr for Status {
    type Err = ParseStatusError;

    fn from_str(text: &str) -> Result<Self, ParseStatusError> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(ParseStatusError)
    }
}

/// How a finding stands with a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// What was decided on it.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Whether its answers have changed since, so that it has to be looked at again.
    pub changed_since: bool,
}

impl Standing {
    /// Whether nothing is left to be done: it is settled, and nothing has changed since.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.verdict.status.is_settled() && !self.changed_since
    }
}

/// A standing in one line, "changed since" before the verdict where that is so.
impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changed = if self.changed_since { "changed since " } else { "" };
        write!(f, "{changed}{}", self.verdict)
    }
}
