//! The screen of `gainsay review`: one finding after the other, by key.

mod draw;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use state::{Claim, Item, Screen, Step};

use ratatui::crossterm::event::{self, Event, KeyEventKind};
use std::io;

/// Shows the screen until it is left, and tells how it was: by saving or not.
pub(crate) fn show(screen: &mut Screen) -> io::Result<Step> {
    let mut terminal = ratatui::try_init()?;
    let left = loop {
        if let Err(error) = terminal.draw(|frame| draw::draw(screen, frame)) {
            break Err(error);
        }
        match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => match screen.press(key) {
                Step::Go => {}
                left => break Ok(left),
            },
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    ratatui::try_restore()?;
    left
}
