"""What hosts read says the same as the code; nginx checks its file where there is an nginx."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from components import citation
from components.page import server


@pytest.fixture
def told(root):
    return lambda name: (root / name).read_text("utf-8")


def test_the_container_is_not_root_and_asks_a_route_that_is_there(told):
    file = told("Dockerfile")
    last = file[file.rindex("FROM ") :]
    assert re.search(r"^USER (?!root|0)\w+", last, re.M)
    asked = re.search(r"127\.0\.0\.1:(\d+)(/\w+)'", last)
    assert asked[1] == re.search(r"^EXPOSE (\d+)", last, re.M)[1] == re.search(r"--server\.port=(\d+)", last)[1]
    assert any(route.path_regex.match(asked[2]) for route in server.ROUTES)
    assert f"app_port: {asked[1]}" in told("hosting/huggingface/README.md")
    assert f"server atlas:{asked[1]};" in told("hosting/nginx.conf")


def test_all_that_is_copied_is_there_and_let_through(told, root):
    allowed = {row[1:] for row in told(".dockerignore").splitlines() if row.startswith("!")}
    for row in re.findall(r"^COPY (?!--from)(.+)", told("Dockerfile"), re.M):
        for name in row.split()[:-1]:
            assert (root / name).exists() and name in allowed, name


def test_proxy_and_copies_agree_on_the_path(told):
    base = re.search(r"STREAMLIT_SERVER_BASE_URL_PATH: (\w+)", told("hosting/compose.yaml"))[1]
    paths = re.findall(r"location (?:= |~ \^)?(/\S+) \{", told("hosting/nginx.conf"))
    assert len(paths) > 3 and all(path.startswith(f"/{base}") for path in paths)


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here")
def test_nginx_accepts_its_file(told, tmp_path):
    file = tmp_path / "nginx.conf"
    text = told("hosting/nginx.conf").replace("server atlas:", "server 127.0.0.1:")
    file.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/log;\n{text}", "utf-8")
    done = subprocess.run(["nginx", "-t", "-c", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_host_that_installs_nothing_still_says_the_version(monkeypatch):
    installed = citation.tool_version()

    def missing(name):
        raise citation.PackageNotFoundError(name)

    monkeypatch.setattr(citation, "version", missing)
    assert citation.tool_version() == installed
