//! Takes pictures of `/design/` for people to look at, and the one in the README: `mailsteps-pictures FOLDER README-PICTURE`.

use std::{env, fs, path::Path};

use mailsteps_journey::{Browser, Server};

/// A telephone, a tablet, a screen.
const WIDTHS: [u32; 3] = [320, 768, 1440];
/// Higher than the highest group of parts at the narrowest width: a picture ends where the window does.
const HEIGHT: u32 = 16_000;

/// What the README shows, in a window as wide as its column.
const STEP: &str = "[data-step=incoming]";
const README_WIDTH: u32 = 768;

fn main() {
    let mut arguments = env::args().skip(1);
    let mut path = |what: &str| arguments.next().unwrap_or_else(|| panic!("{what} is missing"));
    let (folder, readme) = (path("the folder"), path("the README's picture"));
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    for scheme in ["light", "dark"] {
        browser.prefers("prefers-color-scheme", scheme);
        for width in WIDTHS {
            browser.resize(width, HEIGHT);
            browser.open(&server.url("/design/"));
            let folder = Path::new(&folder).join(format!("{width}-{scheme}"));
            fs::create_dir_all(&folder).expect("the folder can be made");
            for group in browser.texts_of("return [...document.querySelectorAll('section.design')].map(it => it.id)") {
                save(&folder.join(&group).with_extension("png"), &browser.picture(&format!("#{group}")));
            }
        }
    }
    browser.prefers("prefers-color-scheme", "light");
    browser.resize(README_WIDTH, HEIGHT);
    browser.open(&server.url("/design/"));
    save(Path::new(&readme), &browser.picture(STEP));
}

fn save(path: &Path, picture: &[u8]) {
    fs::write(path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
