"""What a person has set for themselves."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.desk import desk, person

routes = Blueprint("settings", __name__, url_prefix="/api/v1")


@routes.get("/settings")
def settings() -> Response:
    return answer(desk().offer.settings(person()))


@routes.patch("/settings")
def patch_settings() -> Response:
    return answer(desk().offer.patch_settings(person(), json_body().values))
