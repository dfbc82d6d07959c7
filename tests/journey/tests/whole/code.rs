//! "Continue on your phone": the square that a camera reads.

use mailsteps_journey::{Browser, Meddling, Middleman, Server};

const IMAP: &str = "/q.com/thunderbird/imap/";
const BUTTON: &str = "Continue on your phone";

/// How many points wide a module is for the decoder.
const SCALE: usize = 8;

/// What a camera reads in the square.
#[track_caller]
fn read(browser: &Browser) -> String {
    browser.wait_for_any("#code svg");
    let [size, dark] = browser
        .texts_of("const [, dark] = document.querySelectorAll('#code path'); return [dark.ownerSVGElement.getAttribute('viewBox'), dark.getAttribute('d')]")
        .try_into()
        .expect("two texts are asked for");
    let size: usize = size.strip_prefix("0 0 ").and_then(|size| size.split(' ').next()?.parse().ok()).expect("a size");
    let mut modules = vec![false; size * size];
    for run in dark.split_terminator('z') {
        let numbers = run.split(['M', ' ', 'h', 'v']).filter_map(|number| number.parse().ok());
        let [x, y, length]: [usize; 3] = numbers.take(3).collect::<Vec<_>>().try_into().expect("a place and a length");
        modules[y * size + x..][..length].fill(true);
    }
    let light = |x: usize, y: usize| if modules[y / SCALE * size + x / SCALE] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size * SCALE, size * SCALE, light);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "not exactly one code in {dark}");
    grids[0].decode().expect("it can be decoded").1
}

fn address(browser: &Browser) -> String {
    browser.text_of("return location.href")
}

#[test]
fn it_opens_this_page_with_its_state() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url(IMAP));
    assert_eq!(browser.visible("#code"), 0);
    browser.press(BUTTON);
    assert_eq!(read(&browser), server.url(IMAP));
    let is_open = "return document.getElementById('show-code').ariaExpanded";
    assert_eq!(browser.text_of(is_open), "true");
    assert!(browser.texts("#code")[0].starts_with("Point the camera of your phone"), "{:?}", browser.texts("#code"));
    browser.press(BUTTON);
    assert_eq!((browser.visible("#code"), browser.text_of(is_open).as_str()), (0, "false"));

    browser.write("#address", "o'neil+news@q.com");
    browser.press("Fill in");
    browser.wait_for_text("Filled in for o'neil+news@q.com");
    browser.click("#way-b");
    browser.click("[data-way=b] .tick");
    browser.press(BUTTON);
    let link = read(&browser);
    assert_eq!(link, address(&browser));
    let fragment = link.strip_prefix(&server.url(IMAP)).unwrap_or_default();
    assert!(fragment.starts_with("#address=o'neil%2Bnews@q.com&marks=way-b.done-b-"), "{link}");
    // Whoever ticks on while it is there takes that along.
    browser.run("document.querySelectorAll('[data-way=b] .tick')[1].click()");
    browser.wait_for_any("#code svg");
    assert_eq!(read(&browser), address(&browser), "the square is older than the page");
    drop(browser);

    let phone = Browser::start();
    phone.open_app(&link);
    phone.wait_for_text("Filled in for o'neil+news@q.com");
    assert_eq!(phone.visible("[data-way=a]"), 0);
    assert!(phone.texts("#progress-text")[0].starts_with("1 of "), "{:?}", phone.texts("#progress-text"));
}

#[test]
fn a_long_address_and_every_step_ticked_fit_in() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    let address_of_64 = "a-name-of-sixty-four-letters-that-nobody-could-ever-break-apart0@emadisonriver.com";
    browser.open_app(&server.url(&format!("/emadisonriver.com/thunderbird/imap/#address={address_of_64}")));
    browser.run("document.querySelectorAll('.tick').forEach(it => it.click())");
    browser.press(BUTTON);
    let link = read(&browser);
    assert!(link.len() > 300 && link.contains(address_of_64), "{link}");
    assert_eq!(link, address(&browser));
}

#[test]
fn a_square_that_cannot_be_made_says_so_and_comes_later() {
    let server = Server::without_mail_servers();
    let middleman = Middleman::start(server.address());
    let browser = Browser::start();
    browser.open_app(&middleman.url(IMAP));
    middleman.meddle("/assets/extras.*", Meddling::Close);
    let failed = "The square could not be made. Look whether you are online, and press the button twice to try again.";
    browser.press(BUTTON);
    browser.wait_for("#code", failed);
    browser.wait_for(".guide > [role=status]", failed);
    assert_eq!(browser.visible("#code svg"), 0);
    middleman.relent();
    browser.press(BUTTON);
    browser.press(BUTTON);
    assert_eq!(read(&browser), middleman.url(IMAP));
}
