"""What a person has set for themselves."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.desk import desk, person
from endpoints.openapi.declaring import declared
from endpoints.openapi.shapes import Settings

routes = Blueprint("settings", __name__, url_prefix="/api/v1")


class SettingsChange(Settings):
    """The settings that change; null takes one back to its default."""


@routes.get("/settings")
@declared("All settings", Settings)
def settings() -> Response:
    return answer(desk().offer.settings(person()))


@routes.patch("/settings")
@declared("Changes settings", Settings, takes=SettingsChange, refuses=("unknown_setting", "bad_setting"))
def patch_settings() -> Response:
    return answer(desk().offer.patch_settings(person(), json_body().values))
