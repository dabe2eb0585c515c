"""What is reported comes to who administers, who decides; what they hide nobody else sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person, person, studio

REPORTS, SHARES = "/api/v1/reports", "/api/v1/shares"
PASSWORDS = {"ann": "correct horse battery", "bob": "another long password"}


@pytest.fixture
def members(tmp_path: Path) -> Iterator[Atelier]:
    with closing(studio(tmp_path, access="password")) as made:
        yield made


def registered(members: Atelier, name: str) -> Person:
    who = person(members)
    who.data("POST", "/api/v1/users", json={"name": name, "password": PASSWORDS[name]})
    return who


@pytest.fixture
def ann(members: Atelier) -> Person:
    """Who came first, and administers."""
    return registered(members, "ann")


@pytest.fixture
def bob(members: Atelier, ann: Person) -> Person:
    return registered(members, "bob")


def path_of(who: Person, **wish: str) -> str:
    return str(who.data("POST", SHARES, json=wish)["url"]).removeprefix("http://localhost")


def test_a_stranger_reports_a_shared_picture_and_it_is_hidden_and_shown_again(
    members: Atelier, ann: Person, bob: Person
) -> None:
    image = bob.picture(bob.conversation())
    path = path_of(bob, image=image["id"])
    stranger = person(members)
    assert f'href="{path}/report"' in stranger.get(path).text
    assert '<option value="privacy">' in stranger.get(f"{path}/report").text

    sent = stranger.post(f"{path}/report", data={"reason": "privacy", "words": "<b>That is me</b>"})

    assert (sent.status_code, "Thank you" in sent.text) == (200, True)
    listed = ann.data("GET", REPORTS)
    (report,) = listed["reports"]
    assert listed["waiting"] == 1
    assert (report["kind"], report["reason"], report["words"]) == ("image", "privacy", "<b>That is me</b>")
    assert (report["owner_name"], report["reporter"], report["there"]) == ("bob", None, True)
    assert ann.get(report["picture"]).mimetype == "image/webp"

    assert ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "hide"})["state"] == "hidden"
    assert [stranger.get(each).status_code for each in (path, f"{path}/0", f"{path}/report")] == [404, 404, 404]
    assert bob.get(f"/api/v1/images/{image['id']}").status_code == 200, "it stays its owner's"
    assert [row["hidden"] for row in bob.data("GET", SHARES)["shares"]] == [True]
    refused = bob.post(SHARES, json={"image": image["id"]})
    assert (refused.status_code, refused.json and refused.json["error"]["code"]) == (403, "hidden_here")

    ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "dismiss"})
    assert stranger.get(path).status_code == 200


def test_a_hidden_reply_and_a_hidden_picture_are_missing_from_the_shared_conversation(ann: Person, bob: Person) -> None:
    made = bob.conversation()
    said, painted = bob.say(made, "/help"), bob.say(made, "/image a red fox")
    image = painted["reply"]["pictures"][0]["image"]
    path = path_of(bob, conversation=made)
    before = ann.get(path).text
    for about in ({"message": said["id"]}, {"image": image}):
        report = bob.data("POST", REPORTS, json={**about, "reason": "other", "words": " why "})
        ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "hide"})

    after = ann.get(path).text

    assert (before.count("<article"), before.count("<img")) == (4, 1)
    assert (after.count("<article"), after.count("<img")) == (3, 0)
    texts = {row["kind"]: row["text"] for row in ann.data("GET", REPORTS)["reports"]}
    assert texts["message"] and texts["image"] == ""


def test_a_hidden_picture_has_no_signed_address_any_more(ann: Person, bob: Person) -> None:
    asked = {"prompt": "a fox", "response_format": "url", "model": "sketchbook/sketch"}
    url = bob.client.post("/v1/images/generations", json=asked).json["data"][0]["url"].removeprefix("http://localhost")
    assert bob.get(url).status_code == 200
    image = bob.data("GET", "/api/v1/gallery")["pictures"][0]["id"]
    report = bob.data("POST", REPORTS, json={"image": image, "reason": "sexual"})
    ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "hide"})
    assert bob.client.get(url).status_code == 404


def test_nor_has_one_of_a_conversation_that_was_hidden_as_a_whole(ann: Person, bob: Person) -> None:
    asked = {"prompt": "a fox", "response_format": "url", "model": "sketchbook/sketch"}
    url = bob.client.post("/v1/images/generations", json=asked).json["data"][0]["url"].removeprefix("http://localhost")
    conversation = bob.data("GET", "/api/v1/gallery")["pictures"][0]["conversation"]
    path = path_of(bob, conversation=conversation)
    assert "Thank you" in ann.client.post(f"{path}/report", data={"reason": "other"}).text
    (report,) = ann.data("GET", REPORTS)["reports"]
    ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "hide"})
    assert bob.client.get(url).status_code == 404


def test_deleted_by_who_administers_it_is_gone_and_stays_hidden_when_it_is_brought_back(
    ann: Person, bob: Person
) -> None:
    image = bob.picture(bob.conversation())
    path = path_of(bob, image=image["id"])
    report = bob.data("POST", REPORTS, json={"image": image["id"], "reason": "illegal"})
    decided = ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "delete"})
    assert (decided["state"], decided["there"], decided["picture"]) == ("deleted", False, None)
    assert bob.get(f"/api/v1/images/{image['id']}").status_code == 404
    bob.data("POST", f"/api/v1/images/{image['id']}/restore")
    assert ann.get(path).status_code == 404


def test_who_is_banned_comes_in_no_more_and_nobody_bans_themselves(ann: Person, bob: Person) -> None:
    report = bob.data("POST", REPORTS, json={"image": bob.picture(bob.conversation())["id"], "reason": "hate"})
    ann.data("PATCH", f"{REPORTS}/{report['id']}", json={"action": "ban"})
    assert bob.get("/api/v1/conversations").status_code == 401
    own = ann.data("POST", REPORTS, json={"image": ann.picture(ann.conversation())["id"], "reason": "hate"})
    assert ann.call("PATCH", f"{REPORTS}/{own['id']}", json={"action": "ban"}).status_code == 400
    assert ann.data("GET", REPORTS)["waiting"] == 1


def test_only_who_administers_sees_reports_and_only_ones_own_can_be_reported(ann: Person, bob: Person) -> None:
    hers = ann.picture(ann.conversation())["id"]
    report = ann.data("POST", REPORTS, json={"image": hers, "reason": "other"})["id"]
    answers = [
        bob.get(REPORTS),
        bob.get(f"{REPORTS}/{report}/picture"),
        bob.call("PATCH", f"{REPORTS}/{report}", json={"action": "dismiss"}),
        bob.post(REPORTS, json={"image": hers, "reason": "other"}),
        bob.post(REPORTS, json={"reason": "other"}),
    ]
    assert [each.status_code for each in answers] == [403, 403, 403, 404, 400]


def test_strangers_report_so_often_and_no_more_and_nothing_behind_a_password(members: Atelier, bob: Person) -> None:
    image = bob.picture(bob.conversation())["id"]
    path, locked = path_of(bob, image=image), path_of(bob, image=image, password="fox")
    stranger = person(members)
    assert stranger.post(f"{locked}/report", data={"reason": "other"}).status_code == 404
    assert "Thank you" not in stranger.post(f"{path}/report", data={"reason": "boring"}).text
    said = {"reason": "hate", "words": "</textarea> It names me"}
    sent = [stranger.post(f"{path}/report", data=said) for _ in range(12)]
    assert sent[0].status_code == 200 and sent[-1].status_code == 429
    assert '<option value="hate" selected>' in sent[-1].text, "what was said is there still"
    assert "&lt;/textarea&gt; It names me</textarea>" in sent[-1].text
