"""The lines at providers: so many at once there, and a job that waits for one alone gives its room to others."""

from __future__ import annotations

from conversation.ports.provider_lines import ProviderPlace
from providers import PROVIDERS
from server.jobs.line import FairLine
from server.jobs.provider_lines import ProviderLimit, StudioProviderLines, provider_limits

PAINTER = "comfyui/flux"


class Studio:
    """Lines, and what was told of jobs that rest and go on."""

    def __init__(self, at_once: int = 1) -> None:
        self.told: list[tuple[str, bool]] = []
        self.lines = StudioProviderLines(
            {"comfyui": ProviderLimit("ComfyUI", at_once)}, lambda job, rests: self.told.append((job, rests))
        )

    def call(self, job: str, owner: str = "ann", *, own: bool = False, model: str = PAINTER) -> ProviderPlace:
        """One that was told whether it waits."""
        place = self.lines.join(model, owner, job, own=own)
        place.wait(0)
        return place


def test_what_is_too_much_waits_and_is_let_in_when_another_is_over() -> None:
    studio = Studio()
    first, second = studio.call("a"), studio.call("b")
    assert first.wait(0) and not second.wait(0)
    assert (studio.lines.waits_for("a"), studio.lines.waits_for("b")) == ("", "ComfyUI")
    first.leave()
    assert second.wait(0)
    assert studio.lines.waits_for("b") == ""
    assert studio.told == [("b", True), ("b", False)]


def test_other_providers_have_all_the_room_there_is() -> None:
    studio = Studio()
    assert all(studio.call(str(at), model="openrouter/fox").wait(0) for at in range(50))
    assert not studio.told


def test_a_key_of_ones_own_has_a_line_of_its_own() -> None:
    studio = Studio()
    assert studio.call("a").wait(0)
    assert studio.call("b", "bob", own=True).wait(0)
    assert not studio.call("c", "bob", own=True).wait(0)


def test_people_are_let_in_in_turn() -> None:
    studio = Studio()
    inside = studio.call("a1")
    waiting = [studio.call("a2"), studio.call("a3"), studio.call("b1", "bob")]
    inside.leave()
    assert [place.wait(0) for place in waiting] == [False, False, True]


def test_a_job_rests_only_while_all_of_its_calls_wait() -> None:
    studio = Studio(at_once=2)
    other = studio.call("other", "bob")
    first, second = studio.call("a"), studio.call("a")
    assert studio.lines.waits_for("a") == "" and not studio.told, "one of its two calls is at work"
    first.leave()
    assert second.wait(0)
    third = studio.call("a")
    assert not third.wait(0)
    second.leave()
    assert third.wait(0)
    for place in (third, other):
        place.leave()
    assert not studio.lines.gates and not studio.lines.waiting and not studio.lines.inside


def test_whoever_gives_up_leaves_the_line() -> None:
    studio = Studio()
    first, given_up, last = studio.call("a"), studio.call("b"), studio.call("c")
    given_up.leave()
    given_up.leave()
    assert studio.told[-1] == ("b", False)
    first.leave()
    assert last.wait(0)


def test_what_is_no_job_waits_as_well() -> None:
    studio = Studio()
    first, second = studio.call(""), studio.call("")
    assert not second.wait(0)
    first.leave()
    assert second.wait(0)
    assert not studio.told and studio.lines.waits_for("") == ""


def test_when_it_goes_on_is_told_by_what_is_at_work_and_ahead() -> None:
    studio = Studio()
    places = [studio.call(job) for job in ("a", "b", "c")]
    left, takes = {"a": 8.0}.get, {"b": 20.0}.get
    assert [studio.lines.begins(job, left, takes) for job in ("a", "b", "c")] == [None, 8.0, 28.0]
    for place in places:
        place.leave()
    assert not studio.lines.calls


def test_a_setting_wins_over_what_a_provider_declares() -> None:
    usual = provider_limits(PROVIDERS)
    assert {name: limit.at_once for name, limit in usual.items()} == {
        "bfl": 24,
        "ollama": 1,
        "sdwebui": 1,
        "comfyui": 1,
    }
    said = provider_limits(PROVIDERS, ("ollama=4", " openai = 2"))
    assert (said["ollama"], said["openai"]) == (ProviderLimit("Ollama", 4), ProviderLimit("OpenAI", 2))


def test_what_rests_takes_no_room_in_the_studios_line() -> None:
    line = FairLine(per_person=1, at_once=1)
    line.add("a1", "ann")
    line.add("a2", "ann")
    assert line.next() == "a1" and line.next() is None
    assert line.rest("a1")
    assert line.next() == "a2"
    assert not line.rest("a2"), "one rests already, as many as may run"
    line.go_on("a1")
    assert set(line.running) == {"a1", "a2"}
    assert line.leave("a1") and line.leave("a2")
    assert not line.running and not line.resting


def test_what_rests_can_end() -> None:
    line = FairLine(per_person=1, at_once=1)
    line.add("a1", "ann")
    line.next()
    line.rest("a1")
    assert line.leave("a1")
    line.go_on("a1")
    assert not line.running
