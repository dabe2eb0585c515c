"""What `deploy/` holds is well formed and says the same as the studio: each file by the tool that reads it, or one like
it. A container engine is not needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import compose_spec
import crossplane
import kubernetes_validate
import pytest
import yaml

from server.settings import declarations
from tests.running import Studio, free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
COMPOSED = sorted(DEPLOY.rglob("compose*.yaml"))
KUBERNETES = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
SETTING = re.compile(r"\b(?:ATELIER_[A-Z_]+|DATABASE_URL|REDIS_URL)\b")


def test_the_dockerfile_is_as_hadolint_wants_it() -> None:
    hadolint = Path(sysconfig.get_path("scripts")) / "hadolint"
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_runs_as_nobody_and_has_a_health_check() -> None:
    last = (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    assert "\nUSER 10001:10001\n" in last and "\nHEALTHCHECK " in last
    for script in re.findall(r"deploy/container/\S+\.(?:sh|py)", (ROOT / "Dockerfile").read_text()):
        assert (ROOT / script).is_file(), script


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_a_compose_file_is_one(path: Path) -> None:
    read = yaml.safe_load(path.read_text())  # with what it repeats put in
    compose_spec.PyCompose.from_yaml(yaml.safe_dump(read)).validate()
    for name, service in read["services"].items():
        if service.get("image") == "atelier:latest":
            assert service["read_only"] and service["cap_drop"] == ["ALL"], name
            assert any(each.startswith("/tmp") for each in service["tmpfs"]), name
        assert ":latest" not in service["image"].replace("atelier:latest", ""), f"{name} is not always the same"


@pytest.mark.parametrize("path", KUBERNETES, ids=lambda path: path.stem)
def test_a_manifest_is_as_its_kind_is_declared(path: Path) -> None:
    for document in yaml.safe_load_all(path.read_text()):
        kubernetes_validate.validate(document, "1.37", strict=True)
        if document["kind"] == "Deployment":
            check_pod(document["spec"]["template"]["spec"])


def check_pod(pod: dict[str, Any]) -> None:
    """Nobody's rights, and a file system that stays as it is."""
    assert pod["securityContext"]["runAsNonRoot"]
    (container,) = pod["containers"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert {each["mountPath"] for each in container["volumeMounts"]} == {"/tmp", "/data"}


def test_every_setting_that_is_named_is_one() -> None:
    known = {declared.name for declared in declarations()}
    for path in [ROOT / "Dockerfile", *(each for each in DEPLOY.rglob("*") if each.is_file())]:
        assert set(SETTING.findall(path.read_text())) <= known, path


def test_nginx_understands_its_file_and_takes_away_who_somebody_says_they_are() -> None:
    read = crossplane.parse(str(DEPLOY / "nginx.conf"))
    assert (read["status"], read["errors"]) == ("ok", [])
    text = (DEPLOY / "nginx.conf").read_text()
    for line in ('X-Forwarded-User ""', "Upgrade $http_upgrade", "proxy_buffering off", "location = /metrics"):
        assert line in text


@pytest.mark.parametrize("script", sorted((DEPLOY / "container").glob("*.sh")), ids=lambda path: path.stem)
def test_a_script_is_one_that_a_plain_shell_reads(script: Path) -> None:
    assert script.stat().st_mode & 0o111, "it can be run"
    subprocess.run(["sh", "-n", script], check=True, timeout=60)


def test_slim_leaves_what_is_needed_and_touches_nothing_but_an_environment(tmp_path: Path) -> None:
    slim = DEPLOY / "container" / "slim.sh"
    refused = subprocess.run([slim, tmp_path], capture_output=True, text=True, timeout=60)
    assert refused.returncode == 1 and "no virtual environment" in refused.stderr
    venv.create(tmp_path / "env", with_pip=False)
    (packages,) = (tmp_path / "env" / "lib").glob("python*/site-packages")
    for name in ("fox/__init__.py", "fox/tests/test_fox.py", "fox/__init__.pyi", "fox/__pycache__/x.pyc"):
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text("")
    subprocess.run([slim, tmp_path / "env"], check=True, timeout=60)
    assert [str(each.relative_to(packages)) for each in packages.rglob("*") if each.is_file()] == ["fox/__init__.py"]
    subprocess.run([tmp_path / "env/bin/python", "-c", "import fox"], check=True, timeout=60)


def test_the_health_check_says_whether_a_studio_answers(tmp_path: Path) -> None:
    health = [sys.executable, DEPLOY / "container" / "health.py"]
    with Studio(tmp_path / "data") as studio:
        for path in ("/health", "/ready"):
            environ = {"ATELIER_PORT": str(studio.port)}
            subprocess.run([*health, path], check=True, env=environ, timeout=60)
    nobody = subprocess.run(health, env={"ATELIER_PORT": str(free_port())}, capture_output=True, text=True, timeout=60)
    assert nobody.returncode == 1 and "refused" in nobody.stderr


def test_systemd_reads_its_unit() -> None:
    text = (DEPLOY / "atelier.service").read_text()
    assert re.findall(r"(?m)^\[(\w+)\]$", text) == ["Unit", "Service", "Install"]
    analyse = shutil.which("systemd-analyze")
    if analyse:
        done = subprocess.run(
            [analyse, "verify", DEPLOY / "atelier.service"], capture_output=True, text=True, timeout=60
        )
        assert "Unknown key" not in done.stderr and "Unknown section" not in done.stderr
