"""What is told of a job, and how it is signed: as Standard Webhooks has it (https://www.standardwebhooks.com), so that
libraries of every language can check it. `docs/webhooks.md` says how to do so by hand."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from conversation.ports.jobs import Job
from conversation.ports.programs.webhooks import DueDelivery
from conversation.serialization import to_json
from storage.rules.webhooks import PREFIX


def message_of(due: DueDelivery, job: Job, prompt: str, root: str = "") -> bytes:
    """JSON: ids, states, costs and addresses. `prompt`: what was said, for whom it may be told; `root`:
    the path that the studio lives below."""
    result = job.result or {}
    images = [str(image) for image in result.get("images", ())]
    told: dict[str, Any] = {
        "type": due.delivery.event,
        "timestamp": job.ended or due.delivery.created,
        "data": {
            "id": job.id,
            "kind": job.kind,
            "state": job.state,
            "conversation": job.conversation,
            "message": job.message,
            "images": images,
            "error": (job.error or {}).get("code"),
            "attempts": job.attempts,
            "created": job.created,
            "started": job.started,
            "ended": job.ended,
            "cost": to_json(job.cost),
            "addresses": {
                "job": f"{root}/api/v1/tasks/{job.id}",
                "images": [f"{root}/api/v1/images/{image}" for image in images],
                "conversation": f"{root}/api/v1/conversations/{job.conversation}" if job.conversation else None,
            },
        },
    }
    if prompt:
        told["data"]["prompt"] = prompt
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def headers_of(delivery: str, secret: str, body: bytes, seconds: int) -> Mapping[str, str]:
    """`seconds` since 1970: part of what is signed, so that nobody can send an old message again later."""
    return {
        "Content-Type": "application/json",
        "webhook-id": delivery,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{signature(delivery, secret, body, seconds)}",
    }


def signature(delivery: str, secret: str, body: bytes, seconds: int) -> str:
    """HMAC-SHA256 over id, time and body, in base64."""
    key = b64decode(secret.removeprefix(PREFIX))
    signed = b".".join((delivery.encode(), str(seconds).encode(), body))
    return b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
