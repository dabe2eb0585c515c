"""A word of the studio's list goes to no model by any door; who administers sees that, not what was said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.moderation.refusals import RefusedCall
from server.app import Atelier
from server.assembly.models import words_of
from storage.memory import MemoryStorage
from tests.endpoints.conftest import ended, person, studio


@pytest.fixture
def strict(tmp_path: Path, stores: MemoryStorage) -> Iterator[Atelier]:
    (tmp_path / "words.txt").write_text("# not here\nbomb\n", encoding="utf-8")
    made = studio(tmp_path, stores=stores, check=("words",), check_words=tmp_path / "words.txt")
    yield made
    ended(made)


def test_every_door_refuses_the_same(strict: Atelier) -> None:
    ada = person(strict)
    conversation = ada.conversation()
    failed = ada.say(conversation, "/image a bomb")["reply"]
    assert (failed["failure"]["code"], failed["failure"]["flagged"]) == ("refused_before_sending", "bomb")
    assert (failed["pictures"], failed["usage"]) == ([], [])
    form = ada.post("/api/generate-image", json={"prompt": "a bomb"})
    assert (form.status_code, form.json and form.json["code"]) == (403, "refused_before_sending")
    token = ada.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]
    headers = {"Authorization": f"Bearer {token}"}
    refused = person(strict).post("/v1/images/generations", json={"prompt": "a bomb"}, headers=headers)
    assert refused.json is not None
    assert (refused.status_code, refused.json["error"]["code"]) == (400, "moderation_blocked")

    listed = ada.data("GET", "/api/v1/refusals")["refusals"]
    assert len(listed) == 3
    assert {(each["check"], each["kind"], each["words"]) for each in listed} == {("words", "", None)}
    assert "bomb" not in str(listed)


def test_who_administers_reads_of_a_kind_what_its_author_does(strict: Atelier, stores: MemoryStorage) -> None:
    ada = person(strict)
    owner = ada.data("GET", "/api/v1/session")["user"]["id"]
    for place, kind in enumerate(("violence/graphic", "acme/odd", "unanswered")):
        stores.refusals.add(
            RefusedCall(f"{place}", owner, f"2026-11-0{place + 1}T00:00:00.000Z", "openai", kind, "m", "chat")
        )
    unanswered, odd, violence = ada.data("GET", "/api/v1/refusals")["refusals"]
    assert (violence["kind"], violence["harm"], violence["said"]["harm"]["code"]) == (
        "violence/graphic",
        "violence",
        "harm_violence",
    )
    assert (odd["harm"], "said" in odd, unanswered["kind"]) == ("acme", False, "unanswered")


def test_a_list_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(Told, match=r"words\.txt cannot be read"):
        words_of(tmp_path / "words.txt")
