"""All that is kept as bytes and not as rows: in the data folder (`storage/opening.py`) or in a bucket
(`storage/objects/opening.py`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversation.ports.downloads import Downloads
from conversation.ports.form_pictures import FormPictures
from conversation.ports.uploads import Uploads
from storage.disk.picture_files import PictureFiles


@dataclass(frozen=True)
class KeptFiles:
    """Each part by its protocol's name."""

    pictures: PictureFiles
    uploads: Uploads
    form_pictures: FormPictures
    downloads: Downloads
    sweep: Callable[[], int]
    """Takes away what is over, of all but the pictures. Returns how many."""
    tidy_here: Callable[[], int] = lambda: 0
    """The same of what this machine alone has, so that each process does it where there are several."""
