"""A file with its history as Content Credentials (C2PA 2), signed: the last thing that is done to it.

Whatever is written into it afterwards breaks what was signed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from c2pa import Builder, C2paError, C2paSignerInfo, Context, Reader, Settings, Signer

from imaging.file import File, stream, whole
from imaging.files.packaging import cleaned
from imaging.label import Label
from imaging.provenance.certificates import SigningIdentity
from imaging.provenance.history import UNKNOWN, Ingredient, ProvenanceHistory
from imaging.provenance.manifest import ingredient_of, manifest_of

SIGNED = frozenset(Reader.get_supported_mime_types())
"""Media types that can carry it."""
OFFLINE = {
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
}
"""No small copies of what a picture was before, and nothing is fetched from addresses that files name."""
SAYS_WHO = ("stds.", "cawg.identity", "c2pa.metadata", "c2pa.thumbnail", "c2pa.icon", "c2pa.asset-ref")
"""How assertions begin that may say who, where or with which camera, or show more than the picture."""


def signed(
    data: File, media_type: str, history: ProvenanceHistory, declared: Mapping[str, str], by: SigningIdentity
) -> bytes:
    """The file as bytes. Raises `C2paError`, also where it would not be valid."""
    out = BytesIO()
    with stream(data) as source:
        sign_into(source, out, media_type, history, declared, by)
    return out.getvalue()


def sign_into(
    source: BinaryIO,
    into: BinaryIO,
    media_type: str,
    history: ProvenanceHistory,
    declared: Mapping[str, str],
    by: SigningIdentity,
) -> None:
    """The same from one file into another one, which is open for reading, too."""
    info = C2paSignerInfo(alg="es256", sign_cert=by.chain, private_key=by.key, ta_url=None)
    manifest = manifest_of(history, declared, media_type)
    lost = [each for each in history.ingredients if not each.file]
    manifest["ingredients"] = [{**ingredient_of(each), "format": each.media_type} for each in lost]
    with (
        closing(Context(Settings.from_dict(OFFLINE))) as context,
        closing(Builder(manifest, context)) as builder,
        closing(Signer.from_info(info)) as signer,
    ):
        for each in history.ingredients:
            if each.file:
                with _ingredient(each, history.credit) as (kind, file):
                    builder.add_ingredient(json.dumps(ingredient_of(each)), kind, file)
        builder.sign(signer, media_type, source, into)


@contextmanager
def _ingredient(each: Ingredient, credit: bool) -> Iterator[tuple[str, BinaryIO]]:
    """Its media type and file; without everything but its pixels where its own credentials may say whose it is."""
    path = Path(each.file)
    with path.open("rb") as file:
        if credit or not _says_who(each.media_type, file):
            file.seek(0)
            yield each.media_type, file
            return
        bare = cleaned(whole(path), Label())
        yield each.media_type if bare else UNKNOWN, BytesIO(bare or b"")


def _says_who(media_type: str, file: BinaryIO) -> bool:
    """Whether the credentials in a file may say whose it is, or cannot be read."""
    if media_type not in SIGNED:
        return False
    try:
        reader = Reader.try_create(media_type, file, context=Context(Settings.from_dict(OFFLINE)))
    except C2paError:
        return True
    if reader is None:
        return False
    with closing(reader):
        return any(says_who(manifest) for manifest in json.loads(reader.json())["manifests"].values())


def says_who(manifest: Mapping[str, object]) -> bool:
    """Whether one manifest may: by its assertions, or by a small copy of a picture."""
    assertions = manifest.get("assertions")
    labels = [each["label"] for each in assertions] if isinstance(assertions, Sequence) else []
    ingredients = manifest.get("ingredients")
    shown = [each for each in ingredients if each.get("thumbnail")] if isinstance(ingredients, Sequence) else []
    return bool(shown or manifest.get("thumbnail") or any(label.startswith(SAYS_WHO) for label in labels))
