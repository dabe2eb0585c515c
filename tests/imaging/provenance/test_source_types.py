"""Which of IPTC's digital source types is true of a picture, by what happened to it."""

from __future__ import annotations

import pytest

from imaging.provenance.history import Effect
from imaging.provenance.source_types import after


def told(*effects: Effect, came: str = "") -> str:
    source = ""
    for effect in effects:
        source = after(source, effect, [came] if effect == "opened" else [])
    return source


@pytest.mark.parametrize(
    ("effects", "came", "expected"),
    [
        (("painted",), "", "trainedAlgorithmicMedia"),
        (("painted", "edited", "kept"), "", "trainedAlgorithmicMedia"),
        (("painted", "generated", "enhanced"), "", "trainedAlgorithmicMedia"),
        (("drawn", "edited"), "", "algorithmicMedia"),
        (("drawn", "generated"), "", "compositeWithTrainedAlgorithmicMedia"),
        (("opened", "kept"), "", ""),
        (("opened", "kept"), "digitalCapture", "digitalCapture"),
        (("opened", "edited"), "", "humanEdits"),
        (("opened", "edited", "kept"), "digitalCapture", "humanEdits"),
        (("opened", "edited"), "trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        (("opened", "edited"), "digitalCreation", "digitalCreation"),
        (("opened", "enhanced"), "digitalCapture", "algorithmicallyEnhanced"),
        (("opened", "enhanced", "edited"), "", "algorithmicallyEnhanced"),
        (("opened", "generated", "edited"), "digitalCapture", "compositeWithTrainedAlgorithmicMedia"),
    ],
)
def test_it_is_said_what_happened_and_no_more(effects: tuple[Effect, ...], came: str, expected: str) -> None:
    assert told(*effects, came=came) == expected


@pytest.mark.parametrize(
    ("source", "used", "expected"),
    [
        ("digitalCapture", ["digitalCapture"], "compositeCapture"),
        ("digitalCapture", [""], "composite"),
        ("humanEdits", ["algorithmicMedia"], "compositeSynthetic"),
        ("humanEdits", ["trainedAlgorithmicMedia"], "compositeWithTrainedAlgorithmicMedia"),
        ("", ["digitalCapture", "digitalCapture"], "compositeCapture"),
    ],
)
def test_what_is_put_together_is_what_its_parts_are(source: str, used: list[str], expected: str) -> None:
    assert after(source, "placed", used) == expected
