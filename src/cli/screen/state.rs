//! What the screen shows, and what keys do to it.

use gainsay::model::Relation;
use gainsay::review::{Outline, Review, Standing, Status, Verdict};
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A finding as the screen shows it. Its words are safe to show.
#[derive(Debug)]
pub(crate) struct Item {
    /// Its place among all findings of the run.
    pub(crate) index: usize,
    pub(crate) event: String,
    pub(crate) question: String,
    pub(crate) relation: Relation,
    pub(crate) reason: String,
    pub(crate) answers: Vec<(String, Vec<Claim>)>,
}

/// A claim: who, and the sentence in three, the evidence in the middle.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) who: String,
    pub(crate) sentence: [String; 3],
}

/// What happens after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The screen goes on.
    Go,
    /// It is left, and the review saved.
    Save,
    /// It is left as if nothing had been decided.
    Abandon,
}

/// What keys mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mode {
    /// They go through the findings.
    Browse,
    /// They type why a finding is given a status.
    Reason(Status, String),
    /// They type who decides so, for that reason.
    Name(Status, String, String),
    /// They say whether to leave without saving.
    Abandon,
}

/// The screen.
pub(crate) struct Screen {
    pub(super) items: Vec<Item>,
    outlines: Vec<Outline>,
    pub(super) standings: Vec<Option<Standing>>,
    pub(crate) review: Review,
    before: Vec<(Review, usize)>,
    pub(super) at: usize,
    pub(super) scroll: u16,
    pub(super) mode: Mode,
    /// Who decides; what was typed last.
    by: String,
    today: Date,
}

impl Screen {
    /// A screen of findings; `outlines` are those of all findings of the run.
    pub(crate) fn new(items: Vec<Item>, outlines: Vec<Outline>, review: Review, by: String, today: Date) -> Self {
        let standings = review.standings(&outlines);
        let mut screen = Self {
            items,
            outlines,
            standings,
            review,
            before: Vec::new(),
            at: 0,
            scroll: 0,
            mode: Mode::Browse,
            by,
            today,
        };
        // The first that somebody has to look at.
        screen.at = (0..screen.items.len()).find(|&at| !screen.is_done(at)).unwrap_or(0);
        screen
    }

    /// How many of the findings have been decided on, and not changed since.
    pub(super) fn done(&self) -> usize {
        (0..self.items.len()).filter(|&at| self.is_done(at)).count()
    }

    fn is_done(&self, at: usize) -> bool {
        self.standing(at).is_some_and(|standing| !standing.changed_since)
    }

    /// How a finding stands.
    pub(super) fn standing(&self, at: usize) -> Option<&Standing> {
        self.standings.get(self.items.get(at)?.index)?.as_ref()
    }

    /// Takes a key.
    pub(crate) fn press(&mut self, key: KeyEvent) -> Step {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            if key.code == KeyCode::Char('c') {
                self.mode = Mode::Abandon;
            }
            return Step::Go;
        }
        match std::mem::replace(&mut self.mode, Mode::Browse) {
            Mode::Browse => return self.browse(key.code),
            Mode::Abandon if key.code == KeyCode::Char('y') => return Step::Abandon,
            Mode::Abandon => {}
            Mode::Reason(status, mut text) => match key.code {
                KeyCode::Esc => {}
                KeyCode::Enter => self.mode = Mode::Name(status, text, self.by.clone()),
                code => {
                    edit(&mut text, code);
                    self.mode = Mode::Reason(status, text);
                }
            },
            Mode::Name(status, reason, mut name) => match key.code {
                KeyCode::Esc => {}
                KeyCode::Enter if !name.trim().is_empty() => {
                    self.by = name.trim().to_owned();
                    self.decide(Some(Verdict::new(status, reason.trim(), self.by.as_str(), self.today)));
                    self.go_to(self.at + 1);
                }
                code => {
                    edit(&mut name, code);
                    self.mode = Mode::Name(status, reason, name);
                }
            },
        }
        Step::Go
    }

    fn browse(&mut self, code: KeyCode) -> Step {
        match code {
            KeyCode::Down | KeyCode::Char('j' | 'n') => self.go_to(self.at + 1),
            KeyCode::Up | KeyCode::Char('k' | 'p') => self.go_to(self.at.saturating_sub(1)),
            KeyCode::Home | KeyCode::Char('g') => self.go_to(0),
            KeyCode::End | KeyCode::Char('G') => self.go_to(usize::MAX),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll = self.scroll.saturating_add(5),
            KeyCode::PageUp => self.scroll = self.scroll.saturating_sub(5),
            KeyCode::Char('c') => self.ask(Status::Confirmed),
            KeyCode::Char('d') => self.ask(Status::Dismissed),
            KeyCode::Char('r') => self.ask(Status::Resolved),
            KeyCode::Char('x') if self.standing(self.at).is_some() => self.decide(None),
            KeyCode::Char('u') => self.undo(),
            KeyCode::Char('q') => return Step::Save,
            KeyCode::Char('Q') => self.mode = Mode::Abandon,
            _ => {}
        }
        Step::Go
    }

    fn go_to(&mut self, at: usize) {
        self.at = at.min(self.items.len().saturating_sub(1));
        self.scroll = 0;
    }

    fn ask(&mut self, status: Status) {
        if self.at < self.items.len() {
            // A reason given before is there to be changed.
            let reason = self.standing(self.at).map_or(String::new(), |standing| standing.verdict.reason.clone());
            self.mode = Mode::Reason(status, reason);
        }
    }

    fn decide(&mut self, verdict: Option<Verdict>) {
        let Some(item) = self.items.get(self.at) else { return };
        self.before.push((self.review.clone(), self.at));
        self.review.decide(&self.outlines, item.index, verdict);
        self.standings = self.review.standings(&self.outlines);
    }

    fn undo(&mut self) {
        if let Some((review, at)) = self.before.pop() {
            self.review = review;
            self.standings = self.review.standings(&self.outlines);
            self.go_to(at);
        }
    }
}

/// Types a character, or takes one back.
fn edit(text: &mut String, code: KeyCode) {
    match code {
        KeyCode::Char(c) => text.push(c),
        KeyCode::Backspace => drop(text.pop()),
        _ => {}
    }
}
