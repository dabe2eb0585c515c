"""The server is killed, ended and started again: what was acknowledged is there, once, and nothing hangs."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from uuid import uuid4

import psutil

from tests.running import Studio, Visitor
from tests.upstream.running import Upstream

Make = Callable[[Studio], Visitor]


def test_killed_at_any_moment_it_loses_no_acknowledged_message_and_doubles_none(own: Studio, visitor: Make) -> None:
    chance = random.Random(7)
    ada = visitor(own)
    conversation = ada.conversation()
    acknowledged: list[str] = []
    unsure: list[str] = []
    for round_number in range(3):
        ada.connect(conversation)
        enough = len(acknowledged) + chance.randint(8, 60)
        while len(acknowledged) < enough:
            text = f"/help {round_number}.{len(acknowledged)}"
            client_id = str(uuid4())
            sent = {"conversation": conversation, "client_id": client_id, "text": text}
            unsure.append(client_id)
            answer = ada.emit("turn", sent)
            if answer["ok"]:
                acknowledged.append(client_id)
        time.sleep(chance.uniform(0, 0.02))  # into the turn that the last one began
        own.kill()
        ada.cut()
        own.start()
    messages = every_message(ada, conversation)
    stored = [message["client_id"] for message in messages if message["role"] == "user"]
    assert len(acknowledged) > 20
    assert len(stored) == len(set(stored))
    assert set(acknowledged) <= set(stored) <= set(unsure)
    assert [client_id for client_id in stored if client_id in set(acknowledged)] == acknowledged
    states = {message["reply"]["state"] for message in messages if message["role"] == "assistant"}
    assert states <= {"done", "failed", "interrupted"}


def every_message(ada: Visitor, conversation: str) -> list[dict[str, object]]:
    """The whole branch, page by page, oldest first."""
    messages: list[dict[str, object]] = []
    before = ""
    while True:
        page = ada.data("GET", f"/api/v1/conversations/{conversation}?limit=200{before}")
        messages = [*page["messages"], *messages]
        if not page["more"]:
            return messages
        before = f"&before={page['messages'][0]['id']}"


def test_what_was_read_a_second_ago_is_there_after_a_kill_and_the_turn_is_over(
    own: Studio, upstream: Upstream, visitor: Make
) -> None:
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "Tell me", options={"chat_model": "paced/50x500"})
    ada.wait(lambda heard: turn in heard.replies and len(heard.replies[turn].text) > 60)
    read = ada.heard.replies[turn].text
    time.sleep(1)
    own.kill()
    ada.cut()
    own.start()
    reply = ada.reply(conversation, turn)
    assert reply.state == "interrupted"
    assert reply.text.startswith(read)
    ada.connect(conversation)
    assert ada.ended(turn).state == "interrupted"
    again = ada.page(conversation)["messages"][0]["id"]
    retried = ada.turn(conversation, "", again=again, options={"chat_model": "paced/50x20"})
    assert ada.ended(retried).state == "done"


def test_asked_to_end_it_takes_nothing_new_and_marks_what_it_cannot_finish(own: Studio, visitor: Make) -> None:
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "Tell me", options={"chat_model": "fault/drip"})
    ada.wait(lambda heard: turn in heard.replies and "drip" in heard.replies[turn].text)
    own.ask_to_end()
    time.sleep(0.3)
    refused = ada.call("POST", f"/send_message/{conversation}", json={"messageText": "hello"})
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert ada.ended(turn).state == "interrupted"
    code, said = own.stop()
    assert (code, said) == (0, "")
    own.start()
    assert ada.reply(conversation, turn).state == "interrupted"


def test_a_kept_cookie_and_a_kept_secret_survive_a_restart(own: Studio, visitor: Make) -> None:
    ada = visitor(own)
    user = ada.data("GET", "/api/v1/session")["user"]
    own.kill()
    own.start()
    assert ada.data("GET", "/api/v1/session")["user"] == user
    assert (own.data / "secret").stat().st_mode & 0o777 == 0o600


def test_nothing_it_started_outlives_it(own: Studio, visitor: Make) -> None:
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    ada.turn(conversation, "/image a stormy sea", options={"image_model": "sketchbook/sketch"})
    ada.wait(lambda heard: any(event["type"] == "ImageStarted" for _, event in heard.events))
    workers = psutil.Process(own.pid).children(recursive=True)
    assert workers
    own.process.kill()  # type: ignore[union-attr]  # only the server: its workers must notice by themselves
    own.process.communicate(timeout=60)  # type: ignore[union-attr]
    assert not psutil.wait_procs(workers, timeout=60)[1]


def test_what_a_crash_left_is_swept_at_the_next_start_and_nothing_else(own: Studio, visitor: Make) -> None:
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "/image a stormy sea", options={"image_model": "sketchbook/sketch"})
    version = ada.ended(turn).pictures[0].version
    assert version is not None
    own.kill()
    ada.cut()
    folder = own.data / "conversations" / conversation / "images"
    kept = {path.name for path in folder.iterdir()}
    orphans = [folder / "img_0123456789abcdef.png", folder / ".img_a.png.0f.part", own.data / "tmp" / "vips-0-1.v"]
    young = folder / "img_fedcba9876543210.png"
    for path in (*orphans, young):
        path.write_bytes(b"left behind")
    hours_ago = time.time() - 2 * 3600
    for path in (*folder.iterdir(), *orphans):
        if path != young:
            os.utime(path, (hours_ago, hours_ago))
    own.start()
    end = time.monotonic() + 20
    while any(path.exists() for path in orphans):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert {path.name for path in folder.iterdir()} == {*kept, young.name}
    assert ada.call("GET", f"/api/conversation-image/{conversation}/{version['filename']}").status_code == 200
