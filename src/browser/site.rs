//! What the prerenderer tells the app about the site: where the fingerprinted files are.

use mailsteps_settings::ClientId;

/// Where a program's steps are: every page has an element `site` with an attribute for each program.
pub fn client_address(client: &ClientId) -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id("site")?.get_attribute(&format!("data-{client}"))
}
