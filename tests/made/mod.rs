//! Pages as the build makes them, for the tests that read whole pages.

use std::sync::LazyLock;

use mailsteps_guide::{
    Language, languages,
    prerender::{Assets, Prerenderer, catalogs},
    ready::Site,
};
use mailsteps_settings::Catalog;

/// The settings data.
pub fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().expect("the embedded data is sound"));
    &CATALOG
}

/// What makes the pages of a site.
pub fn prerenderer(site: Site) -> Prerenderer {
    Prerenderer {
        shell: include_str!("../../index.html").to_owned(),
        offline_shell: include_str!("../../offline.html").to_owned(),
        catalogs: catalogs(catalog(), &site),
        assets: Assets::default(),
        site,
    }
}

/// The language of addresses without a language.
#[allow(dead_code, reason = "not every test makes pages in a language")]
pub fn english() -> Language {
    languages()[0]
}
