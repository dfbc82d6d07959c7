//! The compose file.

use std::process::Command;

use saphyr::{LoadableYamlNode, Yaml};

use crate::{dockerfile::health_check, read, root, serves, version};

const COMPOSE: &str = "deploy/compose.yaml";

/// Hands on the one service in the file.
fn with_service(look: impl FnOnce(&Yaml<'_>)) {
    with_file(|file| look(&file["services"]["mailsteps"]));
}

fn with_file(look: impl FnOnce(&Yaml<'_>)) {
    let text = read(COMPOSE);
    let documents = Yaml::load_from_str(&text).unwrap();
    assert_eq!(documents.len(), 1);
    let services = documents[0]["services"].as_mapping().unwrap();
    assert_eq!(services.len(), 1);
    look(&documents[0]);
}

#[track_caller]
fn texts<'a>(list: &'a Yaml<'_>) -> Vec<&'a str> {
    list.as_sequence().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn the_container_may_do_what_it_must_and_no_more() {
    with_service(|service| {
        assert_eq!(service["read_only"].as_bool(), Some(true));
        assert_eq!(texts(&service["cap_drop"]), ["ALL"]);
        assert_eq!(texts(&service["security_opt"]), ["no-new-privileges:true"]);
        assert_eq!(service["user"].as_str(), Some("10001:10001"));
        for absent in ["privileged", "cap_add", "network_mode", "pid", "devices"] {
            assert!(service.as_mapping_get(absent).is_none(), "{absent}");
        }
        assert!(texts(&service["tmpfs"]).iter().all(|place| place.contains("noexec") && place.contains("size=")));
        assert_eq!(texts(&service["volumes"]), ["state:/var/lib/mailsteps"]);
        // Without a limit on swap, half of what is over the limit would go there.
        assert_eq!(service["mem_limit"].as_str(), service["memswap_limit"].as_str());
        assert_eq!(service["mem_limit"].as_str(), Some("256m"));
        assert!(service["pids_limit"].as_integer().is_some_and(|limit| limit <= 64));
        assert_eq!(service["stop_grace_period"].as_str(), Some("15s"));
        // The certificate is the proxy's, and nobody goes past it.
        assert!(texts(&service["ports"]).iter().all(|port| port.starts_with("127.0.0.1:")));
    });
}

#[test]
fn it_asks_what_the_image_asks_and_starts_what_there_is() {
    with_service(|service| {
        assert_eq!(texts(&service["healthcheck"]["test"])[1..], health_check());
        assert_eq!(texts(&service["healthcheck"]["test"])[0], "CMD");
        serves(&texts(&service["command"]));
        let build = &service["build"];
        assert_eq!((build["context"].as_str(), build["dockerfile"].as_str()), (Some(".."), Some("deploy/Dockerfile")));
    });
}

/// Readers could else choose by whom the server takes them for.
#[test]
fn it_believes_its_own_gateway_alone() {
    with_file(|file| {
        let command = texts(&file["services"]["mailsteps"]["command"]);
        let trusted: Vec<&str> =
            command.windows(2).filter(|pair| pair[0] == "--trusted-proxy").map(|pair| pair[1]).collect();
        let network = &file["networks"]["default"]["ipam"]["config"].as_sequence().unwrap()[0];
        let gateway = network["gateway"].as_str().unwrap();
        assert_eq!(trusted, [format!("{gateway}/32")]);
        let within = network["subnet"].as_str().and_then(|subnet| subnet.strip_suffix("0/24")).unwrap();
        assert!(gateway.starts_with(within), "{gateway} {within}");
    });
}

#[test]
fn docker_has_nothing_to_say_against_it() {
    if version("docker", &["compose", "version"]).is_none() {
        return;
    }
    let mut command = Command::new("docker");
    let output =
        command.args(["compose", "--file", COMPOSE, "config", "--quiet"]).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
