"""What is said of a version that lies so far back that its picture was let go of. See `storage/thinning.py`."""

from __future__ import annotations

from conversation.errors import BadRequest


def must_be_kept(kept: bool) -> None:
    """Raises `BadRequest` where it is not."""
    if not kept:
        raise BadRequest(
            "This version's picture is no longer kept",
            "It lies further back than undo goes: only its small preview and its recipe are left. Choose another one.",
            code="version_not_kept",
            status=410,
        )
