"""schemathesis as a program beside the studio: how it is set up, and what it found."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.fuzzing import bodies
from tests.fuzzing.world import World
from tests.running import PATIENCE, Studio

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
TOLD = (502, 503, 504, 507)
"""What is no fault of the studio's own: a host or a model that fails, a full disk, a restart."""
ENDS_THE_VISIT = ("DELETE /api/v1/account", "DELETE /api/v1/session", "DELETE /api/v1/tokens/{token}")
"""What would leave nobody who goes on calling."""
ANOTHERS = ("GET /{filename}",)
"""Where what is made up may be the address of another call, such as `/mcp`."""
LASTS = ("GET /mcp",)
"""A stream that ends with its session."""
LONGEST = 5 * PATIENCE
"""Seconds that an answer may take: it may wait for pictures that were ordered by calls before."""
HOWEVER_OFTEN = 0.8
"""How much of what stands in addresses names something that is there."""


@dataclass(frozen=True)
class Amount:
    """How much is made up."""

    phases: tuple[str, ...]
    examples: int
    seed: int
    same: bool = True
    """Whether the same seed makes up the same calls: nothing is taken from answers then."""
    seconds: int = 0
    """After which nothing more is made up; 0 is without an end."""


def run(studio: Studio, world: World, amount: Amount, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """All of it: an exit code of 0 says that nothing was found, what was stands in `stdout`."""
    config = folder / "schemathesis.toml"
    config.write_text("\n".join(settings(studio, world, amount)))
    program = (sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run")
    return subprocess.run(
        [*program, f"{studio.url}/api/v1/openapi.json", "--no-color", *more],
        cwd=folder,  # where it keeps what it remembers
        capture_output=True,
        text=True,
        check=False,
    )


def settings(studio: Studio, world: World, amount: Amount) -> Iterator[str]:
    """The lines of `schemathesis.toml`."""
    yield f"base-url = {json.dumps(studio.url)}"
    yield f"seed = {amount.seed}"
    yield f"request-timeout = {LONGEST}"
    yield 'suppress-health-check = ["all"]'  # those of hypothesis are about time
    yield "continue-on-failure = true"
    yield "warnings = false"
    yield f"hooks = {json.dumps(str(Path(bodies.__file__)))}"
    yield f"headers = {{ Authorization = {json.dumps(f'Bearer {world.token}')} }}"
    yield from ([f"max-time = {amount.seconds}"] if amount.seconds else [])
    yield from ("[parameters]", *(f'"path.{name}" = {known(name)}' for name in world.ids))
    for name, ids in world.ids.items():
        yield from (f"[dictionaries.{name}]", f"values = {json.dumps(ids)}")
    yield from ("[generation]", f"max-examples = {amount.examples}", "no-shrink = true", "database = 'none'")
    yield f"deterministic = {json.dumps(amount.same)}"
    yield from ("[checks]", "enabled = false", *(f"{check}.enabled = true" for check in CHECKS))
    yield f"not_a_server_error.expected-statuses = ['2xx', '3xx', '4xx', {', '.join(map(repr, map(str, TOLD)))}]"
    for phase in ("examples", "coverage", "fuzzing", "stateful"):
        yield from (f"[phases.{phase}]", f"enabled = {json.dumps(phase in amount.phases)}")
        if phase != "stateful":
            yield f"extra-data-sources.responses = {json.dumps(not amount.same)}"
        if phase == "fuzzing":
            yield f"error-feedback.enabled = {json.dumps(not amount.same)}"
    for call in (*ENDS_THE_VISIT, *ANOTHERS, *LASTS):
        yield from ("[[operations]]", f"include-name = {json.dumps(call)}", "enabled = false")


def known(name: str) -> str:
    return f"{{ dictionary = {json.dumps(name)}, probability = {HOWEVER_OFTEN} }}"
