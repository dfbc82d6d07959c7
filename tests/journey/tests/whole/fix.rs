//! "When it does not work": from the message or the symptom to a short plan, whatever the servers do.

use mailsteps_journey::{Browser, Key, Manner, Server};
use mailsteps_stage::{Engine, Fault, Protocol, Service, ServiceFault, Stage};
use serde_json::json;

const FIX: &str = "/q.com/fix/";
const PROGRAMS: &str = "Which mail program is it? (if you know)";
const SOUND: &str = "The mail servers for q.com are answering.";

/// The buttons, and what comes first at q.com while the servers answer.
const SYMPTOMS: [(&str, &str); 11] = [
    ("cannot-receive", "login-refused"),
    ("cannot-send", "outgoing-login-missing"),
    ("password-again", "login-refused"),
    ("certificate-warning", "antivirus-scan"),
    ("worked-until-yesterday", "provider-login-outage"),
    ("webmail-works", "login-refused"),
    ("messages-gone", "pop-took-the-mail"),
    ("folders-missing", "folders-missing"),
    ("slow", "slow-connection"),
    ("cannot-write", "cannot-write-locally"),
    ("address-was-changed", "address-changed"),
];

pub(super) fn stage(faults: &[(Protocol, Fault)]) -> Stage {
    let faults: Vec<ServiceFault> = faults.iter().map(|&(protocol, fault)| ServiceFault { protocol, fault }).collect();
    Stage::start(Engine::Fake, &Service::centurylink(), &faults).unwrap()
}

/// Presses a symptom's button.
#[track_caller]
pub(super) fn choose(browser: &Browser, symptom: &str) {
    browser.click(&format!("label:has(> #symptom-{symptom})"));
}

/// Waits until the plan begins with this cause.
#[track_caller]
pub(super) fn is_first(browser: &Browser, cause: &str) {
    is_shown(browser, cause);
    plan_is_in_order(browser);
}

/// The same in any language.
#[track_caller]
pub(super) fn is_shown(browser: &Browser, cause: &str) {
    let script = format!("return document.querySelector('#plan-items .cause')?.dataset.cause === {}", json!(cause));
    browser.wait(&format!("{cause} is first"), &script);
}

/// The plan is short, one thing is open, and no place is left open in its texts.
#[track_caller]
fn plan_is_in_order(browser: &Browser) {
    let wrong = browser.texts_of(
        "const wrong = [], causes = [...document.querySelectorAll('#plan-items .cause')];
         if (causes.length < 1 || causes.length > 5) wrong.push(`${causes.length} causes`);
         for (const cause of causes) {
             const items = [...cause.querySelectorAll('.plan > li > details')], open = items.filter(it => it.open).length;
             if (items.length < 1 || items.length > 5) wrong.push(`${cause.dataset.cause} has ${items.length} items`);
             if (cause === causes[0] && !items[0].open) wrong.push('the first item is not open');
             if (open !== (cause === causes[0] ? 1 : 0)) wrong.push(`${cause.dataset.cause} has ${open} items open`);
             if (!items.every(it => it.querySelector('summary').textContent.length > 5)) wrong.push('an item says nothing');
             if (!items.every(it => /It helped if:[^]*If not:/.test(it.textContent))) wrong.push(`${cause.dataset.cause} does not tell how to go on`);
         }
         if (/[{}]/.test(document.getElementById('plan').textContent)) wrong.push('a place is left open');
         return wrong",
    );
    assert_eq!(wrong, Vec::<String>::new());
}

/// Types into the box, in the place of what stood there.
#[track_caller]
pub(super) fn enter(browser: &Browser, message: &str) {
    browser.clear("#message");
    browser.write("#message", message);
}

fn typed(browser: &Browser) -> String {
    browser.text_of("return document.getElementById('message').value")
}

/// What the page says of the servers.
pub(super) fn servers(browser: &Browser) -> String {
    browser.texts("#servers").join("")
}

#[test]
fn every_symptom_has_a_plan_while_the_servers_answer() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    assert_eq!(browser.texts("h1"), ["What goes wrong with q.com?"]);
    assert_eq!(browser.visible("[name=symptom]"), SYMPTOMS.len());
    assert_eq!(browser.visible("#plan-items .cause"), 0);
    assert!(!browser.requests().iter().any(|request| request.url.contains("/api/")), "nobody has asked yet");
    let mut wrong = Vec::new();
    for (symptom, cause) in SYMPTOMS {
        choose(&browser, symptom);
        let title = browser.texts(&format!("label:has(> #symptom-{symptom})")).join("");
        browser.wait_for(".plan__because", &format!("We take it as: {title}."));
        browser.wait_for(".plan__limit", "We reached the servers from our network, not from yours.");
        assert!(servers(&browser).starts_with(SOUND), "{}", servers(&browser));
        assert!(servers(&browser).contains("antivirus program on your side"), "{}", servers(&browser));
        plan_is_in_order(&browser);
        let first = browser.text_of("return document.querySelector('#plan-items .cause').dataset.cause");
        if first != cause {
            wrong.push(format!("{symptom}: {first}, not {cause}"));
        }
        assert_eq!(browser.path(), format!("{FIX}#marks=symptom-{symptom}"));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

/// The reader waits and uses webmail; nothing is asked, and nothing is to be changed.
#[test]
fn servers_that_are_down_come_first() {
    let down = [Protocol::Pop3, Protocol::Imap, Protocol::Smtp].map(|protocol| (protocol, Fault::Down));
    let stage = stage(&down);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    for (symptom, cause) in [
        ("cannot-receive", "server-incoming-down"),
        ("cannot-send", "server-outgoing-down"),
        ("password-again", "server-incoming-down"),
        ("worked-until-yesterday", "server-incoming-down"),
        ("webmail-works", "server-incoming-down"),
    ] {
        choose(&browser, symptom);
        is_first(&browser, cause);
        says_to_wait(&browser);
        assert!(servers(&browser).starts_with("None of the mail servers for q.com could be used right now."));
    }
    browser.reload();
    enter(&browser, "Login to server pop.centurylink.net with username jane@q.com failed.");
    is_first(&browser, "server-incoming-down");
    says_to_wait(&browser);
}

#[track_caller]
fn says_to_wait(browser: &Browser) {
    // The plan before the answer of the check may begin with the same cause.
    browser.wait_for(".plan__because", "Our check of the servers says so.");
    assert_eq!(browser.visible("#questions"), 0, "it asks although the servers are down");
    assert_eq!(browser.visible(".plan__questions, .plan__limit"), 0);
    let plan = browser.text_of("return document.querySelector('#plan-items .cause').textContent").to_lowercase();
    assert!(plan.contains("wait") && plan.contains("webmail"), "{plan}");
    let webmail = "#plan-items .cause a[href^='https://'][rel=noopener]";
    assert!(browser.run(&format!("return !!document.querySelector({})", json!(webmail))) == true, "no link to webmail");
}

/// Longer than the server of these tests keeps an answer.
const ANSWER_COUNTS: std::time::Duration = std::time::Duration::from_millis(1200);

#[test]
fn one_half_that_is_broken_matters_only_to_its_own_symptom() {
    let mut stage = stage(&[(Protocol::Smtp, Fault::Down)]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    choose(&browser, "cannot-send");
    is_first(&browser, "server-outgoing-down");
    says_to_wait(&browser);
    assert!(servers(&browser).starts_with("Outgoing mail (SMTP) is not working right now."), "{}", servers(&browser));
    choose(&browser, "cannot-receive");
    is_first(&browser, "login-refused");
    assert_eq!(browser.visible("#plan-items [data-cause=server-incoming-down]"), 0);

    // The other half, at another domain with the same servers, once the answer that they share is too old.
    stage.set_fault(Protocol::Smtp, None).unwrap();
    for protocol in [Protocol::Pop3, Protocol::Imap] {
        stage.set_fault(protocol, Some(Fault::Down)).unwrap();
    }
    std::thread::sleep(ANSWER_COUNTS);
    browser.open_app(&server.url("/qwest.net/fix/"));
    choose(&browser, "cannot-receive");
    is_first(&browser, "server-incoming-down");
    says_to_wait(&browser);
    choose(&browser, "cannot-send");
    is_first(&browser, "outgoing-login-missing");

    for protocol in [Protocol::Pop3, Protocol::Imap] {
        stage.set_fault(protocol, Some(Fault::Expired)).unwrap();
    }
    std::thread::sleep(ANSWER_COUNTS);
    browser.open_app(&server.url("/embarqmail.com/fix/"));
    choose(&browser, "certificate-warning");
    is_first(&browser, "certificate-problem");
}

#[test]
fn messages_lead_to_their_cause_whatever_stands_around_them() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    for (message, cause) in [
        ("Alert: Login to server \"pop.centurylink.net\" with username  zebrafinch@q.com  failed!!", "login-refused"),
        ("outlook sais: Error (0x800ccc0e) : 'Cannot connect to the server.' Account: 'zebrafinch'", "reader-network"),
        ("smtp error 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6 zebrafinch", "login-refused"),
        (
            "The server you are connected to is using a security certificate that cannot be verified (zebrafinch)",
            "antivirus-scan",
        ),
        (
            "Cannot Verify Server Identity — The identity of “mail.centurylink.net” cannot be verified by Mail, zebrafinch",
            "antivirus-scan",
        ),
    ] {
        enter(&browser, message);
        is_first(&browser, cause);
        assert_eq!(typed(&browser), message);
    }
    for place in browser.requests().iter().map(|request| format!("{request:?}")).chain([browser
        .text_of("return location.href + JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie")])
    {
        assert!(!place.contains("zebrafinch"), "what was typed has left the page: {place}");
    }
    assert!(!server.log().contains("zebrafinch"));
    assert!(browser.console().is_empty(), "{:?}", browser.console());
}

#[test]
fn suggestions_fill_the_box() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/fix/"));
    browser.write("#message", "sending of pasword did not suceed");
    browser.wait_for_any("#suggestions .chip");
    let chips = browser.texts("#suggestions .chip");
    let wanted = chips.iter().find(|chip| chip.to_lowercase().contains("sending of password"));
    let wanted = wanted.unwrap_or_else(|| panic!("{chips:?}"));
    browser.press(wanted);
    // Where a name or number stood in the message there is nothing, and a page shows two spaces as one.
    let stands = "return document.getElementById('message').value.replace(/\\s+/g, ' ') === ";
    browser.wait("it stands in the box", &format!("{stands}{}", json!(wanted)));
    is_first(&browser, "login-refused");
    browser.wait("the box has the focus", "return document.activeElement.id === 'message'");
    browser.wait(
        "nothing that stands there is suggested",
        "return document.querySelectorAll('#suggestions > *').length < 4",
    );
    assert!(!browser.texts("#suggestions .chip").contains(wanted));
    browser.keys(" 535");
    assert!(typed(&browser).ends_with(" 535"), "typing goes on at the end: {}", typed(&browser));
}

#[test]
fn an_emptied_box_takes_the_plan_away() {
    let server = Server::without_mail_servers();
    let browser = Browser::start();
    browser.open_app(&server.url("/fix/"));
    let empty = "Type the message or choose what happens. What to do then stands here.";
    browser.wait_for("#plan-items", empty);
    enter(&browser, "login to sever failed");
    is_first(&browser, "login-refused");
    browser.wait_for_any("#suggestions .chip");
    browser.wait_for_any("#questions");
    browser.clear("#message");
    browser.wait_for("#plan-items", empty);
    assert_eq!(browser.visible("#plan-items *, #suggestions .chip, #questions, #plan-failed"), 0);
    browser.write("#message", "login to sever failed");
    is_first(&browser, "login-refused");
    // Spaces are no message.
    enter(&browser, "   ");
    browser.wait_for("#plan-items", empty);
    // A button that was pressed still counts.
    choose(&browser, "slow");
    is_first(&browser, "slow-connection");
    enter(&browser, "login to sever failed");
    browser.wait_for_any("#suggestions .chip");
    browser.clear("#message");
    browser.wait("nothing is suggested", "return document.getElementById('suggestions').childElementCount === 0");
    is_first(&browser, "slow-connection");
}

/// Waits until the first cause says this of its setting.
#[track_caller]
fn looks_at(browser: &Browser, sentence: &str) {
    browser.wait_for("#plan-items .cause .plan__setting", sentence);
}

#[test]
fn the_setting_to_look_at_has_the_value_for_this_reader() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/fix/"));
    choose(&browser, "password-again");
    let user_name = "Look at this setting: the user name for incoming mail.";
    looks_at(&browser, user_name);
    browser.open_app(&server.url(FIX));
    choose(&browser, "password-again");
    looks_at(&browser, &format!("{user_name} It should be your whole e-mail address, such as yourname@q.com"));
    browser.write("#address", "zebrafinch@q.com");
    browser.key(Key::Enter);
    looks_at(&browser, &format!("{user_name} It should be zebrafinch@q.com"));
    assert!(!browser.page_text().contains("yourname"), "{}", browser.page_text());

    choose(&browser, "cannot-send");
    looks_at(&browser, "Look at this setting: the kind of sign-in for outgoing mail. It should be with your password");
    browser.press(PROGRAMS);
    browser.click("label:has(> #program-thunderbird)");
    looks_at(&browser, "Look at this setting: the kind of sign-in for outgoing mail. It should be Normal password");
    choose(&browser, "folders-missing");
    looks_at(&browser, "Look at this setting: the kind of account. It should be IMAP or POP3");
    choose(&browser, "address-was-changed");
    looks_at(&browser, &format!("{user_name} It should be your whole new e-mail address"));
    browser.press("Change");
    choose(&browser, "password-again");
    looks_at(&browser, &format!("{user_name} It should be your whole e-mail address, such as yourname@q.com"));
    let asked = browser.requests().iter().map(|request| format!("{request:?}")).collect::<String>();
    assert!(!asked.contains("zebrafinch") && !server.log().contains("zebrafinch"), "the address has left the page");
}

#[test]
fn what_is_not_known_is_said_with_ways_on() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    enter(&browser, "how long do I boil an egg");
    browser.wait_for_any("[data-unknown]");
    assert_eq!(browser.visible("#questions, #plan-items .cause, #suggestions .chip"), 0);
    let links =
        browser.texts_of("return [...document.querySelectorAll('#plan-items a')].map(it => it.getAttribute('href'))");
    assert_eq!(links, ["/q.com/#settings", "/q.com/check/", "#chat"]);
    browser.click("#plan-items a[href='#chat']");
    browser.wait("the chat's part has the focus", "return document.activeElement.id === 'chat'");
    let chat = browser.texts("#chat").join("");
    for part in ["sign-in at mail.centurylink.net, port 993", "Webmail works.", "(DATE)"] {
        assert!(chat.contains(part), "{part} is missing: {chat}");
    }
    assert!(!chat.contains('{'), "{chat}");
}

#[test]
fn the_address_and_the_domain_do_not_cost_what_was_typed_and_chosen() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url("/fix/"));
    assert_eq!(browser.texts("h1"), ["What goes wrong with your e-mail?"]);
    choose(&browser, "password-again");
    is_first(&browser, "login-refused");
    let message = "Login to server pop.centurylink.net failed";
    enter(&browser, message);
    browser.write("#address", "jane@q.com");
    browser.key(Key::Enter);
    browser.wait_for("h1", "What goes wrong with q.com?");
    is_first(&browser, "login-refused");
    assert_eq!(browser.path(), format!("{FIX}#address=jane@q.com&marks=symptom-password-again"));
    assert_eq!(typed(&browser), message);
    browser.wait_for_any(".plan__limit");
    browser.press("Change");
    browser.wait("the box for the address is back", "return document.activeElement.id === 'address'");
    assert_eq!(typed(&browser), message);
    browser.write("#address", "john@q.com");
    browser.key(Key::Enter);
    browser.wait_for_text("Filled in for john@q.com");
    assert_eq!(typed(&browser), message);
    is_first(&browser, "login-refused");
}

#[test]
fn three_questions_fork_the_plan() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    choose(&browser, "slow");
    is_first(&browser, "slow-connection");
    assert_eq!(browser.visible("#questions"), 0);
    choose(&browser, "password-again");
    browser.wait_for_any("#questions");
    assert_eq!(browser.texts("#questions legend").len(), 3);
    is_first(&browser, "login-refused");
    browser.wait_for_any(".plan__questions");
    answer(&browser, "q-webmail", "no");
    is_first(&browser, "wrong-password");
    assert_eq!(browser.visible(".plan__questions"), 0);
    answer(&browser, "q-webmail", "yes");
    is_first(&browser, "login-refused");
    answer(&browser, "q-device", "yes");
    answer(&browser, "q-comes", "yes");
    is_first(&browser, "provider-login-outage");
    answer(&browser, "q-comes", "no");
    is_first(&browser, "old-password-saved");
    let path = format!("{FIX}#marks=symptom-password-again.q-webmail-yes.q-device-yes.q-comes-no");
    assert_eq!(browser.path(), path);
    browser.reload();
    is_first(&browser, "old-password-saved");
    assert_eq!(browser.path(), path);
    let chosen = browser.texts_of("return [...document.querySelectorAll('input:checked')].map(it => it.id)");
    assert_eq!(chosen, ["symptom-password-again", "q-webmail-yes", "q-device-yes", "q-comes-no"]);
}

#[track_caller]
fn answer(browser: &Browser, question: &str, answer: &str) {
    browser.click(&format!("label:has(> #{question}-{answer})"));
}

#[test]
fn the_program_decides_where_the_plan_leads() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.open_app(&server.url(FIX));
    choose(&browser, "password-again");
    is_first(&browser, "login-refused");
    browser.wait_for_any("#questions");
    let links = "return [...document.querySelectorAll('#plan-items a')].map(it => it.getAttribute('href'))";
    assert!(!browser.texts_of(links).iter().any(|link| link.contains("repair")), "{:?}", browser.texts_of(links));
    browser.press(PROGRAMS);
    browser.click("label:has(> #program-thunderbird)");
    let link = "/q.com/thunderbird/repair/#saved-passwords";
    browser.wait(
        "a link leads to the program",
        &format!("return !!document.querySelector('#plan-items a[href={link:?}]')"),
    );
    assert!(browser.path().contains("program-thunderbird"), "{}", browser.path());
    // As a reader does who opens one thing after the other until the link is there.
    let item = format!(
        "const fold = document.querySelector('#plan-items a[href={link:?}]').closest('details');
         if (!fold.open) fold.querySelector('summary').click();
         return fold.querySelector('summary').innerText"
    );
    assert!(!browser.text_of(&item).is_empty());
    browser.click(&format!("#plan-items details[open] a[href={link:?}]"));
    lands_on_the_saved_passwords(&browser);
    browser.back();
    browser.wait_for("h1", "What goes wrong with q.com?");
    is_first(&browser, "login-refused");
    browser.wait_for_any("#questions");
}

/// The part of the repair page that the link names is on the screen and has the focus, and it tells what to do.
#[track_caller]
pub(super) fn lands_on_the_saved_passwords(browser: &Browser) {
    browser.wait_for("h1", "Check or repair q.com in Thunderbird");
    browser.wait(
        "the part has the focus and is on the screen",
        "const it = document.getElementById('saved-passwords'), top = it?.querySelector('h2').getBoundingClientRect().top;
         return document.activeElement === it && scrollY > 100 && top >= 0 && top < innerHeight / 2",
    );
    // A place on the page is no part of the page's state.
    assert_eq!(browser.path(), "/q.com/thunderbird/repair/");
    assert!(browser.texts("#saved-passwords li").join(" ").contains("Saved Passwords…"));
}

#[test]
fn every_plan_can_be_read_without_a_script() {
    let server = Server::without_mail_servers();
    let browser = Browser::start_as(Manner::WithoutScript);
    for path in ["/fix/", FIX] {
        browser.open(&server.url(path));
        let folds = browser.texts("#plan-items .without-script > details > summary");
        assert_eq!(folds.len(), SYMPTOMS.len(), "{folds:?}");
        for (fold, (symptom, _)) in folds.iter().zip(SYMPTOMS) {
            browser.press(fold);
            let open = "#plan-items .without-script > details[open]";
            browser.wait_for_any(&format!("{open} .cause .plan summary"));
            if browser.visible(&format!("{open} .cause .plan details[open] p")) == 0 {
                browser.click(&format!("{open} .cause .plan summary"));
            }
            assert!(browser.visible(&format!("{open} .cause .plan details[open] p")) >= 2, "{symptom} says nothing");
            assert!(!browser.page_text().contains(['{', '}']), "{symptom}");
            browser.press(fold);
        }
        assert_eq!(browser.texts("button, textarea, #questions, .with-script"), Vec::<String>::new(), "{path}: dead");
    }
}

#[test]
fn nothing_scrolls_sideways_at_320_pixels() {
    let stage = stage(&[]);
    let server = Server::start(&stage);
    let browser = Browser::start();
    browser.resize(320, 640);
    for (path, domain) in [("/fix/", "your e-mail"), (FIX, "q.com"), ("/emadisonriver.com/fix/", "emadisonriver.com")] {
        browser.open_app(&server.url(path));
        browser.wait_for("h1", &format!("What goes wrong with {domain}?"));
        for (symptom, _) in SYMPTOMS {
            choose(&browser, symptom);
            let title = browser.texts(&format!("label:has(> #symptom-{symptom})")).join("");
            browser.wait_for(".plan__because", &format!("We take it as: {title}."));
            let wide = browser.run(
                "document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true });
                 const width = document.documentElement.scrollWidth;
                 return width <= innerWidth ? [] : [width, ...[...document.querySelectorAll('body *')].filter(it => it.checkVisibility() &&
                     (it.getBoundingClientRect().right > innerWidth || it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1))
                     .map(it => `${it.tagName}.${it.className}: ${it.innerText?.slice(0, 60)}`)]",
            );
            assert_eq!(wide, json!([]), "{path} {symptom}");
        }
        enter(&browser, &format!("{} failed 0x800ccc0e login", "unbreakable".repeat(40)));
        browser.wait_for_any("#suggestions .chip");
        assert_eq!(browser.run("return document.documentElement.scrollWidth <= innerWidth"), true, "{path}");
    }
}
