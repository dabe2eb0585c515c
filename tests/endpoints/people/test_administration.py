"""What holds for everybody, and who may decide it."""

from __future__ import annotations

from typing import Any

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow
AT = "/api/v1/administration"


@pytest.fixture
def settled(ada: Person) -> Any:
    yield
    ada.data("PATCH", AT, json={"providers_off": [], "guests_use_keys": True, "hosts": [], "models": []})


def test_what_was_decided_is_kept_and_the_rest_stays(ada: Person, settled: Any) -> None:
    before = ada.data("GET", AT)
    assert (before["providers_off"], before["guests_use_keys"], before["models"]) == ([], True, [])
    assert {"name": "sketchbook", "label": "Sketchbook (offline)", "on": True, "always": True, "by_studio": False} in (
        before["providers"]
    )

    ada.data("PATCH", AT, json={"providers_off": ["recraft"], "hosts": ["http://NAS.local:8188/x", "10.0.0.4", ""]})
    after = ada.data("PATCH", AT, json={"models": [" comfyui/* ", "comfyui/*"]})

    assert (after["providers_off"], after["hosts"], after["models"]) == (
        ["recraft"],
        ["nas.local", "10.0.0.4"],
        ["comfyui/*"],
    )
    assert after["guests_use_keys"] is True
    assert [each["name"] for each in after["providers"] if not each["on"]] == ["recraft"]


def test_a_provider_that_is_off_is_not_listed_and_not_connected(ada: Person, settled: Any) -> None:
    ada.data("PATCH", AT, json={"providers_off": ["recraft"]})

    names = [each["name"] for each in ada.data("GET", "/api/v1/session")["providers"]]
    refused = ada.client.put("/api/v1/settings/providers/recraft", json={"key": "recraft-0123456789abcdef"})

    assert "recraft" not in names and "sketchbook" in names
    assert refused.status_code == 400 and refused.json["error"]["code"] == "provider_off"


@pytest.mark.parametrize(
    "change",
    [
        {"providers_off": ["sketchbook"]},
        {"providers_off": ["nobody"]},
        {"hosts": ["two words"]},
        {"hosts": ["a/b"]},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(ada: Person, change: dict[str, Any]) -> None:
    before = ada.data("GET", AT)
    refused = ada.client.patch(AT, json=change)

    assert refused.status_code == 400 and refused.json["error"]["code"] == "bad_rule"
    assert ada.data("GET", AT) == before


def test_a_body_of_another_shape_is_refused(ada: Person) -> None:
    for body in ({"guests_use_keys": "no"}, {"hosts": "nas"}, {"colour": "red"}):
        assert ada.client.patch(AT, json=body).status_code == 400


def test_from_elsewhere_nobody_may(ada: Person) -> None:
    for method, path in (("GET", AT), ("PATCH", AT), ("GET", f"{AT}/people"), ("PATCH", f"{AT}/people")):
        answer = ada.client.open(path, method=method, json={}, environ_base={"REMOTE_ADDR": "10.0.0.9"})
        assert answer.status_code == 403 and answer.json["error"]["code"] == "administrators_only"


def test_people_are_listed_promoted_and_switched_off(atelier: Atelier, ada: Person, bea: Person) -> None:
    name, password = "Carla", "a long password"
    bea.client.post("/api/v1/users", json={"name": name, "password": password})
    carla = next(each for each in ada.data("GET", f"{AT}/people") if each["name"] == name)
    assert (carla["kind"], carla["spent"], carla["disabled"]) == ("member", 0, False)

    promoted = ada.data("PATCH", f"{AT}/people", json={"person": carla["id"], "administrator": True})
    assert promoted["administrator"]
    alone = ada.client.patch(f"{AT}/people", json={"person": carla["id"], "disabled": True})
    ada.data("PATCH", f"{AT}/people", json={"person": carla["id"]})

    if alone.status_code == 409:  # nobody else administers yet
        assert alone.json["error"]["code"] == "last_administrator"
        dora = atelier.app.test_client()
        dora.post("/api/v1/users", json={"name": "Dora", "password": password})
        other = next(each for each in ada.data("GET", f"{AT}/people") if each["name"] == "Dora")
        ada.data("PATCH", f"{AT}/people", json={"person": other["id"], "administrator": True})
    off = ada.data("PATCH", f"{AT}/people", json={"person": carla["id"], "disabled": True})
    refused = bea.client.post("/api/v1/session", json={"name": name, "password": password})
    ada.data("PATCH", f"{AT}/people", json={"person": carla["id"], "disabled": False})

    assert off["disabled"]
    assert refused.status_code == 403 and refused.json["error"]["code"] == "account_disabled"
    assert bea.client.post("/api/v1/session", json={"name": name, "password": password}).status_code == 200


def test_nobody_is_not_found(ada: Person) -> None:
    refused = ada.client.patch(f"{AT}/people", json={"person": "nobody", "disabled": True})

    assert refused.status_code == 404


def test_a_person_is_limited_and_sees_it(atelier: Atelier, ada: Person, bea: Person) -> None:
    owner = bea.data("GET", "/api/v1/session")["user"]["id"]
    limits = {"month": 5_000_000, "pictures": 20, "calls": None}
    said = ada.data("PATCH", f"{AT}/people", json={"person": owner, "limits": limits})
    month = bea.data("GET", "/api/v1/usage")
    assert (month["limit"], month["pictures_limit"], month["calls_limit"]) == (5_000_000, 20, 30)
    assert said["limits"] == limits
    ada.client.patch(f"{AT}/people", json={"person": owner, "limits": {"month": -1}})
    month = bea.data("GET", "/api/v1/usage")
    assert (month["limit"], month["pictures_limit"]) == (None, 200)
    ada.client.patch(f"{AT}/people", json={"person": owner, "limits": {}})
    assert bea.data("GET", "/api/v1/usage")["limit"] == 10_000_000


def test_what_guests_share_is_set_and_shown_to_them(ada: Person, bea: Person) -> None:
    before = ada.data("GET", AT)
    assert before["guests_month"] == 20_000_000
    assert before["usual_limits"] == {"month": 10_000_000, "pictures": 200, "calls": 30}

    assert ada.data("PATCH", AT, json={"guests_month": 3_000_000})["guests_month"] == 3_000_000
    far = {"REMOTE_ADDR": "10.0.0.9"}
    month = bea.client.get("/api/v1/usage", environ_base=far).json["data"]
    assert (month["shared"], month["shared_limit"]) == (0, 3_000_000)
    assert ada.data("GET", "/api/v1/usage")["shared_limit"] is None, "at the machine nobody is a guest"
    assert ada.data("PATCH", AT, json={"guests_month": -1})["guests_month"] is None
    ada.data("PATCH", AT, json={"guests_month": 20_000_000})


@pytest.mark.parametrize("limits", [{"month": -2}, {"pictures": 2_000_000}, {"calls": "many"}, {"month": 1.5}])
def test_a_limit_that_is_none_is_refused(ada: Person, limits: dict[str, Any]) -> None:
    assert ada.client.patch(f"{AT}/people", json={"person": "x", "limits": limits}).status_code == 400
