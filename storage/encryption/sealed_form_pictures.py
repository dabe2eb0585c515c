"""What the image form painted, encrypted for the day that it is kept: with a key that comes from the master key, since
it is nobody's picture yet."""

from __future__ import annotations

from io import BytesIO

from conversation.ports.form_pictures import FormPictures
from storage.disk.errors import disk_told
from storage.encryption.chunks import MAGIC, NotAsSealed, opened, sealed_bytes
from storage.seal import Seal


class SealedFormPictures(FormPictures):
    """What `inner` keeps, encrypted."""

    def __init__(self, inner: FormPictures, seal: Seal, *, seals: bool = True) -> None:
        """Without `seals` what comes in now stays as it is."""
        self._inner = inner
        self._keys = tuple(seal.keys_for("form pictures").values())
        self._seals = seals

    def keep(self, job: str, data: bytes) -> None:
        """See `FormPictures`."""
        self._inner.keep(job, sealed_bytes(data, self._keys[0], job.encode()) if self._seals else data)

    def read(self, job: str) -> bytes:
        """See `FormPictures`. Raises `Told` for one that no master key opens."""
        data = self._inner.read(job)
        if not data.startswith(MAGIC):  # it was kept before
            return data
        with disk_told():
            return self._opened(data, job.encode())

    def _opened(self, data: bytes, about: bytes) -> bytes:
        for key in self._keys:
            try:
                with opened(BytesIO(data), key, about) as stream:
                    return stream.read()
            except NotAsSealed as error:
                refused = error
        raise refused
