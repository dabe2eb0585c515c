"""A message is signed as the documentation says: its own examples check it, in Python and in JavaScript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from time import time
from typing import Any

import pytest

from conversation.ports.jobs import Job
from conversation.ports.programs.webhooks import Delivery, DueDelivery, Webhook
from server.webhooks.message import headers_of, message_of, signature

GUIDE = (Path(__file__).parents[3] / "docs" / "webhooks.md").read_text()
SECRET = "whsec_" + b64encode(bytes(range(32))).decode()
BODY = '{"type":"job.done","data":{"prompt":"ein Käfer"}}'.encode()


def example(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)[0]


def sent(seconds: float) -> dict[str, str]:
    return dict(headers_of("5f0c", SECRET, BODY, int(seconds)))


def changed(headers: dict[str, str]) -> list[tuple[dict[str, str], bytes]]:
    """What must not pass: another body, another id, another secret's signature, an old message."""
    other = signature("5f0c", "whsec_" + b64encode(bytes(32)).decode(), BODY, int(headers["webhook-timestamp"]))
    return [
        (headers, BODY.replace(b"done", b"dune")),
        ({**headers, "webhook-id": "5f0d"}, BODY),
        ({**headers, "webhook-signature": f"v1,{other}"}, BODY),
        (sent(time() - 3_600), BODY),
    ]


def test_the_python_of_the_guide_lets_pass_what_is_ours_and_nothing_else() -> None:
    names: dict[str, Any] = {}
    exec(example("python"), names)
    headers = sent(time())
    assert names["is_ours"](SECRET, headers, BODY)
    assert names["is_ours"](SECRET, {**headers, "webhook-signature": f"v1,bm8= {headers['webhook-signature']}"}, BODY)
    assert not any(names["is_ours"](SECRET, *other) for other in changed(headers))


@pytest.mark.slow
def test_the_javascript_of_the_guide_does_the_same(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js on the path")
    headers = sent(time())
    cases = [(headers, BODY), *changed(headers)]
    told = json.dumps([[each, body.decode()] for each, body in cases])
    script = (
        f"{example('javascript')}\nfor (const [headers, body] of {told}) console.log(isOurs({SECRET!r}, headers, body))"
    )
    (tmp_path / "check.mjs").write_text(script)
    done = subprocess.run([node, tmp_path / "check.mjs"], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["true", "false", "false", "false", "false"]


def test_a_signature_is_what_the_standard_has() -> None:
    """The example of the specification."""
    secret, number = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert signature(number, secret, b'{"test": 2432232314}', 1_614_265_330) == (
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_what_a_job_failed_with_is_told_by_its_code_alone() -> None:
    delivery = Delivery("1", "job", "job.failed", "waiting", 0, "2026-11-20T14:30:05.000Z")
    webhook = Webhook("2", "https://hooks.example/", ("job.failed",), False, "2026-11-20T14:30:05.000Z")
    error = {"code": "declined", "title": "Declined", "text": "It objected to “secret garden”"}
    job = Job("job", "ann", "turn", "failed", None, "2026-11-20T14:30:05.000Z", error=error, title="secret garden")
    body = message_of(DueDelivery(delivery, "ann", webhook, SECRET), job, "")
    assert json.loads(body)["data"]["error"] == "declined"
    assert b"garden" not in body
