"""The wheel in an environment of its own, far from the checkout: both programs start, and the page is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from PIL import Image

from tests.running import free_port

pytestmark = pytest.mark.timeout(900)
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 300.0
KEPT = ("PATH", "HOME", "LANG")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the programs. What the wheel depends on is what the tests run on; the wheel alone is new."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("atelier-*.whl")
    venv.create(folder / "env", with_pip=False)
    programs, (packages,) = folder / "env/bin", (folder / "env/lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--no-deps", str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    return programs


def environ(**more: str) -> dict[str, str]:
    """Nothing of the checkout's."""
    return {**{name: os.environ[name] for name in KEPT if name in os.environ}, **more}


def test_the_command_line_works(installed: Path, tmp_path: Path) -> None:
    Image.effect_noise((800, 600), 90).convert("RGB").save(tmp_path / "photo.png")

    said = subprocess.run([installed / "genimg", "--version"], cwd=tmp_path, env=environ(), capture_output=True)
    done = subprocess.run(
        [installed / "genimg", "compress", "photo.png", "--target", "50KB"],
        cwd=tmp_path,
        env=environ(),
        capture_output=True,
        timeout=PATIENCE,
    )

    assert re.search(rb"\d+\.\d+", said.stdout)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / done.stdout.decode().strip()).stat().st_size <= 50_000


def test_the_studio_starts_with_its_page(installed: Path, tmp_path: Path) -> None:
    with running([str(installed / "atelier")], tmp_path) as url:
        page = requests.get(url, timeout=PATIENCE)
        script = re.search(r'src="(/assets/[^"]+\.js)"', page.text)
        assert script
        assert requests.get(f"{url}{script[1]}", timeout=PATIENCE).status_code == 200
    with running([str(installed / "genimg"), "ui"], tmp_path) as url:
        assert requests.get(f"{url}/health", timeout=PATIENCE).json()


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[str]:
    """Its address, once it answers."""
    port = free_port()
    process = subprocess.Popen(
        command, cwd=folder, env=environ(ATELIER_PORT=str(port)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    url, end = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            assert process.poll() is None, process.communicate()
            try:
                if requests.get(f"{url}/health", timeout=PATIENCE).status_code == 200:
                    break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
