//! The one setting to look at, as markup.

use mailsteps_diagnosis::{LookAt, Value};
use mailsteps_markup::Html;

use crate::words::PlanWords;

/// The setting's name, and its value where that is known.
pub fn write(page: &mut Html, words: &PlanWords, setting: &LookAt) {
    page.put("<p class=\"plan__setting\">").fill(words.look_at, &[("setting", setting.name)]);
    if let Some(value) = &setting.value {
        page.put(" ").text(words.should_be).put(" ");
        match value {
            Value::Exact(text) => exact(page, text),
            Value::Own { words: own, example } => {
                page.fill(words.such_as, &[("what", own)]).put(" ");
                exact(page, example);
            }
            Value::InWords(text) => {
                page.text(text);
            }
        }
    }
    page.put("</p>");
}

/// A value, which may break before the `@` of an address.
fn exact(page: &mut Html, value: &str) {
    page.put("<b class=\"host\" translate=\"no\">");
    for (index, part) in value.split('@').enumerate() {
        page.put(if index > 0 { "<wbr>@" } else { "" }).text(part);
    }
    page.put("</b>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::in_language::tests::english;

    fn html(value: Option<Value>) -> String {
        let mut page = Html::default();
        write(&mut page, &english().words.plan, &LookAt { name: "the user name for incoming mail", value });
        page.into_string()
    }

    #[test]
    fn a_setting_is_named_and_its_value_stands_out() {
        let name = "<p class=\"plan__setting\">Look at this setting: the user name for incoming mail.";
        assert_eq!(html(None), [name, "</p>"].concat());
        assert_eq!(
            html(Some(Value::Exact("993".into()))),
            [name, " It should be <b class=\"host\" translate=\"no\">993</b></p>"].concat()
        );
        let own = Value::Own { words: "your whole e-mail address", example: "yourname@q.com".into() };
        let expected = " It should be your whole e-mail address, such as <b class=\"host\" \
            translate=\"no\">yourname<wbr>@q.com</b></p>";
        assert_eq!(html(Some(own)), [name, expected].concat());
        let in_words = Value::InWords("with your password");
        assert_eq!(html(Some(in_words)), [name, " It should be with your password</p>"].concat());
    }
}
