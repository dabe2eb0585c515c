"""A Sentry is told of bugs, and of nothing that anybody said."""

from __future__ import annotations

import json
import logging
from typing import Any

import sentry_sdk

from server.monitoring import fault_reports

CANARY = "a fox in my grandmother's garden"


def test_a_report_has_the_way_to_a_bug_and_nobodys_words() -> None:
    sent: list[Any] = []
    fault_reports.begin("http://key@127.0.0.1:9/1", "1")
    client: Any = sentry_sdk.get_client()
    client.transport.capture_envelope = sent.append
    try:
        prompt = CANARY
        try:
            raise ValueError(prompt)
        except ValueError:
            logging.getLogger("server.turns").exception("a turn of %s met a bug", prompt)
    finally:
        client.close()
        sentry_sdk.init(default_integrations=False)  # else it would change Flask for every test behind this one
    (envelope,) = sent
    event = envelope.get_event()
    assert CANARY not in json.dumps(event, default=str)
    assert event["logentry"]["message"] == "a turn of %s met a bug"
    (fault,) = event["exception"]["values"]
    assert fault["type"] == "ValueError"
    assert fault["stacktrace"]["frames"][-1]["function"] == "test_a_report_has_the_way_to_a_bug_and_nobodys_words"
