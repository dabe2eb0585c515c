"""Finding what is meant in a picture, as a mask: by a model of this machine where one is here."""

from __future__ import annotations

from conversation.edit_context import EditContext, PictureVersion
from conversation.editing.cutout import usual
from conversation.ports.areas.masks import MadeMask
from conversation.ports.cutout import Cutouts, CutoutSource, here
from imaging.cutout.request import CutoutRequest
from imaging.masks.request import BACKGROUND, BOX, POINT, SUBJECT, MaskRequest
from imaging.networks.models import SELECT


def selected(edit_context: EditContext, picture: PictureVersion, request: MaskRequest, cutouts: Cutouts) -> MadeMask:
    """What was asked for, in a version of a picture. Raises `Told` where nothing is found."""
    pixels, images, version = edit_context.pixels, edit_context.images, picture.version
    if request.kind not in (SUBJECT, BACKGROUND):
        return pixels.select_mask(images.content(version), request, _selector(request, cutouts))
    done = pixels.cut(CutoutSource.of(version, images.content), CutoutRequest(usual(cutouts)))
    return pixels.mask_of_cutout(done.file or done.data, request.kind == BACKGROUND)


def _selector(request: MaskRequest, cutouts: Cutouts) -> str:
    """The model of this machine that finds things at a point or in a box; empty where none is here, or wanted."""
    if request.kind not in (POINT, BOX):
        return ""
    return next((row.name for row in here(cutouts.models, SELECT)), "")
