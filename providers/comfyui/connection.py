"""ComfyUI at its address: the models it has, and the workflows that lie in the studio's folder for it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from conversation.ports.models import ChatModel, ImageAbilities, ImageModel
from conversation.ports.pixels import Pixels
from conversation.sentences import say
from providers.comfyui.access import ADDRESS, LIMITS
from providers.comfyui.default_graphs import DefaultGraphs
from providers.comfyui.graph_plan import Graph, GraphPlan, GraphWish
from providers.comfyui.installed import Installed
from providers.comfyui.painter import ComfyPainter
from providers.comfyui.workflow import FOLDER, UnusableWorkflow, read_workflow
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.client import Client

_LARGEST = 5_000_000
"""Bytes of a workflow."""
_HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class BrokenWorkflow:
    """Implements `GraphPlan` for a file that cannot be used: it is listed, and says why when it is chosen."""

    title: str
    error: UnusableWorkflow

    abilities = ImageAbilities()
    result = ""
    wants_picture = False
    wants_mask = False

    @property
    def name(self) -> str:
        return f"{FOLDER}{self.title}"

    @property
    def label(self) -> str:
        return self.title

    def graph(self, wish: GraphWish) -> Graph:
        """See `GraphPlan`."""
        raise self.error


class ComfyConnection:
    """Implements `LocalConnection`."""

    def __init__(self, client: Client, pixels: Pixels, folder: Path | None, *, local: bool) -> None:
        """`folder`: with workflows, if there is one. `local`: whether ComfyUI runs on this machine."""
        self._client = client
        self._pixels = pixels
        self._folder = folder
        self._local = local
        self._installed = Installed(client)

    def images(self) -> Sequence[ImageModel]:
        models = [DefaultGraphs(model, self._local) for model in self._installed.known()]
        if not self.answers():
            return []
        workflows = sorted(self._workflows(), key=lambda plan: isinstance(plan, BrokenWorkflow))
        return [ComfyPainter(self._client, self._pixels, plan) for plan in (*models, *workflows)]

    def chats(self) -> Sequence[ChatModel]:
        return []

    def image(self, name: str) -> ImageModel | None:
        plan = self._plan(name)
        return None if plan is None else ComfyPainter(self._client, self._pixels, plan)

    def chat(self, name: str) -> ChatModel | None:
        return None

    def answers(self) -> bool:
        return self._installed.reading.known() is not None

    def look(self) -> None:
        self._installed.reading.now()

    def report(self) -> ProviderReport:
        """Asked now. Workflows that can be used count as models. Raises `ProviderFault`."""
        state = self._installed.reading.now()
        usable = [plan for plan in self._workflows() if not isinstance(plan, BrokenWorkflow)]
        count = len(state.models) + len(usable)
        missing = say(
            "comfyui_empty",
            "It has no model that paints yet. Put a checkpoint into its folder models/checkpoints, or a workflow of "
            "your own into data/providers/comfyui of the studio, and test again.",
        )
        return ProviderReport(models=count, painters=count, version=state.version, told="" if count else missing)

    def close(self) -> None:
        self._installed.reading.close()
        self._client.close()

    def _plan(self, name: str) -> GraphPlan | None:
        if name.startswith(FOLDER):
            return next((plan for plan in self._workflows() if plan.name == name), None)
        model = self._installed.find(name)
        return None if model is None else DefaultGraphs(model, self._local)

    def _workflows(self) -> list[GraphPlan]:
        """Read anew each time: who saves one uses it in the next message."""
        files = sorted(self._folder.glob("*.json")) if self._folder is not None else []
        return [_read(file, local=self._local) for file in files]


def connected(given: Given) -> ComfyConnection:
    """At the address in `given`. Workflows lie on the studio's disk and go to addresses its owner knows only."""
    client = Client("ComfyUI", given, ADDRESS, limits=LIMITS, free=True)
    host = urlsplit(given.addresses.get(ADDRESS.name, "")).hostname or ""
    folder = given.folder / "comfyui" if given.folder is not None and not given.guarded else None
    return ComfyConnection(client, given.pixels, folder, local=host in _HERE)


def check(given: Given) -> ProviderReport:
    """Which version answers, and with which models."""
    with closing(connected(given)) as connection:
        return connection.report()


def _read(file: Path, *, local: bool) -> GraphPlan:
    try:
        if file.stat().st_size > _LARGEST:
            raise UnusableWorkflow(say("workflow_too_large", "Its file is too large for a workflow."))
        return read_workflow(file.stem, file.read_text("utf-8"), local=local)
    except UnusableWorkflow as error:
        return BrokenWorkflow(file.stem, error)
    except (OSError, UnicodeDecodeError):
        told = say(
            "workflow_unreadable", "The studio cannot read its file. Check who may read it, and export it again."
        )
        return BrokenWorkflow(file.stem, UnusableWorkflow(told))
