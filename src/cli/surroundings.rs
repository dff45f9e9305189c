//! What the surroundings say: the one place that looks at the terminal and the environment.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// What the surroundings say.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    pub(crate) stdout_is_terminal: bool,
    /// Whether somebody sits at both standard input and output.
    #[cfg(feature = "tui")]
    pub(crate) is_interactive: bool,
    /// The name of the account.
    #[cfg(feature = "tui")]
    pub(crate) account: Option<String>,
    /// Whether standard error is a terminal that can draw over what it shows.
    pub(crate) stderr_draws: bool,
    /// What the environment says of colour; `None` where it leaves that to the terminal.
    pub(crate) color: Option<bool>,
    pub(crate) columns: Option<usize>,
    /// The working folder.
    pub(crate) folder: PathBuf,
    /// The file to take options from that `GAINSAY_CONFIG` names.
    pub(crate) config: Option<PathBuf>,
}

impl Surroundings {
    /// Looks around.
    pub(crate) fn look() -> Self {
        let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
        Self {
            stdout_is_terminal: io::stdout().is_terminal(),
            #[cfg(feature = "tui")]
            is_interactive: io::stdin().is_terminal() && io::stdout().is_terminal(),
            #[cfg(feature = "tui")]
            account: variable("USER").or_else(|| variable("USERNAME")).and_then(|name| name.into_string().ok()),
            stderr_draws: io::stderr().is_terminal() && !is_dumb,
            color: color(variable).or(is_dumb.then_some(false)),
            columns: terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns)),
            folder: std::env::current_dir().unwrap_or_default(),
            config: variable("GAINSAY_CONFIG").map(PathBuf::from),
        }
    }

    /// Surroundings to test in: a pipe.
    #[cfg(test)]
    pub(crate) fn pipe() -> Self {
        Self {
            stdout_is_terminal: false,
            #[cfg(feature = "tui")]
            is_interactive: false,
            #[cfg(feature = "tui")]
            account: None,
            stderr_draws: false,
            color: None,
            columns: None,
            folder: PathBuf::new(),
            config: None,
        }
    }

    /// Surroundings to test in: a terminal.
    #[cfg(test)]
    pub(crate) fn terminal() -> Self {
        Self { stdout_is_terminal: true, stderr_draws: true, columns: Some(72), ..Self::pipe() }
    }
}

/// A variable of the environment, where it is set and not empty.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// What the environment says of colour: `NO_COLOR` (no-color.org) goes before `CLICOLOR_FORCE` and `CLICOLOR`
/// (bixense.com/clicolors).
fn color(variable: impl Fn(&str) -> Option<OsString>) -> Option<bool> {
    if variable("NO_COLOR").is_some() {
        return Some(false);
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return Some(true);
    }
    variable("CLICOLOR").filter(|value| value == "0").map(|_| false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_by_the_environment() {
        let says = |set: &[(&str, &str)]| {
            color(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
        };
        assert_eq!(says(&[]), None);
        assert_eq!(says(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), Some(false));
        assert_eq!(says(&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]), Some(true));
        assert_eq!(says(&[("CLICOLOR_FORCE", "0")]), None);
        assert_eq!(says(&[("CLICOLOR", "0")]), Some(false));
        assert_eq!(says(&[("CLICOLOR", "1")]), None);
    }
}
