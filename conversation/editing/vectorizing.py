"""A picture traced into a drawing (SVG) on this machine: the drawing is kept, and a version shows it."""

from __future__ import annotations

from conversation.edit_context import EditContext, PictureVersion
from conversation.image import Image
from conversation.ports.areas.vectors import MadeVector
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import say
from imaging.vector.request import Tracing


def vectorized(context: EditContext, picture: PictureVersion, wanted: Tracing) -> tuple[Image, MadeVector]:
    """The picture with a version that shows the drawing. Raises `Told`."""
    started, version = context.clock(), picture.version
    made = context.pixels.vectorize(context.images.content(version), wanted)
    vector = context.images.add_vector(picture.image.id, version.id, made)
    done = say("done_vectorize", "Vectorized into {shapes} shapes", shapes=made.shapes)
    image = context.images.add_version(
        picture.image.id,
        version.id,
        made.picture,
        Recipe(RetouchValues("vectorize", done=done, vector=vector), (version.id,)),
        message=context.message,
        cost=0,
        seconds=round(context.clock() - started, 3),
    )
    return image, made
