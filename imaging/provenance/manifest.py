"""A history as a manifest of Content Credentials (C2PA 2.1), ready to be signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from imaging.credit.origin import SOURCE_TYPES
from imaging.provenance.history import Ingredient, ProvenanceHistory, ProvenanceStep
from imaging.provenance.notice import PROGRAM
from imaging.provenance.source_types import COMPOSITE, after

ABOUT_TRAINING = ("ai_generative_training", "ai_inference", "ai_training", "data_mining")
BEGINNINGS = ("opened", "painted", "drawn")
ON_WHAT_TERMS = "Ask whoever gave you this picture."


def manifest_of(history: ProvenanceHistory, declared: Mapping[str, str], media_type: str) -> dict[str, Any]:
    """What c2pa's `Builder` takes, but for the ingredients' files."""
    known = {each.label: each.source or declared.get(each.label, "") for each in history.ingredients}
    program = {"name": PROGRAM, **({"version": history.software} if history.software else {})}
    actions, source = [], ""
    for place, step in enumerate(history.steps):
        used = [known.get(label, "") for label in step.used]
        source = after(source, step.effect, used)
        actions.append(_action(step, source, program))
        if place == 0 and step.effect not in BEGINNINGS:  # as one has to begin
            actions[0:0] = [_created(source or COMPOSITE, program)]
    entry: dict[str, Any] = {"use": history.training}
    if history.training == "constrained":
        entry["constraint_info"] = ON_WHAT_TERMS
    return {
        "claim_generator_info": [program],
        "title": history.title,
        "format": media_type,
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": actions}},
            {
                "label": "cawg.training-mining",
                "data": {"entries": {f"cawg.{what}": entry for what in ABOUT_TRAINING}},
            },
        ],
    }


def ingredient_of(each: Ingredient) -> dict[str, Any]:
    """As `Builder.add_ingredient` takes it."""
    return {"title": each.title, "relationship": each.relation, "label": each.label}


def _created(source: str, program: Mapping[str, str]) -> dict[str, Any]:
    return {"action": "c2pa.created", "digitalSourceType": f"{SOURCE_TYPES}{source}", "softwareAgent": dict(program)}


def _action(step: ProvenanceStep, source: str, program: Mapping[str, str]) -> dict[str, Any]:
    agent = {"name": step.agent} if step.agent and step.action != "opened" else dict(program)
    action: dict[str, Any] = {"action": f"c2pa.{step.action}", "softwareAgent": agent}
    if step.effect in ("painted", "drawn", "enhanced", "generated") and source:
        action["digitalSourceType"] = f"{SOURCE_TYPES}{source}"
    if step.name:
        action["description"] = step.name
    if step.used:
        action["parameters"] = {"ingredientIds": list(step.used)}
    return action
