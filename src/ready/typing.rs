use mailsteps_typing::{Field, SECURITY_CHOICES};

use super::plan::Plan;
use crate::{
    dom::Html,
    text::{fill, ready},
};

/// "Check my typing": a box for each value that the reader's screen shows. The app marks each one (see
/// `browser::typing`); without a script the boxes are not shown.
pub fn write(page: &mut Html, plan: Plan) {
    let words = &plan.words.typing;
    let protocols = plan.shown();
    page.put("<section class=\"typing\" id=\"typing\" tabindex=\"-1\" aria-labelledby=\"typing-heading\"");
    if let [only] = protocols[..] {
        page.put(" data-protocol=\"").put(only.id()).put("\"");
    }
    page.put("><h2 id=\"typing-heading\">").text(words.heading).put("</h2><p>").text(words.lead);
    page.put("</p><p class=\"problem\" role=\"alert\" id=\"typing-failed\" hidden>").text(words.failed);
    page.put(" <button type=\"button\" class=\"button\" data-action=\"check-typing\">");
    page.text(plan.app.words.walkthrough.retry).put("</button></p>");
    let name = match protocols[..] {
        [only] => only.name(),
        _ => "IMAP / POP3",
    };
    let incoming = fill(words.incoming, &[("protocol", name)]);
    let fields = [Field::IncomingHost, Field::IncomingPort, Field::IncomingSecurity, Field::IncomingUsername];
    group(page, words, &incoming, fields);
    let fields = [Field::OutgoingHost, Field::OutgoingPort, Field::OutgoingSecurity, Field::OutgoingUsername];
    group(page, words, words.outgoing, fields);
    page.put("<datalist id=\"typed-ports\">");
    for port in ["993", "995", "587", "465", "143", "110", "25"] {
        page.put("<option value=\"").put(port).put("\"></option>");
    }
    page.put("</datalist><datalist id=\"typed-securities\">");
    for spelling in SECURITY_CHOICES {
        page.put("<option value=\"").text(spelling).put("\"></option>");
    }
    page.put("</datalist></section>");
}

fn group(page: &mut Html, words: &ready::Typing, legend: &str, fields: [Field; 4]) {
    page.put("<fieldset><legend>").text(legend).put("</legend>");
    let captions = [words.host, words.port, words.security, words.username];
    for (field, caption) in fields.into_iter().zip(captions) {
        let id = field.id();
        page.put("<p class=\"typing__field\"><label for=\"typed-").put(id).put("\">").text(caption);
        page.put("</label><input type=\"text\" class=\"typed kept\" id=\"typed-")
            .put(id)
            .put("\" data-field=\"")
            .put(id);
        page.put("\" autocapitalize=\"none\" autocomplete=\"off\" spellcheck=\"false\" translate=\"no\" ");
        page.put(match field {
            Field::IncomingPort | Field::OutgoingPort => "inputmode=\"numeric\" list=\"typed-ports\" ",
            Field::IncomingSecurity | Field::OutgoingSecurity => "list=\"typed-securities\" ",
            _ => "",
        });
        page.put("aria-describedby=\"remark-")
            .put(id)
            .put("\"><span class=\"remark\" aria-live=\"polite\" id=\"remark-");
        page.put(id).put("\"></span></p>");
    }
    page.put("</fieldset>");
}
