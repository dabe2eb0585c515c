"""What stands in front of a background that a model painted anew, laid back from the picture itself, to the pixel."""

from __future__ import annotations

from conversation.command import Turn
from conversation.editing.cutout import DOUBTED, NOTHING, usual
from conversation.errors import Told
from conversation.generation.retouching.laying import Answered
from conversation.image import Image
from conversation.ports.cutout import CutoutSource
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import figure, say
from imaging.cutout.request import CutoutRequest


def subject_kept(turn: Turn, answered: Answered, done: RetouchValues) -> Image:
    """The picture with the answer behind its own subject, as one more version; `done` is what made the answer. Raises
    `Told` where no subject is found in the picture, or it is not found again in the answer."""
    studio, before = turn.studio, answered.before
    started, version = studio.clock(), before.version
    source = CutoutSource.of(version, studio.images.content)
    cut = studio.pixels.cut(source, CutoutRequest(usual(studio.models.cutouts)))
    if cut.outcome.sure < DOUBTED or cut.outcome.kept < NOTHING:
        raise no_sure_subject()
    mask = studio.pixels.mask_of_cutout(cut.file or cut.data, background=True)
    content, raw = studio.images.content(version), studio.images.content(answered.raw)
    made = studio.pixels.lay_answer(content, raw, mask.data)
    counts = {"changed": figure(made.changed), "kept": figure(made.outside)}
    values = RetouchValues(
        done.name,
        done.model,
        say("done_subject_kept", "{done}: {changed} of {kept} px of its subject changed", done=done.done, **counts),
        done.prompt,
        changed=made.changed,
        outside=made.outside,
    )
    return studio.images.add_version(
        before.image.id,
        version.id,
        made.encoded,
        Recipe(values, (version.id, answered.raw.id)),
        message=turn.reply_id,
        cost=0,
        seconds=round(studio.clock() - started, 3),
    )


def no_sure_subject() -> Told:
    """Nothing stands out of the picture, or not clearly."""
    return Told(
        say("no_sure_subject", "No subject was told from its background"),
        say(
            "no_sure_subject_text",
            "What stands in front could not be told surely enough, so all of it is as the model painted it.",
        ),
        code="no_sure_subject",
        status=409,
    )
