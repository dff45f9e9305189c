//! Draws the screen: the findings on the left, one of them on the right with its answers side by side.

use super::state::{Claim, Item, Mode, Screen};
use gainsay::model::Relation;
use gainsay::review::Status;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, List, ListItem, ListState, Paragraph, Wrap};

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
const EVIDENCE: Style = Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED);

/// The most answers that stand side by side; the rest follow below.
const SIDE_BY_SIDE: usize = 3;

/// The narrowest that an answer is set.
const NARROWEST: u16 = 24;

pub(super) fn draw(screen: &Screen, frame: &mut Frame<'_>) {
    let [top, foot] = Layout::vertical([Constraint::Min(3), Constraint::Length(2)]).areas(frame.area());
    let [left, right] = Layout::horizontal([Constraint::Percentage(32), Constraint::Min(30)]).areas(top);
    list(screen, frame, left);
    match screen.items.get(screen.at) {
        Some(item) => finding(screen, item, frame, right),
        None => frame.render_widget(Paragraph::new("Nothing to review."), right),
    }
    footer(screen, frame, foot);
}

fn list(screen: &Screen, frame: &mut Frame<'_>, area: Rect) {
    let items = screen.items.iter().enumerate().map(|(at, item)| {
        let mark = match screen.standing(at) {
            Some(standing) if standing.changed_since => '!',
            Some(standing) => match standing.verdict.status {
                Status::Confirmed => 'c',
                Status::Dismissed => 'd',
                Status::Resolved => 'r',
            },
            None => ' ',
        };
        ListItem::new(format!("{mark} {}", item.question))
    });
    let title = format!(" {} of {} decided ", screen.done(), screen.items.len());
    let list = List::new(items).block(Block::default().borders(Borders::RIGHT).title(title)).highlight_style(CHOSEN);
    let mut state = ListState::default();
    state.select((!screen.items.is_empty()).then_some(screen.at));
    frame.render_stateful_widget(list, area, &mut state);
}

fn finding(screen: &Screen, item: &Item, frame: &mut Frame<'_>, area: Rect) {
    let mut head = vec![
        Line::styled(item.event.as_str(), FAINT),
        Line::styled(item.question.as_str(), BOLD),
        Line::from(vec![Span::styled(word(item.relation), BOLD), Span::raw(": "), Span::raw(item.reason.as_str())]),
    ];
    if let Some(standing) = screen.standing(screen.at) {
        let since = if standing.changed_since { "CHANGED SINCE " } else { "" };
        let verdict = gainsay::report::printable(&standing.verdict.to_string()).into_owned();
        head.push(Line::from(vec![Span::styled(since, BOLD), Span::raw(verdict)]));
    }
    // Lines break at the same width as the paragraph that holds them.
    let broken = |line: &Line<'_>| (line.width() as u16).div_ceil(area.width.saturating_sub(2).max(1)).max(1);
    let height = head.iter().map(broken).sum::<u16>() + 1;
    let [top, below] = Layout::vertical([Constraint::Length(height), Constraint::Min(1)]).areas(area);
    let padded = Rect { x: top.x + 1, width: top.width.saturating_sub(1), ..top };
    frame.render_widget(Paragraph::new(head).wrap(Wrap { trim: true }), padded);

    let abreast = usize::from(below.width / NARROWEST).clamp(1, SIDE_BY_SIDE).min(item.answers.len().max(1));
    let columns = Layout::horizontal(vec![Constraint::Ratio(1, abreast as u32); abreast]).split(below);
    for (column, area) in columns.iter().enumerate() {
        // Each column holds every so many-th answer.
        let mut text = Text::default();
        item.answers.iter().skip(column).step_by(abreast).for_each(|(value, claims)| answer(value, claims, &mut text));
        let block = Block::default().borders(Borders::TOP | Borders::LEFT);
        frame.render_widget(
            Paragraph::new(text).wrap(Wrap { trim: true }).scroll((screen.scroll, 0)).block(block),
            *area,
        );
    }
}

fn answer<'a>(value: &'a str, claims: &'a [Claim], text: &mut Text<'a>) {
    text.push_line(Line::styled(value, BOLD));
    for Claim { who, sentence: [before, quote, after] } in claims {
        text.push_line(Line::styled(who.as_str(), FAINT));
        text.push_line(Line::from(vec![
            Span::raw(format!("“{before}")),
            Span::styled(quote.as_str(), EVIDENCE),
            Span::raw(format!("{after}”")),
        ]));
    }
    text.push_line("");
}

fn footer(screen: &Screen, frame: &mut Frame<'_>, area: Rect) {
    let keys = "c confirm  d dismiss  r resolve  x clear  u undo  ↑↓ move  space scroll  q save and quit  Q quit";
    let line = match &screen.mode {
        Mode::Browse => Line::styled(keys, FAINT),
        Mode::Reason(status, text) => asked(&format!("{status}: why? "), text),
        Mode::Name(status, _, name) => asked(&format!("{status} by: "), name),
        Mode::Abandon => Line::styled("Leave without saving what was decided? y/n", BOLD),
    };
    let help = match screen.mode {
        Mode::Reason(..) | Mode::Name(..) => "Enter goes on, Esc goes back",
        _ => "",
    };
    frame.render_widget(Paragraph::new(vec![line, Line::styled(help, FAINT)]), area);
}

/// A line that is being typed. Its end is what has to be seen.
fn asked<'a>(question: &str, text: &str) -> Line<'a> {
    Line::from(vec![Span::styled(question.to_owned(), BOLD), Span::raw(format!("{text}█"))])
}

fn word(relation: Relation) -> String {
    relation.as_str().to_uppercase()
}
