//! The knowledge that is part of the program: word lists and tables under `data/`.

use serde::de::DeserializeOwned;

/// Reads a TOML file of `data/`, named from there, into whatever type is asked for.
macro_rules! knowledge {
    ($path:literal) => {
        $crate::knowledge::parse($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $path)))
    };
}
pub(crate) use knowledge;

/// Parses a file that is part of the program. The tests read every one of them, so that a fault in one is a fault of the
/// build and never meets a user.
pub(crate) fn parse<T: DeserializeOwned>(path: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("data/{path}: {error}"))
}

#[cfg(test)]
mod tests {
    #[test]
    #[should_panic(expected = "data/words.toml: TOML parse error at line 1")]
    fn a_fault_names_its_file() {
        super::parse::<toml::Table>("words.toml", "words = [");
    }
}
