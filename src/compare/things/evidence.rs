//! What speaks for and against two tellings being of one person: `data/compare/cast.toml`.

use super::cast::Person;
use super::rules::RULES;
use super::setting::Setting;
use super::side::Side;
use super::told::{Telling, is_another};
use crate::model::value::Overlap;
use crate::model::{Corpus, MentionKind};

/// Whether one document tells of two people: another age (within one report it is right for both or for neither), or
/// "another man".
fn told_apart(x: &Telling, y: &Telling) -> bool {
    x.profile.years_apart(&y.profile).is_some_and(|years| years >= 1.0) || x.another || y.another
}

/// Two of a cast.
pub(super) struct Evidence<'e> {
    pub corpus: &'e Corpus,
    pub setting: &'e Setting,
    pub a: &'e Person,
    pub b: &'e Person,
}

impl Evidence<'_> {
    /// How much speaks for their being one, in points; `None` where they cannot be.
    pub fn points(&self) -> Option<f32> {
        if self.cannot_be_one() {
            return None;
        }
        let within = self.a.together(self.b).map(|(a, b)| self.within(a, b)).max_by(f32::total_cmp);
        Some(self.sole() + within.unwrap_or_else(|| self.across()))
    }

    fn cannot_be_one(&self) -> bool {
        let (a, b) = (self.a, self.b);
        a.named && b.named
            || a.settled && b.settled
            || a.profile.clashes(&b.profile)
            || a.together(b).any(|(x, y)| told_apart(x, y))
            || a.profile.accused && b.profile.accused && self.are_two_accused()
    }

    /// Several are often held for one deed: "a second suspect" need not be the one whom another report has, and somebody
    /// of another age is not, unless that is a slip of a year, or each report tells of one alone.
    fn are_two_accused(&self) -> bool {
        let years = self.a.profile.years_apart(&self.b.profile);
        let another = |person: &Person| person.tellings.iter().any(|telling| telling.another);
        years != Some(0.0) && (another(self.a) || another(self.b))
            || years.is_some_and(|years| years > 1.0) && !self.each_alone(Side::Accused)
    }

    /// Whether each is the only one on a side in some report.
    fn each_alone(&self, side: Side) -> bool {
        [self.a, self.b].into_iter().all(|person| person.tellings.iter().any(|t| self.setting.alone(side, t)))
    }

    /// Where no report tells of several on a side, all on it are one, whatever else is told of them.
    fn sole(&self) -> f32 {
        let both = |side: &Side| self.a.profile.is_on(*side) && self.b.profile.is_on(*side);
        let sole = Side::ALL.into_iter().filter(both).any(|side| self.setting.sole[side as usize]);
        if sole { RULES.sole } else { 0.0 }
    }

    /// What two reports have in common.
    fn across(&self) -> f32 {
        let worth = &RULES.across;
        let (a, b) = (&self.a.profile, &self.b.profile);
        let mut points = 0.0;
        let parts = a.shared_parts(b);
        if parts > 0 {
            points += worth.same_part + worth.further_part * (parts - 1).min(2) as f32;
        } else if a.shares_side(b) {
            points += worth.same_side;
        }
        if [Side::Harmed, Side::Accused].into_iter().any(|side| self.each_alone(side)) {
            points += worth.each_alone;
        }
        let years = a.years_apart(b);
        if years == Some(0.0) {
            points += worth.same_age;
        }
        if years.is_some_and(|years| years > 0.0 && years <= 1.0) {
            points += worth.a_year_apart;
        }
        if a.shares_home(b) {
            points += worth.same_home;
        }
        match a.wounds(b) {
            Some(Overlap::Equal) => points += worth.same_wound,
            Some(Overlap::Disjoint) => points += worth.other_wound,
            _ => {}
        }
        points
    }

    /// What speaks for two whom one report tells of being one.
    fn within(&self, x: &Telling, y: &Telling) -> f32 {
        let worth = &RULES.within;
        let mut points = 0.0;
        if self.a.profile.years_apart(&self.b.profile) == Some(0.0) && !self.is_anew(x, y) {
            points += worth.same_age;
        }
        for side in Side::ALL.into_iter().filter(|side| self.setting.alone(*side, x) && self.setting.alone(*side, y)) {
            points += match side {
                Side::Harmed => worth.alone_harmed,
                Side::Killed => worth.alone_killed,
                Side::Accused => worth.alone_accused,
            };
        }
        if self.a.named != self.b.named {
            let (named, described) = if self.a.named { (x, y) } else { (y, x) };
            if self.is_then_named(described, named) {
                points += worth.then_named;
            }
        }
        points
    }

    /// Whether the later of two is brought in as somebody new: "a 30-year-old woman", further down.
    fn is_anew(&self, x: &Telling, y: &Telling) -> bool {
        let (before, later) = if x.first < y.first { (x, y) } else { (y, x) };
        let mention = later.mention(self.corpus);
        mention.kind == MentionKind::Indefinite
            && !mention.head.is_in_lead()
            && before.mention(self.corpus).kind == MentionKind::Indefinite
    }

    /// "A woman was shot … Ana Diaz was shot at noon", "Peter Falk was charged … the 39-year-old Denver man".
    fn is_then_named(&self, described: &Telling, named: &Telling) -> bool {
        let mention = described.mention(self.corpus);
        let before = described.first < named.first;
        let order = if before { MentionKind::Indefinite } else { MentionKind::Definite };
        let aged = described.profile.years_apart(&described.profile).is_some();
        mention.kind == order
            && (before || aged)
            && (described.profile.shared_parts(&named.profile) > 0
                || described.profile.accused && named.profile.accused)
            && Side::ALL.into_iter().all(|side| self.setting.count(side, named).is_none_or(|count| count.named == 1))
            && RULES.anybody.contains(&mention.text)
            && !is_another(self.corpus, described.document, mention)
    }
}
