"""The part of `Pixels` that makes drawings, over the tasks of `vector_tasks.py`."""

from __future__ import annotations

from conversation.ports.areas.vectors import MadeVector
from imaging.file import File
from imaging.vector.request import Tracing
from server.workers.expanding_pixels import ExpandingPixels
from server.workers.mask_pixels import encoded
from server.workers.pipe import Parcel


class VectorPixels(ExpandingPixels):
    """See `Vectorizes` in `conversation/ports/areas/vectors.py`."""

    def vectorize(self, picture: File, wanted: Tracing) -> MadeVector:
        return made_vector(self.asked("vectorize", {"detail": wanted.detail, "black": wanted.black}, (picture,)))

    def read_vector(self, svg: bytes, longest: int) -> MadeVector:
        return made_vector(self.asked("read_vector", {"longest": longest}, (svg,)))


def made_vector(answer: Parcel) -> MadeVector:
    *picture, svg = answer.blobs
    about = answer.values
    seen = encoded(Parcel(about, tuple(picture)))
    return MadeVector(svg, about["shapes"], seen, tuple(about["left_out"]), about["hard"])
