//! Reads and checks the file.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, ValueHint};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the file sets.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file; `None` where there is none.
    pub(crate) path: Option<PathBuf>,
    /// By the name of the subcommand and the id of the option.
    pub(crate) settings: BTreeMap<(String, String), Setting>,
}

/// What the file sets an option to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) values: Vec<String>,
    /// The line that says so.
    pub(crate) line: usize,
}

/// Why a file can't be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("can't read {}: {error}", .path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("{}:{line}: {message}", .path.display())]
    Line { path: PathBuf, line: usize, message: String },
}

/// Options that make no sense in the file, or would make a folder that came from somebody else run his commands.
const NOT_HERE: [&str; 5] = ["help", "version", "config", "no-config", "extractor"];

/// A file that is being read.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    command: &'a Command,
}

impl Config {
    /// Reads a file, whose keys are the options of `command`'s subcommands.
    pub(crate) fn read(path: &Path, command: &Command) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| Error::Read { path: path.to_owned(), error })?;
        let reader = Reader { path, text: &text, command };
        Ok(Self { path: Some(path.to_owned()), settings: reader.settings()? })
    }
}

impl Reader<'_> {
    fn settings(&self) -> Result<BTreeMap<(String, String), Setting>, Error> {
        let table = DeTable::parse(self.text)
            .map_err(|error| self.wrong(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        let mut settings = BTreeMap::new();
        // What stands above the tables holds for every subcommand that has the option, a table for one alone.
        let mut of_one = Vec::new();
        for (key, value) in table.get_ref() {
            let name: &str = key.get_ref();
            if let (Some(subcommand), DeValue::Table(table)) = (self.command.find_subcommand(name), value.get_ref()) {
                of_one.push((subcommand, table));
                continue;
            }
            let those = || self.command.get_subcommands().filter_map(|sub| Some((sub, option(sub, name)?)));
            if those().next().is_none() {
                return Err(self.wrong(key.span().start, format!("no option or command is called `{name}`")));
            }
            for (subcommand, arg) in those() {
                self.set(subcommand, arg, value, &mut settings)?;
            }
        }
        for (subcommand, table) in of_one {
            for (key, value) in table {
                let name: &str = key.get_ref();
                let unknown = || format!("`gainsay {}` has no option `{name}`", subcommand.get_name());
                let arg = option(subcommand, name).ok_or_else(|| self.wrong(key.span().start, unknown()))?;
                self.set(subcommand, arg, value, &mut settings)?;
            }
        }
        Ok(settings)
    }

    fn set(
        &self,
        command: &Command,
        arg: &Arg,
        value: &Spanned<DeValue<'_>>,
        settings: &mut BTreeMap<(String, String), Setting>,
    ) -> Result<(), Error> {
        let long = arg.get_long().unwrap_or_default();
        let wrong = |message: String| self.wrong(value.span().start, format!("`{long}`: {message}"));
        let mut values = Vec::new();
        match value.get_ref() {
            DeValue::Array(array) if matches!(arg.get_action(), ArgAction::Append) => {
                for value in array {
                    values.push(scalar(value.get_ref()).ok_or_else(|| wrong("is a list of plain values".into()))?);
                }
            }
            value => values.push(scalar(value).ok_or_else(|| wrong("must be one plain value".into()))?),
        }
        if matches!(arg.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath) {
            // A path is meant from where the file lies, not from where the program is called.
            let folder = self.path.parent().unwrap_or(Path::new(""));
            for value in values.iter_mut().filter(|value| *value != "-") {
                *value = folder.join(&*value).to_string_lossy().into_owned();
            }
        }
        if let Some(message) = refused(command, arg, &values) {
            return Err(wrong(message));
        }
        let line = self.line(value.span().start);
        let place = (command.get_name().to_owned(), arg.get_id().to_string());
        settings.insert(place, Setting { values, line });
        Ok(())
    }

    fn wrong(&self, at: usize, message: String) -> Error {
        Error::Line { path: self.path.to_owned(), line: self.line(at), message }
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|&byte| byte == b'\n').count()
    }
}

/// The option of a subcommand that a key names.
fn option<'c>(command: &'c Command, name: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| arg.get_long() == Some(name)).filter(|_| !NOT_HERE.contains(&name))
}

/// A value as it would be typed.
fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Why an option does not take values, if so: what it would say, were they typed.
fn refused(command: &Command, arg: &Arg, values: &[String]) -> Option<String> {
    if matches!(arg.get_action(), ArgAction::SetTrue) {
        let is_flag = |value: &String| value == "true" || value == "false";
        return (!values.iter().all(is_flag)).then(|| "must be true or false".to_owned());
    }
    let typed = values.iter().map(|value| format!("--{}={value}", arg.get_long().unwrap_or_default()));
    let typed = std::iter::once(command.get_name().to_owned()).chain(typed);
    let error = command.clone().mut_args(|arg| arg.required(false)).try_get_matches_from(typed).err()?;
    let is_of_value =
        matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals);
    is_of_value.then(|| {
        let text = error.to_string();
        let first = text.split("\n\n").next().unwrap_or_default();
        first.trim_start_matches("error: ").split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
