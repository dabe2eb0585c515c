"""What a person has set for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, limits, refuses
from endpoints.openapi.shared_shapes import OwnStyle, OwnTemplate, PersonalSettings, Preset
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("settings", __name__, url_prefix="/api/v1")


class PresetChange(Preset):
    """What is left out stays as it is usual for this preset."""


class OwnStyleChange(OwnStyle):
    """A style, whole."""


class OwnTemplateChange(OwnTemplate):
    """A template, whole."""


@refuses(unknown="unknown_setting", amount="bad_setting", outside="bad_setting")
@dataclass(frozen=True)
class SettingsChange(PersonalSettings):
    """The settings that change; null takes one back to its default."""

    compress_presets: Mapping[str, PresetChange] | None = None
    """By `email`, `web`, `web-hq` and `custom`: all that are not as usual. Null brings all of them back."""
    own_styles: Annotated[tuple[OwnStyleChange, ...], limits(maxItems=100)] | None = None
    """All of them; `PUT /api/v1/styles/…` changes one."""
    own_templates: Annotated[tuple[OwnTemplateChange, ...], limits(maxItems=100)] | None = None
    """All of them."""


@routes.get("/settings")
@declared("All settings", PersonalSettings)
def settings() -> Response:
    return answer(services().people.preferences.of(person().id))


@routes.patch("/settings")
@declared(
    "Changes settings",
    PersonalSettings,
    takes=SettingsChange,
    refuses=("unknown_setting", "bad_setting"),
    scope="admin",
)
def patch_settings() -> Response:
    changes = json_body()
    parse(SettingsChange, changes)  # what it does not say and what it takes back by `null`, only the body tells apart
    return answer(services().people.preferences.change(person().id, changes))
