//! The table that is printed in the end.

use std::fmt;

/// The rows so far.
#[derive(Default)]
pub struct Table(Vec<Row>);

/// One thing, measured here and there.
pub struct Row {
    /// What was measured.
    pub what: String,
    /// Ours.
    pub ours: String,
    /// The other's name and number.
    pub theirs: String,
    /// Ours to theirs.
    pub ratio: Option<f64>,
    /// What the ratio, or the number itself, should be.
    pub target: Option<Target>,
}

/// What should be, and whether it is.
pub struct Target {
    /// In words.
    pub words: &'static str,
    /// Whether it is so.
    pub met: bool,
}

impl Table {
    pub fn add(&mut self, row: Row) {
        self.0.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| measured | mailsteps | compared with | ratio | target |")?;
        writeln!(f, "| --- | ---: | ---: | ---: | --- |")?;
        for Row { what, ours, theirs, ratio, target } in &self.0 {
            let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            let target = target
                .as_ref()
                .map(|target| format!("{}: {}", target.words, if target.met { "met" } else { "**missed**" }));
            writeln!(f, "| {what} | {ours} | {theirs} | {ratio} | {} |", target.unwrap_or_default())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_its_target_is_met() {
        let mut table = Table::default();
        let row = |met| Row {
            what: "memory".to_owned(),
            ours: "9 MB".to_owned(),
            theirs: "nginx 20 MB".to_owned(),
            ratio: Some(0.45),
            target: Some(Target { words: "at most 0.5", met }),
        };
        table.add(row(true));
        table.add(row(false));
        let text = table.to_string();
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(lines[0], "| memory | 9 MB | nginx 20 MB | 0.45 | at most 0.5: met |");
        assert!(lines[1].ends_with("at most 0.5: **missed** |"));
    }
}
