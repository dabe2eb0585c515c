"""What was acknowledged survives `kill -9` at any moment."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.opening import open_storage

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from storage.opening import open_storage
from conversation.recipe import Recipe, UploadValues
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.reply import Reply

storage = open_storage(Path(sys.argv[1]))
user = storage.accounts.guest().id
conversation = storage.library.create(user).id
print(user, conversation, flush=True)
for number in range(100_000):
    begun = storage.replies.begin(TurnRequest(user, conversation, f"c{number}", f"message {number}"))
    print("begun", number, begun.message.id, begun.reply.id, flush=True)
    storage.replies.save(Reply(begun.reply.id, seq=number + 1, text=f"seen {number}"))
    print("seen", number, begun.reply.id, flush=True)
    if number % 3 == 0:
        image, count = storage.images.reserve(conversation, "cat")
        data = f"picture {number}".encode() * 1000
        encoded = Encoded(data, "image/png", 1, 1, b"preview")
        storage.images.add(
            conversation, image, count, "cat", encoded, Recipe(UploadValues()), message=None, cost=0, seconds=0.0
        )
        print("painted", number, image, flush=True)
    if number % 2 == 0:
        storage.replies.save(Reply(begun.reply.id, seq=number + 2, state="done", text=f"whole {number}"))
        print("ended", number, begun.reply.id, flush=True)
"""


@pytest.mark.parametrize("killed_after", [3, 20, 61, 100])
def test_what_was_acknowledged_is_there_after_a_kill(tmp_path: Path, killed_after: int) -> None:
    acknowledged = acknowledgements(tmp_path, killed_after)
    (user, conversation), rest = acknowledged[0], acknowledged[1:]

    storage = open_storage(tmp_path)
    interrupted = storage.replies.interrupt_running()
    page = storage.library.page(user, conversation, limit=1000)
    replies = {message.id: message.reply for message in page.messages if message.reply}

    sent = [message.id for message in page.messages if message.role == "user"]
    begun = [ack[2] for ack in rest if ack[0] == "begun"]
    assert sent[: len(begun)] == begun
    assert len(sent) - len(begun) in (0, 1)
    assert [message.text for message in page.messages if message.role == "user"] == [
        f"message {number}" for number in range(len(sent))
    ]
    texts = {ack[2]: f"seen {ack[1]}" for ack in rest if ack[0] == "seen"}
    texts |= {ack[2]: f"whole {ack[1]}" for ack in rest if ack[0] == "ended"}
    for turn, said in texts.items():
        reply = replies[turn]
        assert reply.text in (said, said.replace("seen", "whole"))
    assert all(reply.state in ("done", "interrupted") for reply in replies.values())
    assert interrupted >= sum(1 for ack in rest if ack[0] == "seen" and int(ack[1]) % 2)
    for _, number, image in (ack for ack in rest if ack[0] == "painted"):
        version = storage.images.get(conversation, image).shown
        assert storage.images.read(version) == f"picture {number}".encode() * 1000
    for found in storage.images.of(conversation, 1000):
        assert storage.images.read(found.shown)
    with storage.database.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    storage.close()


def acknowledgements(data: Path, killed_after: int) -> list[list[str]]:
    """What a process that writes without end had acknowledged when it was killed after so many lines."""
    command = [sys.executable, "-c", WRITER, str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(killed_after)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines(keepends=True)
    assert writer.returncode == -signal.SIGKILL
    return [line.split() for line in lines if line.endswith("\n")]
