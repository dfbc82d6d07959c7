//! A fresh profile.

use std::{fs, net::SocketAddr, path::Path};

use mailsteps_journey::until;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder for everything that Thunderbird keeps. Dropping it removes it.
pub(crate) struct Profile(TempDir);

impl Profile {
    /// One whose web requests, of whatever host, all go to one server.
    #[track_caller]
    pub(crate) fn new(server: SocketAddr) -> Self {
        let folder = tempfile::Builder::new().prefix("mailsteps-thunderbird-").tempdir().expect("there is room for it");
        let lines = preferences(server).map(|(name, value)| format!("user_pref(\"{name}\", {value});\n"));
        fs::write(folder.path().join("user.js"), lines.concat()).expect("the folder was made a moment ago");
        Self(folder)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Where Thunderbird takes commands, once it does.
    #[track_caller]
    pub(crate) fn command_port(&self) -> u16 {
        let file = self.folder().join("MarionetteActivePort");
        until("Thunderbird takes commands", || fs::read_to_string(&file).ok()?.trim().parse().ok())
    }
}

/// What differs from a profile as people have it.
fn preferences(server: SocketAddr) -> [(&'static str, Value); 20] {
    let (host, port) = (json!(server.ip()), json!(server.port()));
    [
        // Any free port for commands.
        ("marionette.port", json!(0)),
        // Our server is the proxy for every host: no name is looked up, and no request leaves the machine.
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", host.clone()),
        ("network.proxy.http_port", port.clone()),
        ("network.proxy.ssl", host),
        ("network.proxy.ssl_port", port),
        ("network.proxy.no_proxies_on", json!("")),
        ("network.proxy.allow_hijacking_localhost", json!(true)),
        // By the proxy only requests without TLS reach us whole, so those must be allowed; the answers are read alike.
        ("mailnews.auto_config.fetchFromISP.sslOnly", json!(false)),
        // Mozilla's own list of providers must not answer in our place.
        ("mailnews.auto_config_url", json!("http://nowhere.invalid/")),
        // Nothing that stands in the way of a first start, and nothing that would be asked of the network by itself.
        ("mail.provider.suppress_dialog_on_startup", json!(true)),
        ("mail.shell.checkDefaultClient", json!(false)),
        ("mailnews.start_page.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("toolkit.telemetry.enabled", json!(false)),
        ("app.update.enabled", json!(false)),
        ("extensions.update.enabled", json!(false)),
        ("extensions.getAddons.cache.enabled", json!(false)),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
    ]
}
