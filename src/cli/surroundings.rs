//! What the surroundings say: the one place that looks at the terminal and the environment.

use std::io::{self, IsTerminal};

/// What the surroundings say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings {
    pub(crate) stdout_is_terminal: bool,
    /// `NO_COLOR` is set and not empty (no-color.org), or the terminal is a dumb one.
    pub(crate) no_color: bool,
    pub(crate) columns: Option<usize>,
}

impl Surroundings {
    /// Looks around.
    pub(crate) fn look() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            stdout_is_terminal: io::stdout().is_terminal(),
            no_color: set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb"),
            columns: terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns)),
        }
    }

    /// Surroundings to test in: a pipe.
    #[cfg(test)]
    pub(crate) const PIPE: Self = Self { stdout_is_terminal: false, no_color: false, columns: None };
    /// Surroundings to test in: a terminal.
    #[cfg(test)]
    pub(crate) const TERMINAL: Self = Self { stdout_is_terminal: true, no_color: false, columns: Some(72) };
}
