//! The page for when there is no network, and the sentence that offers a newer version. Native only: `browser/sw.js` and
//! `browser/offline.js` show them.

use crate::{Place, dom::Html, text::ready_words};

/// What stands on the page. The worker puts the pages that are kept in the place of the comment; the template is for the
/// guide's other pages.
pub fn body(place: &Place) -> Html {
    let words = &ready_words(place.language).offline;
    let mut page = Html::at(&place.prefix());
    page.put("<main class=\"page--home\"><h1>").text(words.heading).put("</h1><p class=\"lead\">").text(words.lead);
    // An empty address is that of the page that was asked for.
    page.put("</p><p><a class=\"button\" href=\"\">").text(words.again).put("</a></p><p>").text(words.kept);
    page.put("</p><ul><li><a href=\"").address("/").put("\">").text(words.home).put("</a></li><!--kept--></ul>");
    page.put("<template id=\"newer\"><p>").text(words.newer).put(" <button class=\"button\" type=\"button\">");
    page.text(words.show).put("</button></p></template></main>");
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn it_has_a_place_for_what_is_kept_and_leads_home() {
        let page = body(&Place::new("/help/", Language::new("es", "Español", false), &[])).into_string();
        assert!(page.contains("<a href=\"/help/es/\">") && page.matches("<!--kept-->").count() == 1, "{page}");
        assert!(page.contains("<template id=\"newer\">") && page.contains("<button"), "{page}");
    }
}
