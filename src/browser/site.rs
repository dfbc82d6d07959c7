//! What the prerenderer tells the app about the site: where the fingerprinted files are.

use std::collections::BTreeMap;

use mailsteps_settings::ClientId;
use serde::{Deserialize, Serialize};

/// The id of the element that holds it.
pub const ELEMENT: &str = "site";

/// A data block in every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Each program's steps.
    pub clients: BTreeMap<ClientId, String>,
}

/// Where a program's steps are.
pub fn client_address(client: &ClientId) -> Option<String> {
    let text = web_sys::window()?.document()?.get_element_by_id(ELEMENT)?.text_content()?;
    serde_json::from_str::<Site>(&text).ok()?.clients.remove(client)
}
