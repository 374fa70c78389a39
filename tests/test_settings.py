"""The settings that the page is served with are safe ones, and no setting asks another host for anything."""

from __future__ import annotations

import tomllib

import pytest
from streamlit import config


@pytest.fixture(scope="module")
def told(root):
    return tomllib.loads((root / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("browser", "serverAddress", "localhost"),  # else the server asks a host for its own address
        ("client", "disableDataExport", True),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),  # no fault of ours is asked of a search engine
        ("client", "toolbarMode", "viewer"),
        ("server", "address", "localhost"),  # what is started without a word is open to its own machine only
        ("server", "enableWebsocketCompression", True),
        ("server", "fileWatcherType", "none"),
        ("runner", "postScriptGC", False),
    ],
)
def test_what_is_set(told, section, name, value):
    assert told[section][name] == value
    assert f"{section}.{name}" in config._config_options_template


@pytest.mark.parametrize("name", ["enableXsrfProtection", "enableCORS"])
def test_what_must_stay_as_it_is(told, name):
    assert name not in told["server"]
    assert config._config_options_template[f"server.{name}"].default_val is True


@pytest.mark.parametrize("name", ["enableAgentApi", "corsAllowedOrigins", "allowRunOnSave"])
def test_what_must_not_be_there(told, name):
    assert name not in told["server"]


def test_uploads_are_small(told):
    assert told["server"]["maxUploadSize"] <= 10
