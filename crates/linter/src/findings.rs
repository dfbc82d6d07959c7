//! The verdict on a file and the findings in it, as markup.

use mailsteps_formats::{Finding, FormatName, MOST_FINDINGS, lint, not_utf8};
use mailsteps_markup::Html;

use crate::{
    excerpt::excerpt,
    given::{Given, Trouble},
    hidden,
    words::ENGLISH,
};

/// The markup of the verdict and that of the findings. `name` is the file's, or nothing for the text in the box.
pub fn of(given: Result<Given<'_>, Trouble>, name: &str) -> (String, String) {
    let mut findings = Html::default();
    let verdict = match given {
        Ok(given) => {
            let (format, found) = check(&given);
            let shown = hidden::passwords(&given.text);
            let lines: Vec<&str> = shown.split('\n').collect();
            findings.put(if found.is_empty() { "" } else { "<ol class=\"findings\">" });
            for finding in &found {
                // Lines count from 1, and a place may be behind the last one.
                let line = usize::try_from(finding.place.line).ok().and_then(|line| lines.get(line.checked_sub(1)?));
                write(&mut findings, finding, line.copied().unwrap_or_default());
            }
            findings.put(if found.is_empty() { "" } else { "</ol>" });
            let state = if found.is_empty() { "ok" } else { "failed" };
            verdict(state, name, format_name(format), &sentence(format, found.len()))
        }
        Err(trouble) => verdict("none", name, "", (ENGLISH.trouble)(trouble)),
    };
    (verdict, findings.into_string())
}

fn check(given: &Given<'_>) -> (FormatName, Vec<Finding>) {
    let (format, mut found) = lint(&given.text);
    if !given.is_utf8 {
        found.push(not_utf8(&given.text));
        found.sort_by_key(|finding| (finding.place, finding.rule));
    }
    (format, found)
}

fn format_name(format: FormatName) -> &'static str {
    if format == FormatName::Unknown { "" } else { format.name() }
}

fn sentence(format: FormatName, count: usize) -> String {
    let words = &ENGLISH;
    let sentence = match count {
        _ if format == FormatName::Unknown => words.unknown,
        0 => words.clean,
        1 => words.one,
        MOST_FINDINGS.. => words.at_least,
        _ => words.several,
    };
    mailsteps_markup::fill(sentence, &[("number", &count.to_string())])
}

/// What was checked, what it is, and how it is.
fn verdict(state: &'static str, name: &str, format: &str, sentence: &str) -> String {
    let mut html = Html::default();
    html.put("<div class=\"verdict\" data-verdict=\"").put(state).put("\"><p class=\"lint__file\">");
    html.text(if name.is_empty() { ENGLISH.in_the_box } else { name });
    if !format.is_empty() {
        html.put(": <b>").text(format).put("</b>");
    }
    html.put("</p><p class=\"verdict__sentence\">").text(sentence).put("</p></div>");
    html.into_string()
}

fn write(html: &mut Html, finding: &Finding, line: &str) {
    let words = &ENGLISH;
    let place = [("line", &*finding.place.line.to_string()), ("column", &*finding.place.column.to_string())];
    html.put("<li class=\"finding\"><p class=\"finding__place\"><b class=\"finding__rule\" translate=\"no\">");
    html.text(finding.rule.0).put("</b> ").fill(words.place, &place).put("</p><p class=\"finding__text\">");
    html.text(&finding.text).put(".</p><p>").put("<b>").text(words.mend).put("</b> ").text(&finding.mend);
    html.put(".</p><pre class=\"finding__line\" translate=\"no\" dir=\"ltr\"><code>");
    let part = excerpt(line, finding.place.column);
    html.text(&part.before).put("<mark>").text(&part.marked).put("</mark>").text(&part.after);
    html.put("</code></pre></li>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check_file, check_text};

    const ZONE: &str = "_imaps._tcp.example.com. 3600 IN SRV 0 1 993 mail.example.com.";

    /// The texts of some markup, with a bar where elements were.
    fn texts(html: &str) -> String {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).trim());
        parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_good_file_has_no_findings() {
        let said = check_text(ZONE);
        assert_eq!(texts(&said[0]), "The text in the box:|DNS zone lines|Nothing is wrong with it.");
        assert!(said[0].contains("data-verdict=\"ok\""), "{}", said[0]);
        assert_eq!(said[1], "");
    }

    #[test]
    fn a_finding_has_its_rule_place_mend_and_line() {
        let said = check_file("a&b.zone", Some(format!("; comment\n{}", ZONE.replace("993", "143")).into_bytes()));
        assert_eq!(texts(&said[0]), "a&amp;b.zone:|DNS zone lines|1 thing is wrong with it.");
        let (_, found) = lint(&said[2]);
        let expected = format!(
            "N4|Line 2, column {}|{}.|How to mend it:|{}.|",
            found[0].place.column, found[0].text, found[0].mend
        );
        let list = texts(&said[1]);
        assert!(list.starts_with(&expected.replace('"', "&quot;")), "{list}");
        assert!(said[1].contains("<mark>_imaps._tcp.example.com.</mark> 3600 IN SRV"), "{}", said[1]);
    }

    #[test]
    fn a_password_is_not_shown_once_more() {
        for file in [
            "<plist version=\"1.0\"><dict><key>IncomingPassword</key><string>zebrafinch</string></dict></plist>",
            "<plist><dict>\n<key>PayloadContent</key><array><dict><key>PayloadType</key>\
             <string>com.apple.mail.managed</string>\n<key>IncomingPassword</key><string>zebrafinch</string><key>x</key>\n\
             <string>y</string></dict></array></dict></plist>",
            "<plist><dict><key>PayloadContent</key><array><dict><key>PayloadType</key>\
             <string>com.apple.mail.managed</string><key>OutgoingPassword</key><string>zebrafinch\n</string></dict>\
             </array></dict></plist>",
        ] {
            let said = check_text(file);
            assert!(said[0].contains("Apple profile"), "{}", said[0]);
            assert!(!said[1].contains("zebrafinch"), "{}", said[1]);
        }
    }

    #[test]
    fn each_trouble_has_its_sentence() {
        let sentences = [
            check_text(" ")[0].clone(),
            check_text(&"a".repeat(1_000_001))[0].clone(),
            check_file("x", Some(b"\0".to_vec()))[0].clone(),
            check_file("x", Some(b"\xff\xfe".to_vec()))[0].clone(),
            check_file("x", None)[0].clone(),
        ];
        for (index, sentence) in sentences.iter().enumerate() {
            assert!(sentence.contains("data-verdict=\"none\""), "{sentence}");
            assert!(!sentences[..index].contains(sentence), "two say the same: {sentence}");
        }
    }

    #[test]
    fn what_is_not_utf8_is_a_finding_and_stays_out_of_the_box() {
        let said = check_file("x", Some(b"; J\xe9r\xf4me\n@ IN TXT x".to_vec()));
        assert!(texts(&said[1]).starts_with("F2|Line 1, column 4|The file is not UTF-8.|"), "{}", said[1]);
        assert_eq!(said[2], "");
    }

    #[test]
    fn an_unknown_format_is_said_and_nothing_becomes_an_element() {
        let said = check_file("<img>", Some(b"<script>alert(1)</script>".to_vec()));
        assert_eq!(texts(&said[0]), "&lt;img&gt;|We do not know what kind of file this is.");
        assert!(said[1].contains("F1") && !said[1].contains("<script"), "{}", said[1]);
        assert_eq!(said[2], "<script>alert(1)</script>");
    }

    #[test]
    fn a_file_full_of_mistakes_says_that_there_are_more() {
        let said = check_text(&"x IN SRV\n".repeat(500));
        assert!(said[0].contains("At least 200 things are wrong"), "{}", said[0]);
        assert_eq!(said[1].matches("<li").count(), MOST_FINDINGS);
    }
}
