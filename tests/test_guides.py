"""The guides in `docs/` are followed word by word on a copy of the project: their files, changes and commands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs").glob("add-a*.md"))
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "data", "shared", "__pycache__", ".mypy_cache", ".ruff_cache"
)
BLOCK = re.compile(r"^```(python|diff|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_leads_to_something_that_works(guide: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
    blocks = BLOCK.findall(guide.read_text())
    assert {kind for kind, _ in blocks} == {"python", "diff", "sh"}

    before = contents(copy)
    for kind, text in blocks:
        {"python": write, "diff": change, "sh": run}[kind](copy, text)

    assert touched(blocks, before, contents(copy)) == counted(guide)


def contents(copy: Path) -> dict[str, bytes]:
    """What tells every file's content from another; without what Python leaves behind."""
    files = (path for path in copy.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(copy)): sha256(path.read_bytes()).digest() for path in files}


def touched(blocks: list[tuple[str, str]], before: dict[str, bytes], after: dict[str, bytes]) -> tuple[int, ...]:
    """How many files were written, how many of them are tests, how many were changed, and by commands."""
    new = [text.splitlines()[0].removeprefix("# ") for kind, text in blocks if kind == "python"]
    changed = {text.splitlines()[1].removeprefix("+++ b/") for kind, text in blocks if kind == "diff"}
    differ = {path for path, data in after.items() if before.get(path) != data}
    assert differ >= {*new, *changed}
    return len(new), sum(path.startswith("tests/") for path in new), len(changed), len(differ - {*new, *changed})


def counted(guide: Path) -> tuple[int, ...]:
    """What the table says of it."""
    (row,) = re.findall(
        rf"(?m)^\| \[[^]]+\]\({guide.name}\) \| (.*) \|$", (ROOT / "docs" / "architecture.md").read_text()
    )
    return tuple(map(int, row.split(" | ")))


def write(copy: Path, text: str) -> None:
    """A new file; its first line is a comment with its path."""
    path = copy / text.splitlines()[0].removeprefix("# ")
    assert not path.exists(), f"{path} is there already"
    path.write_text(text.partition("\n")[2])


def change(copy: Path, text: str) -> None:
    """Lines between `@@` are found as they were before, once, and are afterwards as they are now."""
    lines = text.splitlines()
    path = copy / lines[1].removeprefix("+++ b/")
    for hunk in "\n".join(lines[2:]).split("@@\n")[1:]:
        before = part(hunk, " -")
        assert path.read_text().count(before) == 1, f"{path} does not have this once:\n{before}"
        path.write_text(path.read_text().replace(before, part(hunk, " +")))


def part(hunk: str, signs: str) -> str:
    return "".join(f"{line[1:]}\n" for line in hunk.splitlines() if line[:1] in signs)


def run(copy: Path, text: str) -> None:
    """Commands of the shell, with the Python that runs this."""
    environ = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for line in text.splitlines():
        done = subprocess.run(["bash", "-c", line], cwd=copy, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, f"{shlex.quote(line)}\n{done.stdout}\n{done.stderr}"
