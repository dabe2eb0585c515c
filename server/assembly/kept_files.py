"""Where the bytes of pictures are kept: in the data folder, or in the bucket that the settings name.

A bucket's calls wait in threads of their own: many can wait for a slow network without keeping the disk's work waiting.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from typing import cast

from gevent.threadpool import ThreadPool

from conversation.errors import Told
from server.settings import Settings
from server.threads import threads_of
from storage.disk.files import Files
from storage.disk.kept_files import KeptFiles
from storage.disk.picture_files import Aside, PictureFiles, here

log = logging.getLogger(__name__)
AT_ONCE = 32
"""Calls that wait for the bucket at once."""


def kept_in(settings: Settings, steady: Callable[[], bool]) -> KeptFiles | None:
    """What the bucket keeps; None where the data folder does. Raises `Told` where the bucket
    refuses us; one that does not answer now may later."""
    if not settings.blobs:
        return None
    kept = opened(settings, threads_of(ThreadPool(AT_ONCE)), steady)
    try:
        kept.pictures.older("nobody", 0.0)  # one question, however much there is
    except Told as told:
        if told.status != 503:
            raise
        log.warning("%s: %s (%s)", settings.blobs, told.title, told.details)
    return kept


def kept_at_rest(settings: Settings) -> KeptFiles | None:
    """The same for a command, which waits for each call itself; the bucket is asked only when something is wanted."""
    return opened(settings, here) if settings.blobs else None


def pictures_of(settings: Settings) -> PictureFiles:
    """Where the pictures of a studio are that does not run."""
    kept = kept_at_rest(settings)
    return kept.pictures if kept else Files(settings.data / "conversations")


def opened(settings: Settings, aside: Aside, steady: Callable[[], bool] = lambda: True) -> KeptFiles:
    """The bucket of the settings. Its client is loaded for those only who have one."""
    opening = import_module("storage.objects.opening")
    bucket = opening.bucket_at(settings.blobs, settings.blobs_endpoint, aside)
    local = {"copies": settings.blobs_copies * 1024 * 1024, "presigned": settings.blobs_presigned == "1"}
    return cast(KeptFiles, opening.open_bucket(bucket, settings.data, **local, steady=steady))
