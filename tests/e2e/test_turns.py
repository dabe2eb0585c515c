"""Turns through the real server over real sockets, with models that answer well."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

from PIL import Image

from tests.running import Studio, Visitor
from tests.upstream.running import Upstream

Make = Callable[[Studio], Visitor]


def test_a_reply_streams_word_by_word_and_is_kept_byte_by_byte(
    connected: Studio, upstream: Upstream, visitor: Make
) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    before = len(upstream.calls("paced/50x50"))
    turn = ada.turn(conversation, "Tell me about the sea", options={"chat_model": "paced/50x50"})
    reply = ada.ended(turn)
    assert reply.state == "done"
    assert ada.heard.gaps == 0
    words = [when for when, event in ada.heard.events if event["type"] == "TextDelta"]
    assert len(words) > 40
    assert words[-1] - words[0] > 0.5
    assert ada.reply(conversation, turn) == reply
    assert len(upstream.calls("paced/50x50")) == before + 1


def test_slash_image_paints_offline_with_previews_and_an_edit_darkens_it(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    turn = ada.turn(conversation, "/image a watercolour mountain")
    ada.wait(lambda heard: any(event["type"] == "ImagePreview" for _, event in heard.events))
    preview = next(event["url"] for _, event in ada.heard.events if event["type"] == "ImagePreview")
    with visitor(offline) as bea:
        assert bea.call("GET", preview).status_code == 404
    painted = ada.ended(turn)
    assert painted.state == "done"
    ada.wait(lambda heard: heard.rows[-1].get("thumbnail") is not None)
    assert ada.data("GET", "/api/v1/conversations")["conversations"][0]["thumbnail"] == ada.heard.rows[-1]["thumbnail"]
    assert ada.call("GET", preview).status_code == 404
    message = ada.page(conversation)["messages"][1]
    before = Image.open(BytesIO(ada.call("GET", message["generated_images"][0]["url"]).content)).convert("L")
    edited = ada.ended(ada.turn(conversation, "make it darker"))
    assert edited.state == "done"
    version = edited.pictures[0].version
    assert version is not None
    assert version["parent"] == painted.pictures[0].version["id"]  # type: ignore[index]
    url = f"/api/conversation-image/{conversation}/{version['filename']}"
    after = Image.open(BytesIO(ada.call("GET", url).content)).convert("L")
    assert mean(after) < mean(before) - 5
    image = ada.page(conversation)["images"][0]
    assert (image["current"], len(image["versions"])) == (version["id"], 2)


def mean(picture: Image.Image) -> float:
    histogram = picture.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def test_a_connected_model_paints_with_a_refined_prompt(connected: Studio, upstream: Upstream, visitor: Make) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    reply = ada.ended(ada.turn(conversation, "/image a fox in the snow"))
    assert reply.state == "done", reply
    assert reply.prompt is not None
    assert reply.prompt["original"] == "a fox in the snow"
    version = reply.pictures[0].version
    assert version is not None
    assert version["recipe"]["by"] == "model:openrouter/google/gemini-3.1-flash-image"
    assert version["cost"]
    assert ada.call("GET", f"/api/conversation-image/{conversation}/{version['filename']}").status_code == 200


def test_lines_of_json_come_as_they_happen(connected: Studio, visitor: Make) -> None:
    ada = visitor(connected)
    conversation = ada.conversation()
    sent = {"messageText": "Tell me", "checkboxes": {"chat_model": "paced/50x50"}}
    response = ada.call(
        "POST",
        f"/send_message/{conversation}",
        json=sent,
        headers={"Accept": "application/x-ndjson"},
        stream=True,
    )
    arrived = [(time.monotonic(), json.loads(line)) for line in response.iter_lines(chunk_size=1)]
    kinds = [event["type"] for _, event in arrived]
    assert (kinds[0], kinds[-1]) == ("TurnStarted", "TurnFinished")
    assert arrived[-1][0] - arrived[0][0] > 0.5
    said = "".join(event["text"] for _, event in arrived if event["type"] == "TextDelta")
    assert said == ada.page(conversation)["messages"][1]["text"]


def test_the_same_message_ten_times_at_once_over_both_ways_is_one(
    connected: Studio, upstream: Upstream, visitor: Make
) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    client_id, model = str(uuid4()), "paced/50x20"
    before = len(upstream.calls(model))
    turns: list[str] = []

    def by_http() -> None:
        body = {"messageText": "once", "client_id": client_id, "checkboxes": {"chat_model": model}}
        turns.append(ada.data("POST", f"/send_message/{conversation}", json=body)["turn"])

    def by_socket() -> None:
        turns.append(ada.turn(conversation, "once", client_id=client_id, options={"chat_model": model}))

    senders = [threading.Thread(target=way) for way in (by_http, by_socket) * 5]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(turns) == 10
    assert len(set(turns)) == 1
    ada.ended(turns[0])
    assert len(ada.page(conversation)["messages"]) == 2
    assert len(upstream.calls(model)) == before + 1
    other = ada.emit("turn", {"conversation": conversation, "client_id": client_id, "text": "something else"})
    assert other["error"]["code"] == "conflict"


def test_stop_ends_the_turn_and_the_providers_connection_at_once(
    connected: Studio, upstream: Upstream, visitor: Make
) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    closed_before = upstream.seen()["closed_early"]
    turn = ada.turn(conversation, "Tell me", options={"chat_model": "fault/drip"})
    ada.wait(lambda heard: turn in heard.replies and "drip" in heard.replies[turn].text)
    assert ada.said("stop", {"turn": turn}) == {"stopped": True}
    reply = ada.ended(turn)
    upstream.wait_until_closed_early(closed_before + 1)
    assert reply.state == "stopped"
    assert reply.text.startswith("drip")
    assert ada.reply(conversation, turn) == reply


def test_a_painting_is_stopped_too(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    turn = ada.turn(conversation, "/image a forest in the rain")
    ada.wait(lambda heard: turn in heard.replies and bool(heard.replies[turn].pictures))
    assert ada.said("stop", {"turn": turn}) == {"stopped": True}
    reply = ada.ended(turn)
    assert (reply.state, reply.pictures) == ("stopped", ())
    assert ada.ended(ada.turn(conversation, "/image a small boat")).state == "done"


def test_a_painting_that_was_stopped_or_failed_says_what_it_may_have_cost(connected: Studio, visitor: Make) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    turn = ada.turn(conversation, "/image a fox", options={"image_model": "fault/comments-only"})
    ada.wait(lambda heard: turn in heard.replies and bool(heard.replies[turn].pictures))
    ada.said("stop", {"turn": turn})
    stopped = ada.ended(turn)
    assert [used["cost"] for used in stopped.usage if used["purpose"] == "image"] == [None]
    assert ada.reply(conversation, turn) == stopped
    failed = ada.ended(ada.turn(conversation, "/image a fox", options={"image_model": "fault/content-filter"}))
    assert [used["cost"] for used in failed.usage if used["purpose"] == "image"] == [38_700]
    assert failed.failure is not None and "You were charged $0.04." in failed.failure["text"]


def test_a_cut_line_loses_nothing_and_asks_the_model_once(connected: Studio, upstream: Upstream, visitor: Make) -> None:
    ada, bea = visitor(connected).connect(), visitor(connected)
    bea.http.cookies = ada.http.cookies
    conversation = ada.conversation()
    ada.open(conversation)
    bea.connect(conversation)
    model = "paced/100x200"
    before = len(upstream.calls(model))
    turn = ada.turn(conversation, "Tell me", options={"chat_model": model})
    for length in (60, 180, 300):
        ada.wait(lambda heard, length=length: turn in heard.replies and len(heard.replies[turn].text) > length)  # type: ignore[misc]
        ada.cut()
        time.sleep(0.2)
        ada.connect(conversation)
    broken, whole = ada.ended(turn), bea.ended(turn)
    assert broken == whole == ada.reply(conversation, turn)
    assert whole.state == "done"
    assert (bea.heard.gaps, len(upstream.calls(model))) == (0, before + 1)


def test_another_tab_hears_of_new_messages(connected: Studio, visitor: Make) -> None:
    ada, tab = visitor(connected).connect(), visitor(connected)
    tab.http.cookies = ada.http.cookies
    conversation = ada.conversation()
    tab.connect(conversation)
    ada.turn(conversation, "/help")
    tab.wait(lambda heard: len(heard.messages) == 2)
    assert [message["role"] for message in tab.heard.messages] == ["user", "assistant"]


def test_another_tab_hears_what_changed_in_the_list(connected: Studio, visitor: Make) -> None:
    ada, tab = visitor(connected), visitor(connected)
    ada.data("GET", "/api/v1/session")
    tab.http.cookies = ada.http.cookies
    tab.connect()
    conversation = ada.conversation()
    ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"title": "Foxes"})
    ada.data("DELETE", f"/api/v1/conversations/{conversation}")
    tab.wait(lambda heard: len(heard.rows) == 3)
    assert [row["id"] for row in tab.heard.rows] == [conversation] * 3
    assert tab.heard.rows[1]["title"] == "Foxes"
    assert tab.heard.rows[2] == {"id": conversation, "deleted": True}


def test_nobody_hears_another_persons_words(connected: Studio, visitor: Make) -> None:
    ada, bea = visitor(connected).connect(), visitor(connected).connect()
    conversation, mine = ada.conversation(), bea.conversation()
    ada.open(conversation)
    bea.open(mine)
    foreign = bea.emit("open", {"conversation": conversation})
    assert foreign == bea.emit("open", {"conversation": str(uuid4())})
    for name in ("", "*", f"conversation:{conversation}", None, [conversation]):
        assert bea.emit("open", {"conversation": name})["ok"] is False
    turn = ada.turn(conversation, "/help")
    assert bea.emit("stop", {"turn": turn}) == bea.emit("stop", {"turn": str(uuid4())})
    ada.ended(turn)
    assert bea.heard.events == []
    assert bea.heard.messages == []
