"""What a file says outside about where it comes from, in each format, read back by c2pa and, where it is, exiftool."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from c2pa import Builder, C2paSignerInfo, Context, Reader, Settings, Signer
from PIL import Image

from imaging.credit.origin import SOURCE_TYPES
from imaging.metadata.sheet import sheet_of
from imaging.provenance.certificates import SigningIdentity, UnusableIdentity, identity_in, new_identity
from imaging.provenance.history import Ingredient, ProvenanceHistory, ProvenanceStep
from imaging.provenance.source_types import TRAINED
from server.docs.provenance_page import PAGE, TABLE, table
from server.workers.in_process import InProcess
from server.workers.pixels import Signing, TaskPixels

EXIFTOOL = shutil.which("exiftool")
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "TIFF", "GIF")
PAINTED = ProvenanceHistory(
    "Fox",
    (ProvenanceStep("created", "painted", "", "acme/brush-2.1"), ProvenanceStep("cropped", "edited", "crop")),
    software="0.1.0",
    prompt="a fox in <snow> & fog\nat dawn",
    writer="Ada",
    alt="A fox “in snow”",
)


@pytest.fixture
def studio(tmp_path: Path) -> TaskPixels:
    return TaskPixels(InProcess(), signing=Signing(str(tmp_path / "data" / "signer.pem"), makes=True))


def picture(kind: str = "PNG", **more: Any) -> bytes:
    out = BytesIO()
    Image.effect_mandelbrot((90, 60), (-2, -1.2, 1, 1.2), 60).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    return Image.open(BytesIO(data)).convert("RGB").tobytes()


def read(data: bytes, media_type: str, anchor: str = "") -> tuple[str, dict[str, Any]]:
    trust = {"trust": {"trust_anchors": anchor}} if anchor else {}
    context = Context(Settings.from_dict({**trust, "verify": {"remote_manifest_fetch": False}}))
    reader = Reader(media_type, BytesIO(data), context=context)
    return str(reader.get_validation_state()), json.loads(reader.json())


def active(store: dict[str, Any]) -> dict[str, Any]:
    return dict(store["manifests"][store["active_manifest"]])


def actions(store: dict[str, Any]) -> list[dict[str, Any]]:
    found = next(each for each in active(store)["assertions"] if each["label"].startswith("c2pa.actions"))
    return list(found["data"]["actions"])


def in_xmp(data: bytes) -> dict[str, str]:
    told = [entry for group in sheet_of(data).groups for entry in group.entries if group.id == "ai"]
    return {entry.id: entry.value for entry in told if entry.source != "C2PA"}


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_carries_both_and_a_changed_byte_is_noticed(studio: TaskPixels, kind: str) -> None:
    before, media_type = picture(kind), f"image/{kind.lower()}"
    left = studio.mark(before, PAINTED)
    assert (left.media_type, left.notes) == (media_type, ())
    assert pixels(left.data) == pixels(before)

    state, store = read(left.data, media_type)
    assert state == "Valid"
    assert [(each["action"], each.get("digitalSourceType", "").rpartition("/")[2]) for each in actions(store)] == [
        ("c2pa.created", TRAINED),
        ("c2pa.cropped", ""),
    ]
    said = in_xmp(left.data)
    assert (said["ai_system"], said["prompt"]) == ("acme/brush-2.1", "a fox in <snow> & fog at dawn")
    assert said["source_type"] == "made by an AI model"

    half = len(before) // 2
    at = left.data.index(before[half : half + 24])  # among the pixels
    changed = left.data[:at] + bytes([left.data[at] ^ 1]) + left.data[at + 1 :]
    assert read(changed, media_type)[0] == "Invalid"


@pytest.mark.skipif(EXIFTOOL is None, reason="exiftool is not on this machine")
@pytest.mark.parametrize("kind", FORMATS)
def test_exiftool_reads_the_same(studio: TaskPixels, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"fox.{kind.lower()}"
    path.write_bytes(studio.mark(picture(kind), PAINTED).data)
    done = subprocess.run([str(EXIFTOOL), "-j", "-XMP:all", "-n", path], capture_output=True, check=True)
    said = json.loads(done.stdout)[0]
    assert said["DigitalSourceType"] == f"http://cv.iptc.org/newscodes/digitalsourcetype/{TRAINED}"
    assert said["CreatorTool"] == "Atelier 0.1.0"
    assert said["Credit"] == "Made with acme/brush-2.1"


def test_without_a_signer_the_words_go_along_and_without_a_place_for_them_that_is_said(tmp_path: Path) -> None:
    unsigned = TaskPixels(InProcess())
    left = unsigned.mark(picture(), PAINTED)
    assert in_xmp(left.data)["source_type"] == "made by an AI model"
    assert Reader.try_create("image/png", BytesIO(left.data)) is None
    assert unsigned.mark(picture("BMP"), PAINTED).notes == ("unmarked",)

    (tmp_path / "broken.pem").write_text("nothing")
    broken = TaskPixels(InProcess(), signing=Signing(str(tmp_path / "broken.pem")))
    left = broken.mark(picture(), PAINTED)
    assert left.notes == ("unsigned",)
    assert in_xmp(left.data)["source_type"] == "made by an AI model"


def test_what_may_have_only_so_many_bytes_says_as_much_as_fits(studio: TaskPixels) -> None:
    data = picture("JPEG")

    def left(room: int) -> tuple[bool, bool, bool, bool]:
        file = studio.mark(data, ProvenanceHistory(**{**vars(PAINTED), "most": len(data) + room})).data
        said, signed = in_xmp(file), Reader.try_create("image/jpeg", BytesIO(file)) is not None
        assert len(file) <= len(data) + room
        return signed, "source_type" in said, "prompt" in said, file == data

    assert left(9_000) == (True, True, True, False)
    assert left(1_600) == (False, True, True, False)
    assert left(100) == (False, False, False, True)


def test_what_an_upload_brought_along_is_kept_and_what_it_declares_is_believed(
    studio: TaskPixels, tmp_path: Path
) -> None:
    """A file of an AI model of elsewhere, made warmer here: it stays one of AI, with both signatures in a row."""
    upload = tmp_path / "upload.jpeg"
    upload.write_bytes(studio.mark(picture("JPEG"), PAINTED).data)
    opened = ProvenanceStep("opened", "opened", used=("parent",))
    history = ProvenanceHistory(
        "Fox",
        (opened, ProvenanceStep("color_adjustments", "edited", "temperature")),
        (Ingredient("parent", "parentOf", "Fox", "image/jpeg", "", str(upload)),),
    )
    left = studio.mark(picture(), history).data
    state, store = read(left, "image/png")
    assert (state, len(store["manifests"])) == ("Valid", 2)
    assert in_xmp(left)["source_type"] == "made by an AI model"
    assert [each["action"] for each in actions(store)] == ["c2pa.opened", "c2pa.color_adjustments"]
    assert active(store)["ingredients"][0]["active_manifest"] in store["manifests"]

    gone = ProvenanceHistory("Fox", history.steps, (Ingredient("parent", "parentOf", "Fox", "image/jpeg"),))
    state, store = read(studio.mark(picture(), gone).data, "image/png")
    assert (state, len(store["manifests"])) == ("Valid", 1)


def test_credentials_that_may_say_whose_it_is_stay_behind_unless_that_is_wanted(
    studio: TaskPixels, tmp_path: Path
) -> None:
    """The small copy of the whole picture that another program signed, of which only a part leaves here."""
    upload, identity = tmp_path / "upload.png", identity_in(tmp_path / "other.pem", make=True)
    upload.write_bytes(signed_elsewhere(picture(), identity, "Camera works", "digitalCapture"))
    history = ProvenanceHistory(
        "Fox",
        (ProvenanceStep("opened", "opened", used=("parent",)), ProvenanceStep("cropped", "edited", "crop")),
        (Ingredient("parent", "parentOf", "Fox", "image/png", "", str(upload)),),
    )
    for credit, manifests in ((False, 1), (True, 2)):
        left = studio.mark(picture(), replace(history, credit=credit)).data
        state, store = read(left, "image/png")
        assert (state, len(store["manifests"])) == ("Valid", manifests)
        assert in_xmp(left)["source_type"] == "changed by a person"
        assert (b"Camera works" in left) is credit


def signed_elsewhere(
    data: bytes, by: SigningIdentity, program: str, source: str, settings: dict[str, Any] | None = None
) -> bytes:
    """A PNG with credentials of another program, as c2pa's library makes them where nobody says more."""
    info = C2paSignerInfo(alg="es256", sign_cert=by.chain, private_key=by.key, ta_url=None)
    created = {"action": "c2pa.created", "digitalSourceType": f"{SOURCE_TYPES}{source}"}
    manifest = {
        "claim_generator_info": [{"name": program}],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [created]}}],
    }
    out = BytesIO()
    context = Context(Settings.from_dict(settings or {}))
    Builder(manifest, context).sign(Signer.from_info(info), "image/png", BytesIO(data), out)
    return out.getvalue()


def test_each_studio_signs_with_its_own_and_an_operator_with_theirs(studio: TaskPixels, tmp_path: Path) -> None:
    left = studio.mark(picture(), PAINTED).data
    path = Path(studio.signing.identity)
    assert path.stat().st_mode & 0o777 == 0o600
    anchor = identity_in(path, make=False).anchor
    assert read(left, "image/png", anchor)[0] == "Trusted"
    assert read(left, "image/png", identity_in(tmp_path / "other.pem", make=True).anchor)[0] == "Valid"
    for text in ("", "-----BEGIN", new_identity().replace("CERTIFICATE", "PICTURE")):
        (tmp_path / "wrong.pem").write_text(text)
        with pytest.raises(UnusableIdentity):
            identity_in(tmp_path / "wrong.pem", make=True)


def test_the_page_says_what_each_format_carries() -> None:
    assert TABLE.read(PAGE) == table(), TABLE.written_by


def told(studio: TaskPixels, data: bytes) -> dict[str, str]:
    sheet = studio.metadata(data)
    return {entry.id: entry.value for entry in sheet.group("ai") if entry.source == "C2PA"}


def test_what_is_signed_is_verified_and_told_step_by_step(studio: TaskPixels, tmp_path: Path) -> None:
    other = TaskPixels(InProcess(), signing=Signing(str(tmp_path / "other.pem"), makes=True))
    painted = other.mark(picture("JPEG"), PAINTED).data
    upload = tmp_path / "upload.jpeg"
    upload.write_bytes(painted)
    history = ProvenanceHistory(
        "Fox",
        (ProvenanceStep("opened", "opened", used=("parent",)), ProvenanceStep("resized", "enhanced", "", "local/net")),
        (Ingredient("parent", "parentOf", "Fox", "image/jpeg", "", str(upload)),),
        "0.2.0",
    )
    left = studio.mark(picture(), history).data
    ours = told(studio, left)
    assert ours["c2pa"] == "signed by this studio and unchanged since; no public trust list knows it"
    assert ours["made_with"] == "Atelier 0.1.0 → Atelier 0.2.0"
    assert ours["done"] == (
        "created (made by an AI model: acme/brush-2.1), cropped → opened, resized (made by an AI model: local/net)"
    )
    theirs = told(studio, painted)["c2pa"]
    assert theirs == "signed by Atelier studio and unchanged since; not on a trust list here"
    at = left.index(b"IDAT") + 40
    changed = left[:at] + bytes([left[at] ^ 1]) + left[at + 1 :]
    assert told(studio, changed)["c2pa"] == "signed by Atelier studio, but was changed after signing"
    garbled = left.replace(b"jumdc2cl", b"jumdXXXX")
    assert told(studio, garbled)["c2pa"] == "present, but cannot be read"


def test_what_is_too_large_to_be_carried_is_signed_from_file_to_file(
    studio: TaskPixels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.workers.opening.AT_ONCE", 100)
    path = tmp_path / "large.png"
    path.write_bytes(picture())
    for one, signs in ((studio, True), (TaskPixels(InProcess()), False)):
        left = one.mark(path, PAINTED)
        assert left.file and left.file != path and not left.data
        data = left.file.read_bytes()
        assert in_xmp(data)["source_type"] == "made by an AI model"
        assert (Reader.try_create("image/png", BytesIO(data)) is not None) is signs
        assert pixels(data) == pixels(picture())
        left.file.unlink()
