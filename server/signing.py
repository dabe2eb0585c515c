"""With what files that leave are signed: the studio's own key and certificates, or those that its operator has."""

from __future__ import annotations

from pathlib import Path

from server.settings import Settings
from server.workers.pixels import UNSIGNED, Signing

NAME = "content-credentials.pem"
"""In the data folder; made when the first file leaves, for its owner's eyes alone."""
OFF = "off"


def signing(settings: Settings, folder: Path | None = None) -> Signing:
    """What the setting says; `folder` is where what is made is kept, usually the data folder."""
    said = settings.content_credentials
    if said == OFF:
        return UNSIGNED
    own = (folder or settings.data) / NAME
    return Signing(str(Path(said).absolute())) if said else Signing(str(own.absolute()), makes=True)
