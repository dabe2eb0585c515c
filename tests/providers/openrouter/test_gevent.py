"""The web process: everything patched by gevent, many replies in one thread."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.upstream import Upstream

PROGRAM = """
from gevent import monkey
monkey.patch_all()
import json, sys, threading, time
import gevent
from conversation.ports.models import ChatMessage, ChatRequest, TextChunk
from providers.openrouter.connection import OpenRouterConnection
from tests.upstream.connected import service_at

connection = OpenRouterConnection(service_at(sys.argv[1]), None)
paced, stuck = connection.chat("paced/50x50"), connection.chat("fault/stall")

def reply():
    return "".join(c.text for c in paced.reply(ChatRequest((ChatMessage("user", "hi"),))) if isinstance(c, TextChunk))

def wait():
    for _ in stuck.reply(ChatRequest((ChatMessage("user", "hi"),))):
        pass

begun = time.monotonic()
waiting = [gevent.spawn(wait) for _ in range(5)]
talking = [gevent.spawn(reply) for _ in range(20)]
gevent.joinall(talking)
seconds = time.monotonic() - begun
gevent.killall(waiting, block=True, timeout=60)
dead = all(job.dead for job in waiting)
connection.close()
texts = [job.get().partition(" ")[2] for job in talking]
print(json.dumps({"seconds": seconds, "texts": texts, "dead": dead}))
"""


@pytest.mark.slow
def test_twenty_replies_stream_at_once_while_others_wait(upstream: Upstream) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, upstream.url], capture_output=True, text=True, timeout=90, check=False
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(set(told["texts"])) == 1 and told["texts"][0].split(" ")[:3] == ["0", "1", "2"]
    assert len(told["texts"][0].split(" ")) == 50
    assert told["seconds"] < 15.0  # one stream takes 1.0 s, one after another 20
    assert told["dead"]
    upstream.wait_until_closed_early(5)
