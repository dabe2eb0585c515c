"""Every fault of every provider, on its own upstream, and what a person can do about it.

`tests/fixtures/failures.jsonl` is the table: what comes of each is checked here, and the next step that the page makes
of it in `interface/web/src/thread/step.test.ts`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.llm.failures import BACKUP, ELSEWHERE, NEAREST
from conversation.ports.models import ImageRequest
from providers.provider import Connection
from tests.contract.providers.case import FakeUpstream
from tests.contract.providers.cases_of_all import CASES
from tests.contract.providers.faults import FAULTS
from tests.upstream.connected import asking

pytestmark = pytest.mark.slow

Row = dict[str, Any]
TABLE = Path(__file__).parents[2] / "fixtures/failures.jsonl"
ROWS: list[Row] = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
CASE_OF = {case.provider.name: case for case in CASES}
MOMENTS = 3.0
"""Seconds by which what is left to a fixed moment may differ."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['provider']}-{row['job']}-{row['model']}")
def test_a_fault_has_its_kind_and_what_a_person_can_do(upstreams: dict[str, FakeUpstream], row: Row) -> None:
    with CASE_OF[row["provider"]].connected(upstreams.get(row["provider"])) as connection:
        fault = failed(connection, row)

    assert fault.code == row["code"]
    assert fault.remedy.link == row.get("link", "")
    assert fault.remedy.flagged == row.get("flagged", "")
    assert list(fault.remedy.others) == row.get("others", [])
    assert (fault.retry_after or 0) == pytest.approx(row.get("wait", 0), abs=MOMENTS if "wait" in row else 0)
    assert looked_for(fault.code) == row.get("how", "")


def test_no_fault_of_any_upstream_is_left_out() -> None:
    assert {(row["provider"], row["job"], row["model"]) for row in ROWS} == {
        (provider, *fault) for provider, faults in FAULTS.items() for fault in faults
    }


def test_each_way_to_fail_of_a_provider_that_is_not_in_the_table_has_a_next_step_there(
    upstreams: dict[str, FakeUpstream],
) -> None:
    known = {row["code"] for row in ROWS}
    for case in CASES:
        if case.provider.name not in FAULTS:
            with case.connected(upstreams.get(case.provider.name)) as connection:
                for model in case.images.failing:
                    fault = failed(connection, {"job": "image", "model": model})
                    assert fault.code in known, f"{model}: a line in {TABLE.name}, a step in thread/step.ts"


def failed(connection: Connection, row: Row) -> ProviderFault:
    """What comes of asking the model of that row."""
    with pytest.raises(ProviderFault) as raised:
        if row["job"] == "image":
            painter = connection.image(row["model"])
            assert painter
            list(painter.make(ImageRequest("a fox")))
        else:
            talker = connection.chat(row["model"])
            assert talker
            list(talker.reply(asking("hello")))
    return raised.value


def looked_for(code: str) -> str:
    """How a model is looked for in the place of the one that failed so; empty where none is."""
    ways = ((NEAREST, "nearest"), (BACKUP, "backup"), (ELSEWHERE, "elsewhere"))
    return next((how for codes, how in ways if code in codes), "")
