use crate::{App, dom::Html};

/// `/lint/`: the box, the chooser of a file, and the places where the verdict and the findings appear.
pub fn write(page: &mut Html, app: App) {
    let words = &app.ready_words().lint;
    page.put(super::PUBLISH_LINK);
    page.put("<p class=\"lead\">").text(words.lead).put("</p>");
    page.put("<div class=\"without-script\"><p>").text(words.without_script);
    page.put("</p><p><code translate=\"no\">mailsteps lint FILE</code></p></div>");
    page.put("<section class=\"lint with-script\"><label for=\"lint-text\">").text(words.label);
    page.put(
        "</label><textarea id=\"lint-text\" class=\"kept\" rows=\"10\" autocomplete=\"off\" spellcheck=\"false\" ",
    );
    page.put("autocapitalize=\"off\" dir=\"ltr\" translate=\"no\" aria-describedby=\"lint-hint\"></textarea>");
    page.put("<p class=\"fine\" id=\"lint-hint\">").text(words.stays_here).put("</p>");
    page.put("<p><button type=\"button\" id=\"lint-check\" class=\"button\" data-action=\"check-file\">");
    page.text(words.button).put("</button></p><label for=\"lint-file\">").text(words.choose);
    page.put("</label><input type=\"file\" id=\"lint-file\" data-action=\"choose-file\"></section>");
    page.put("<section class=\"lint__result with-script\" aria-labelledby=\"lint-result\"><h2 id=\"lint-result\">")
        .text(words.result);
    page.put("</h2><p class=\"problem\" role=\"alert\" id=\"lint-failed\" hidden>").text(words.failed);
    page.put("</p><p class=\"lint__waiting\" id=\"lint-waiting\" hidden>").text(words.waiting);
    page.put("</p><div id=\"lint-verdict\" role=\"status\"><p>").text(words.empty);
    page.put("</p></div><div id=\"lint-findings\"></div></section>");
}
