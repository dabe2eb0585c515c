"""Jobs that are no turns, and what a start makes of what was cut off."""

from __future__ import annotations

from uuid import uuid4

from conversation.ports.cutout import LocalModelRow
from conversation.ports.jobs import JobOrder
from server.connecting.model_fetches import KIND as FETCHED
from server.connecting.model_fetches import ModelFetches
from server.cutout import fetch_job
from server.cutout.fetch_job import KIND as CUTOUT_FETCHED
from server.cutout.model_folder import ModelFolder
from server.image_form.painting_jobs import PICTURE
from server.jobs.embedded import EmbeddedRunner
from server.jobs.line import FairLine
from server.stores import Stores
from server.turns.personal_catalogues import PersonalCatalogues

REPEATABLE = FETCHED, CUTOUT_FETCHED, PICTURE
"""Kinds of jobs that begin again where they were cut off."""
OTHERS_EACH, OTHERS_AT_ONCE = 4, 16
"""Jobs that are no turns: of one person, and of all."""


def recovered(stores: Stores) -> None:
    """What ran when the server ended waits again, or is over."""
    stores.jobs.recover(REPEATABLE)
    stores.replies.interrupt_running()
    stores.answered_calls.cut_off()


def other_jobs(
    stores: Stores, models: ModelFolder, catalogues: PersonalCatalogues
) -> tuple[EmbeddedRunner, ModelFetches]:
    """What runs jobs that are no turns, by their kinds."""
    fetches = ModelFetches(catalogues, lambda order: runner.submit(order))
    works = {FETCHED: fetches.work, CUTOUT_FETCHED: fetch_job.work(models)}
    runner = EmbeddedRunner(stores.jobs, works, FairLine(OTHERS_EACH, OTHERS_AT_ONCE))
    return runner, fetches


def as_job(others: EmbeddedRunner, owner: str, row: LocalModelRow) -> None:
    """The fetch of a model that cuts out."""
    values = {"model": row.name, "title": row.label}
    others.submit(JobOrder(str(uuid4()), owner, CUTOUT_FETCHED, values=values))
