"""What signed Content Credentials in a file say, and whether they hold: foreign ones and the studio's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from c2pa import C2paError, Context, Reader, Settings

from imaging.metadata.origin import source_in_words
from imaging.metadata.text import clean
from imaging.provenance.history import State
from imaging.provenance.signing import OFFLINE, says_who

MOST, LONGEST = 20, 200
"""Manifests and actions that are told, and characters of a name."""
ACTIONS = "c2pa.actions"


@dataclass(frozen=True)
class SignedAction:
    """What was done, by C2PA's name without `c2pa.`."""

    name: str
    agent: str = ""
    """Who did it, where that is another than the program that signed."""
    source: str = ""
    """IPTC's source type in words; empty where none is said."""


@dataclass(frozen=True)
class SignedStep:
    """What one program did and signed."""

    program: str
    signer: str
    actions: tuple[SignedAction, ...] = ()


@dataclass(frozen=True)
class SignedStory:
    """All of it, the oldest first."""

    state: State
    steps: tuple[SignedStep, ...] = ()
    private: bool = False
    """Something in it may say who, where or with which camera."""

    @property
    def signer(self) -> str:
        """Who signed last."""
        return self.steps[-1].signer if self.steps else ""

    @property
    def program(self) -> str:
        """What it was made with last."""
        return self.steps[-1].program if self.steps else ""


def story_of(data: bytes, media_type: str, anchor: str = "") -> SignedStory | None:
    """None where there are none. `anchor`: the studio's own root certificate, in PEM."""
    try:
        reader = _reader(data, media_type)
    except C2paError:
        return SignedStory("unreadable")
    if reader is None:
        return None
    with closing(reader):
        try:
            said, state = json.loads(reader.json()), str(reader.get_validation_state())
        except (C2paError, ValueError):
            return SignedStory("unreadable")
    manifests = said.get("manifests") or {}
    chain = list(_chain(manifests, said.get("active_manifest", "")))
    if not chain:
        return SignedStory("unreadable")
    return SignedStory(
        _judged(state, data, media_type, anchor),
        tuple(_step(each) for each in reversed(chain)),
        any(says_who(each) for each in manifests.values()),
    )


def _reader(data: bytes, media_type: str, anchor: str = "") -> Reader | None:
    trust = {"trust": {"trust_anchors": anchor}} if anchor else {}
    context = Context(Settings.from_dict({**OFFLINE, **trust}))
    return Reader.try_create(media_type, BytesIO(data), context=context)


def _judged(state: str, data: bytes, media_type: str, anchor: str) -> State:
    if state == "Trusted":
        return "listed"
    if state != "Valid":
        return "changed"
    own = _reader(data, media_type, anchor) if anchor else None
    if own is None:
        return "stranger"
    with closing(own):
        return "own" if own.get_validation_state() == "Trusted" else "stranger"


def _chain(manifests: Mapping[str, Any], label: str) -> Iterator[Mapping[str, Any]]:
    """The manifest of that label, and from parent to parent those before it."""
    seen = set[str]()
    while label in manifests and label not in seen and len(seen) < MOST:
        seen.add(label)
        yield manifests[label]
        ingredients = manifests[label].get("ingredients") or ()
        parents = [each for each in ingredients if each.get("relationship") == "parentOf"]
        label = str(parents[0].get("active_manifest", "")) if parents else ""


def _step(manifest: Mapping[str, Any]) -> SignedStep:
    signature = manifest.get("signature_info") or {}
    signer = signature.get("common_name") or signature.get("issuer") or ""
    program = _program(manifest)
    return SignedStep(program, _name(signer), tuple(_actions(manifest, program))[:MOST])


def _program(manifest: Mapping[str, Any]) -> str:
    infos = manifest.get("claim_generator_info") or ()
    first = infos[0] if isinstance(infos, Sequence) and infos else {}
    name, version = first.get("name", ""), first.get("version", "")
    return _name(f"{name or manifest.get('claim_generator') or ''} {version or ''}".strip())


def _actions(manifest: Mapping[str, Any], program: str) -> Iterator[SignedAction]:
    for each in manifest.get("assertions") or ():
        told = each.get("data") if str(each.get("label", "")).startswith(ACTIONS) else None
        for action in told.get("actions") or () if isinstance(told, Mapping) else ():
            agent = action.get("softwareAgent") or ""
            who = _name(agent.get("name", "") if isinstance(agent, Mapping) else agent)
            kind = action.get("digitalSourceType") or ""
            name = _name(str(action.get("action", "")).removeprefix("c2pa."))
            yield SignedAction(name, "" if program.startswith(who) else who, source_in_words(str(kind)) if kind else "")


def _name(text: object) -> str:
    return clean(str(text), LONGEST)
