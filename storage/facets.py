"""The columns of `images` by which the gallery finds one. Whoever changes what is shown of it writes them anew."""

from __future__ import annotations

from typing import Any

from conversation.image import Image
from conversation.versions.facets import facets
from storage.queries.message_search import folded
from storage.sql.rows import storable


def facet_columns(image: Image) -> dict[str, Any]:
    """Their values for this image, as it is shown now."""
    found = facets(image)
    return {"kinds": found.kinds, "model": found.model, "ratio": found.ratio, "words": storable(folded(found.words))}
