"""`genimg` as a process, as a shell starts it, in a folder of its own."""

from __future__ import annotations

import atexit
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import pytest
from PIL import Image

from genimg.program import COMMANDS
from tests.prepared_process import POSSIBLE, PreparedProcess
from tests.running import KEY
from tests.upstream.running import Upstream

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120.0
"""Seconds a run may take before a test gives up: as long as it takes on a machine that has other things to do."""
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPYCACHEPREFIX", "FONTCONFIG_FILE")
"""What a run knows of this process's environment."""
LOADED = ("assembly", "finishing", "commands.compress", "commands.convert", "commands.nobg")
LOADED_ONLINE = ("assembly", "chatting", "editing", "generating", "listing", "commands.edit", "commands.generate")


@cache
def prepared_program(*, online: bool) -> PreparedProcess:
    """Has loaded what a command loads, after gevent took sockets over where it may call models."""
    before = ("gevent.monkey:patch_all",) if online else ()
    loaded = [f"genimg.{name}" for name in (LOADED_ONLINE if online else LOADED)]
    prepared = PreparedProcess("genimg.program:main", *before, *loaded, "server.workers.warm_up:learn_words")
    atexit.register(prepared.close)
    return prepared


@dataclass(frozen=True)
class Run:
    """How a run ended, and what it said."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """What it printed on stdout."""
        return self.out.decode().splitlines()


@dataclass(frozen=True)
class Shell:
    """A folder in which `genimg` is called."""

    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, stdin: bytes = b"", **environ: str) -> Run:
        """Runs to its end. A command begins where everything is loaded; what is none, as in a shell."""
        if POSSIBLE and arguments[0] in COMMANDS:
            prepared = prepared_program(online=COMMANDS[arguments[0]].online)
            forked = prepared.start(arguments, cwd=self.folder, environ=self._environ(environ), stdin=stdin)
            out, err = forked.communicate(timeout=PATIENCE)
            return Run(forked.returncode or 0, out, err.decode())
        done = subprocess.run(
            self._command(arguments),
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            env=self._environ(environ),
            timeout=PATIENCE,
        )
        return Run(done.returncode, done.stdout, done.stderr.decode())

    def begin(self, *arguments: str, **environ: str) -> subprocess.Popen[bytes]:
        """Runs on, until the test ends it."""
        return subprocess.Popen(
            self._command(arguments),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self._environ(environ),
        )

    def at_terminal(self, typed: str, *arguments: str, **environ: str) -> Run:
        """Runs to its end where somebody sits, who types this."""
        near, far = pty.openpty()
        try:
            with subprocess.Popen(
                self._command(arguments),
                cwd=self.folder,
                stdin=far,
                stdout=subprocess.PIPE,
                stderr=far,
                env=self._environ(environ),
            ) as process:
                os.close(far)
                os.write(near, typed.encode())
                said = b"".join(iter(partial(_heard, near), b""))
                out = process.stdout.read() if process.stdout else b""
                return Run(process.wait(PATIENCE), out, said.decode())
        finally:
            os.close(near)

    def picture(self, name: str, size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Path:
        """A picture with something in it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = Image.effect_noise((size[0] // 8, size[1] // 8), 90).resize(size).convert(mode)
        noise.save(path)
        return path

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "genimg", *arguments]

    def _environ(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        kept["XDG_DATA_HOME"] = str(self.folder.with_name(f"{self.folder.name}-share"))
        return {**kept, "PYTHONPATH": str(ROOT), **self.environ, **more}


def interrupted(process: subprocess.Popen[bytes]) -> Run:
    """What became of a run that somebody ended with Ctrl-C."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    return Run(process.returncode, out, err.decode())


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Without any key."""
    return Shell(tmp_path)


@pytest.fixture(scope="package")
def upstream() -> Iterator[Upstream]:
    with Upstream() as running:
        yield running


@pytest.fixture
def connected(tmp_path: Path, upstream: Upstream) -> Shell:
    """With a key, and OpenRouter's wire on this machine."""
    upstream.forget()
    models = {
        "GENIMG_DEFAULT_MODEL": "google/gemini-3.1-flash-image",
        "GENIMG_OPTIMIZATION_MODEL": "anthropic/claude-haiku-4.5",
    }
    return Shell(tmp_path, {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url, **models})


def _heard(terminal: int) -> bytes:
    """What comes next; empty once nobody is at the other end."""
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the program is gone
        return b""
