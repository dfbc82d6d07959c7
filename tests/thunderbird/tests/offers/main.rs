//! The real Thunderbird offers what the settings data say, in the order that the guide recommends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall say where")]

mod expected;

use mailsteps_journey::Server;
use mailsteps_settings::{Catalog, Security};
use mailsteps_thunderbird::Thunderbird;

use expected::{expected, jane_at_each, jane_at_each_kind};

#[test]
fn every_kind_of_domain_gets_its_servers_in_the_recommended_order() {
    let catalog = Catalog::embedded().unwrap();
    let server = Server::without_site();
    let mut thunderbird = Thunderbird::start(server.address());
    for address in jane_at_each_kind(&catalog) {
        assert_eq!(thunderbird.look_up(&address), Ok(expected(&catalog, &address)), "{address}");
    }
}

#[test]
fn a_server_without_encryption_is_offered_as_that() {
    let catalog = Catalog::embedded().unwrap();
    let server = Server::without_site();
    let mut thunderbird = Thunderbird::start(server.address());
    for address in jane_at_each(&catalog) {
        let said = expected(&catalog, &address).incoming.swap_remove(0);
        if said.security == Security::None {
            // Neither left out nor taken for a better one: the guide's warning is about what the reader will then see.
            assert_eq!(thunderbird.look_up(&address).unwrap().incoming[0], said, "{address}");
        }
    }
}

#[test]
fn an_address_that_no_mailbox_has_gets_the_same_offer() {
    let catalog = Catalog::embedded().unwrap();
    let server = Server::without_site();
    let mut thunderbird = Thunderbird::start(server.address());
    for address in
        ["no-such-mailbox.anywhere@q.com", "100%+more@q.com", "%EMAILLOCALPART%@q.com", "o'hara&co@centurylink.net"]
    {
        assert_eq!(thunderbird.look_up(address), Ok(expected(&catalog, address)), "{address}");
    }
}

#[test]
fn a_domain_that_is_not_in_the_data_gets_nothing() {
    let server = Server::without_site();
    let mut thunderbird = Thunderbird::start(server.address());
    for address in ["jane@example.com", "jane@mail.q.com", "jane@q.com.example"] {
        let reason = thunderbird.look_up(address).unwrap_err();
        assert!(reason.contains("Not Found"), "{address}: the server was asked, and had nothing: {reason}");
    }
    thunderbird.look_up("jane@q.com").expect("a domain that is in the data is still found after that");
}
