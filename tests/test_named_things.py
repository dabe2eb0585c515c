"""What the documents tell somebody to type is there: commands of the shell, targets, settings, paths of the API."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from conversation.commands import COMMANDS
from endpoints.openapi.document import calls_of
from imaging.operations import OPERATIONS
from server import serve
from server.settings import declarations
from server.startup import CannotStart
from tests.endpoints.conftest import ended, studio

ROOT = Path(__file__).parent.parent
OLD = {"decisions.md", "CHANGELOG.md"}
"""What stands in them was so on their day."""
PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "tests" / "README.md")
    if path.name not in OLD
]
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
MODULE = re.compile(r"python -m ((?:server|genimg|conversation|tests|endpoints)[\w.]*)")
ACT = re.compile(r"python -m server ([a-z][a-z-]+)")
TARGET = re.compile(r"(?:^|&& |`)make ([a-z-]+)", re.MULTILINE)
SETTING = re.compile(r"\bATELIER_[A-Z_]+[A-Z]\b")
SLASH = re.compile(r"`/([a-z][a-z-]+)(?: [^`/]*)?`")
CALL = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE) (/(?:api|v1)/[^\s`?)\]\"'#,;…]*)")
FILE = re.compile(r"(?<!/)\bdeploy/[\w./-]+[\w]")
"""Files that somebody is to use."""


def said(pattern: re.Pattern[str]) -> dict[str, set[str]]:
    """What was found, and where."""
    found: dict[str, set[str]] = {}
    for page in PAGES:
        for match in pattern.finditer("\n".join(CODE.findall(page.read_text(encoding="utf-8")))):
            found.setdefault(next(filter(None, match.groups() or (match[0],))), set()).add(page.name)
    return found


OF_USE = {
    *(
        "user-guide.md",
        "making-pictures.md",
        "editing-by-hand.md",
        "cutting-out.md",
        "what-it-costs.md",
        "your-data.md",
    ),
    *("plain-words.md", "operations.md", "formats.md"),
}
"""Pages in which what begins with a slash is said to the studio; elsewhere it may be a path."""


def missing(pattern: re.Pattern[str], there: set[str]) -> dict[str, set[str]]:
    return {name: pages for name, pages in said(pattern).items() if name not in there}


def test_every_module_that_is_started_is_there() -> None:
    assert not [name for name in said(MODULE) if find_spec(name.rstrip(".")) is None]


def test_every_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert not missing(TARGET, targets | {"it", "them", "a"}), "`make it darker` is said to the studio"


def test_every_act_of_the_server_is_there() -> None:
    with pytest.raises(CannotStart) as refused:
        serve.command(["what it has not"])
    assert not missing(ACT, set(re.findall(r"[a-z-]+", refused.value.text.partition(";")[0])))


def test_every_setting_is_there() -> None:
    assert not missing(SETTING, {each.name for each in declarations()})


def test_every_slash_command_is_there() -> None:
    known = {name for each in (*COMMANDS, *OPERATIONS) for name in (each.name, *each.aliases)}
    assert not {name: pages for name, pages in missing(SLASH, known).items() if pages & OF_USE}


def test_every_file_of_deploy_is_there() -> None:
    assert not [name for name in said(FILE) if not (ROOT / name).exists()]


@pytest.mark.slow
def test_every_call_is_there(tmp_path: Path) -> None:
    made = studio(tmp_path)
    calls = {
        f"{each.method} {_plain(each.path)}"
        for each in calls_of(made.app.url_map.iter_rules(), made.app.view_functions)
    }
    ended(made)
    wrong = {}
    for page in PAGES:
        for method, path in CALL.findall(page.read_text(encoding="utf-8")):
            if f"{method} {_plain(path)}" not in calls:
                wrong[f"{method} {path}"] = page.name
    assert not wrong


def _plain(path: str) -> str:
    """The names of its parts do not matter, and neither does what a page has for an example of one."""
    return re.sub(r"(<[^>]+>|\{[^}]+\}|:[a-z]+|\$\w+)", "_", path).rstrip("/.")
