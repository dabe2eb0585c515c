"""The headers of tus 1.0 as the document shows them, and what became of an upload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from conversation.image import Image
from conversation.ports.uploads import Refusal
from endpoints.openapi.declaration import Size, limits

# Fields are named as the headers are, with `_` for `-`.


@dataclass(frozen=True)
class TusHeaders:
    """Headers of every call but GET."""

    Tus_Resumable: Literal["1.0.0"] = "1.0.0"
    """The version of the protocol."""


@dataclass(frozen=True, kw_only=True)
class CreateHeaders(TusHeaders):
    """Headers that begin an upload."""

    Upload_Length: Size
    """Bytes of the whole file."""
    Upload_Metadata: str = ""
    """`filename <base64>,conversation <base64>`; a conversation is made where none is named."""
    Upload_Checksum: str = ""
    """`sha1 <base64>` of the bytes that come along; md5 and sha256 too."""


@dataclass(frozen=True, kw_only=True)
class AppendHeaders(TusHeaders):
    """Headers of a piece."""

    Upload_Offset: Size
    """How many bytes are there already."""
    Upload_Checksum: str = ""
    """`sha1 <base64>` of this piece; md5 and sha256 too."""


@dataclass(frozen=True, kw_only=True)
class OverrideHeaders(TusHeaders):
    """Headers of a POST that stands for something else."""

    X_HTTP_Method_Override: Literal["PATCH", "DELETE"]
    """What is meant."""
    Upload_Offset: Size = 0
    """With PATCH: how many bytes are there already."""


@dataclass(frozen=True)
class AboutUploads:
    """Headers that say what can be done."""

    Tus_Version: str
    """The versions that are spoken."""
    Tus_Extension: str
    """creation, creation-with-upload, expiration, checksum, termination."""
    Tus_Max_Size: Size
    """The most bytes that a file may have."""
    Tus_Checksum_Algorithm: str
    """md5, sha1, sha256."""


@dataclass(frozen=True)
class OffsetHeaders:
    """Headers that say how far a file is."""

    Upload_Offset: Size
    """Bytes that are here."""
    Upload_Expires: str
    """When it is forgotten if nothing more comes."""


@dataclass(frozen=True)
class PlaceAndLength(OffsetHeaders):
    """Headers that say how far a file is, and how far it goes."""

    Upload_Length: Size
    """Bytes of the whole file."""


@dataclass(frozen=True)
class Created(OffsetHeaders):
    """Headers of an upload that was begun."""

    Location: str
    """Its address."""


@dataclass(frozen=True)
class UploadStanding:
    """How far an upload is, and what it became."""

    id: str
    """Of the image too that it becomes."""
    conversation: str
    filename: str
    length: Size
    """Bytes of the whole file."""
    offset: Size
    """Bytes that are here."""
    expires: Annotated[float, limits(minimum=0)]
    """Seconds since 1970."""
    image: Image | None
    """Null until it is whole, and where it was refused."""
    refused: Refusal | None
    """Why the whole file was not taken."""
