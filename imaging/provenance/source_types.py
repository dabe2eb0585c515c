"""IPTC's digital source types (https://cv.iptc.org/newscodes/digitalsourcetype/): which one is true of a picture.

A photograph that was changed without AI is never one of AI's, and what an AI model had a part in always is.
"""

from __future__ import annotations

from collections.abc import Mapping

from imaging.provenance.history import Effect, ProvenanceHistory

TRAINED, WITH_TRAINED = "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"
"""Made by an AI model; something else, of which it made a part."""
ENHANCED = "algorithmicallyEnhanced"
"""Changed by a network that invents nothing: cut out, enlarged."""
ALGORITHMIC, CAPTURE, EDITED = "algorithmicMedia", "digitalCapture", "humanEdits"
"""Made by a program without AI; taken with a camera; changed by a person without AI."""
CAPTURES, SYNTHETIC, COMPOSITE = "compositeCapture", "compositeSynthetic", "composite"
"""Put together: of photographs, of parts that programs made, of whatever it was."""
BY_AI = (TRAINED, WITH_TRAINED)
BY_PROGRAM = (*BY_AI, ALGORITHMIC, SYNTHETIC)
TAKEN = (CAPTURE, "computationalCapture")
MADE: Mapping[Effect, str] = {"painted": TRAINED, "drawn": ALGORITHMIC}


def source_type(history: ProvenanceHistory, declared: Mapping[str, str]) -> str:
    """The one that is true of the picture now; empty where nobody knows. `declared`: what the files of its ingredients
    say of themselves, by the ingredients' labels."""
    known = {each.label: each.source or declared.get(each.label, "") for each in history.ingredients}
    source = ""
    for step in history.steps:
        source = after(source, step.effect, [known.get(label, "") for label in step.used])
    return source


def after(source: str, effect: Effect, used: list[str]) -> str:
    """What a picture of that type is after a step that used pictures of those types."""
    if effect in MADE:
        return MADE[effect]
    if effect == "opened":
        return used[0] if used else source
    if effect == "generated":
        return TRAINED if source == TRAINED else WITH_TRAINED
    if effect == "enhanced":
        return source if source in BY_PROGRAM else ENHANCED
    if effect == "edited":
        return EDITED if source in ("", *TAKEN) else source
    return together([*filter(None, (source,)), *used]) if effect == "placed" else source


def together(sources: list[str]) -> str:
    """Of a picture that is put together from pictures of those types."""
    if any(each in BY_AI for each in sources):
        return WITH_TRAINED
    if any(each in BY_PROGRAM for each in sources):
        return SYNTHETIC
    return CAPTURES if sources and all(each in TAKEN for each in sources) else COMPOSITE
