"""Pictures finished by the command line: made small, converted, cut out. All cores work; one that fails costs itself
alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from gevent.pool import Pool

from conversation.errors import BadRequest, Told
from conversation.ports.cutout import PRESENT, CutoutSource
from conversation.recipe import VERSION
from conversation.sentences import in_bytes
from conversation.services.zip_notes import SAID
from genimg.assembly import PixelWork, pixel_work
from genimg.exit_codes import DONE, code_of
from genimg.outputs import KNOWN, PIPE, Destination, Original, sources
from genimg.reporting import Reporter
from imaging.compress.outcome import SHORT, TRANSPARENT
from imaging.compress.target import CompressTarget, target_of
from imaging.cutout.models import MODELS, SIMPLE
from imaging.cutout.models import USUAL as USUAL_MODEL
from imaging.cutout.request import IMAGE, Background, CutoutRequest
from imaging.declaration import Impossible
from imaging.file import File, beginning
from imaging.file_formats import DOWNLOAD, FILE_FORMATS, format_of
from imaging.named_colour import colour_of
from imaging.provenance.history import UNKNOWN, Ingredient, ProvenanceHistory, ProvenanceStep
from storage.disk.errors import disk_told


@dataclass(frozen=True)
class FinishedFile:
    """One picture, as it is to be written; None of content where it is left alone."""

    content: File | None
    media_type: str
    about: dict[str, Any]
    """For `--json`."""
    said: str
    """For the person."""


COMPRESSED = ProvenanceStep("converted", "kept", "compress")
CONVERTED = ProvenanceStep("converted", "kept", "convert")
BEGINNING = 64
"""Bytes by which a file is known."""
Work = Callable[[PixelWork, Original], FinishedFile]
Written = Told | tuple[str, FinishedFile]
"""Why there is none, or where it is."""
Outcome = Told | tuple[str, FinishedFile]
"""Why there is none, or where it was written."""


def wanted(preset: str, target: str, kind: str, size: str, quality: int | None, ground: str) -> CompressTarget:
    """What was asked for, as `/compress` understands it. Raises `BadRequest`."""
    try:
        return target_of(preset, target, kind, size, quality, ground)
    except Impossible as error:
        raise BadRequest("That can’t be done", str(error), code="bad_arguments") from error


def compress_all(named: Sequence[str], target: CompressTarget, out: str, report: Reporter) -> int:
    """The exit code."""
    return _each(named, Destination(out, "-compressed"), report, "Compressing", partial(_compressed, target, bool(out)))


def convert_all(named: Sequence[str], kind: str, credit: bool, out: str, report: Reporter) -> int:
    """The exit code."""
    kind = kind or _format_by(out)
    return _each(named, Destination(out, "-converted"), report, "Converting", partial(_converted, kind, credit))


@dataclass(frozen=True)
class BackgroundRemoval:
    """How backgrounds are removed."""

    method: str = ""
    """A model's name or `simple`; empty: the best that is here."""
    fetch: bool = False
    background: str = "none"
    """`none`, `blur`, a colour, or the path of a picture."""
    soft: bool = False
    kind: str = "png"


def cut_out_all(named: Sequence[str], wish: BackgroundRemoval, out: str, report: Reporter) -> int:
    """The exit code. Raises `Told` where the model is not here and is not to be fetched."""
    return _each(
        named, Destination(out, "-nobg"), report, "Cutting out", partial(_cut_out, wish), partial(_ready, wish, report)
    )


def _each(
    named: Sequence[str],
    into: Destination,
    report: Reporter,
    title: str,
    work: Work,
    ready: Callable[[PixelWork], None] = lambda work: None,
) -> int:
    """The exit code: that of the first picture that failed."""
    with sources(named) as pictures, pixel_work() as by:
        into, worst = into.for_one_of(len(pictures)), DONE
        ready(by)
        with report.progress(title, len(pictures)) as bar:
            for source, done in Pool(by.at_once).imap(partial(_one, by, into, work), pictures):
                bar.on(f"{title} {source.name}")
                if isinstance(done, Told):
                    report.failure(done, source.name)
                    worst = worst or code_of(done)
                else:
                    path, finished = done
                    report.say(f"{source.name}: {finished.said}")
                    if path != PIPE:
                        report.result(path or source.name, {"source": source.name, **finished.about})
    return worst


def _one(by: PixelWork, into: Destination, work: Work, source: Original) -> tuple[Original, Written]:
    """One picture and where it was written; empty where it is left alone. A failure is a value: others go on."""
    try:
        with disk_told():
            done = work(by, source)
        path = into.write(source, done.content, done.media_type) if done.content is not None else ""
        if isinstance(done.content, Path) and done.content != source.path:
            done.content.unlink(missing_ok=True)
    except Told as told:
        return source, told
    return source, (path, replace(done, content=None))


def _compressed(target: CompressTarget, along: bool, by: PixelWork, source: Original) -> FinishedFile:
    before = source.path.stat().st_size
    made = by.pixels.compress(source.file, target)
    outcome, about = made.outcome, {"bytes_before": before, **made.outcome.to_dict()}
    if outcome.state == TRANSPARENT:
        raise BadRequest(
            "It is transparent, and JPEG cannot be",
            "Say what goes behind it (--ground white), or choose another format (--format webp).",
            code="transparent",
        )
    if made.encoded is None:
        said = f"small enough already, {in_bytes(before)}"
        if not along and not source.piped:
            return FinishedFile(None, outcome.media_type, about, said)
        left = by.pixels.export(source.file, "same")
        content = _marked(by, source, left.file or left.data, COMPRESSED, target.bytes)
        return FinishedFile(content, left.media_type, about, said)
    less = f"{in_bytes(before)} → {in_bytes(outcome.bytes)}, {outcome.width} × {outcome.height}"
    short = ", as small as it can be" if outcome.state == SHORT else ""
    said = "".join([less, short, *map(_note, outcome.notes)])
    content = _marked(by, source, made.encoded.content, COMPRESSED, target.bytes)
    return FinishedFile(content, outcome.media_type, about, said)


def _converted(kind: str, credit: bool, by: PixelWork, source: Original) -> FinishedFile:
    before = source.path.stat().st_size
    left = by.pixels.crediting(credit).export(source.file, kind)
    content = _marked(by, source, left.file or left.data, CONVERTED, credit=credit)
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    about = {"bytes_before": before, "bytes": size, "media_type": left.media_type, "notes": list(left.notes)}
    said = f"{in_bytes(before)} → {in_bytes(size)}, {left.media_type.removeprefix('image/')}"
    return FinishedFile(content, left.media_type, about, "".join([said, *map(_note, left.notes)]))


def _cut_out(wish: BackgroundRemoval, by: PixelWork, source: Original) -> FinishedFile:
    request, behind = _request(wish, by)
    other = CutoutSource(str(behind), lambda: behind) if behind else None
    made = by.pixels.cut(CutoutSource(str(source.file), lambda: source.file), request, other)
    outcome, simple = made.outcome, request.simple
    cut = ProvenanceStep("edited", "edited" if simple else "enhanced", "nobg", "" if simple else request.method)
    content = _marked(by, source, made.file or made.data, cut)
    media_type = f"image/{wish.kind}"
    sure = f"{outcome.sure:.0%} sure"
    about = {"method": request.method, **outcome.to_dict(), "media_type": media_type}
    return FinishedFile(content, media_type, about, f"cut out by {request.method}, {sure}")


def _marked(
    by: PixelWork, source: Original, content: File, step: ProvenanceStep, most: int | None = 0, credit: bool = False
) -> File:
    """What was made of a file, with where it comes from in it."""
    known = format_of(beginning(source.file, BEGINNING))
    media_type = known.media_type if known else UNKNOWN
    title = "picture" if source.piped else source.path.stem
    came = Ingredient("parent", "parentOf", title, media_type, "", str(source.file))
    opened = ProvenanceStep("opened", "opened", used=(came.label,))
    history = ProvenanceHistory(title, (opened, step), (came,), VERSION, credit=credit, most=most or 0)
    left = by.pixels.mark(content, history)
    if isinstance(content, Path) and left.file != content:
        content.unlink(missing_ok=True)
    return left.file or left.data


def _request(wish: BackgroundRemoval, by: PixelWork) -> tuple[CutoutRequest, Path | None]:
    """What is to be done, and the picture that goes behind. Raises `BadRequest`."""
    method = wish.method or _best(by)
    said = wish.background.strip()
    try:
        if said.lower() in ("", "none", "blur"):
            return CutoutRequest(method, None, (), Background(said.lower() or "none"), wish.soft, wish.kind), None
        behind = Path(said).absolute()
        if behind.is_file():
            return CutoutRequest(method, None, (), Background(IMAGE, image="0"), wish.soft, wish.kind), behind
        red, green, blue, _ = colour_of(said)
        colour = Background("colour", f"#{red:02x}{green:02x}{blue:02x}")
        return CutoutRequest(method, None, (), colour, wish.soft, wish.kind), None
    except Impossible as error:
        raise BadRequest(
            f"“{said}” cannot go behind it",
            "Write none, blur, a colour, or the name of a picture.",
            code="bad_arguments",
        ) from error


def _best(by: PixelWork) -> str:
    """The usual model, or another that is on this machine; else the simple way."""
    names = (USUAL_MODEL, *(model.name for model in MODELS))
    return next((name for name in names if by.models.row(name).state == PRESENT), SIMPLE)


def _ready(wish: BackgroundRemoval, report: Reporter, by: PixelWork) -> None:
    """The model is here, or is fetched. Raises `Told`."""
    _request(wish, by)
    if not wish.method or by.models.row(wish.method).state == PRESENT:
        return
    row = by.models.row(wish.method)
    if not wish.fetch:
        raise BadRequest(
            f"{row.label} is not on this machine",
            f"Fetch it with --fetch ({in_bytes(row.bytes)}), or use --method {SIMPLE}.",
            code="model_absent",
        )
    with report.progress(f"Fetching {row.label}") as bar:
        for now in by.models.followed(wish.method):
            bar.of(now.received / now.bytes if now.bytes else None, f"Fetching {row.label}")


def _format_by(out: str) -> str:
    """The format that the name of a result says. Raises `BadRequest`."""
    ending = Path(out).suffix.lower() if out else ""
    found = next((each for each in FILE_FORMATS if ending in each.endings and DOWNLOAD in each.ways), None)
    if found is None:
        what = f"No picture is written as {ending}" if ending in KNOWN or ending else "The format is missing"
        raise BadRequest(what, "Say it with --to, or by the ending of --out.", code="missing_format")
    return found.word


def _note(note: str) -> str:
    """What is to be known about a file, in words where it is one of the codes for them."""
    return f"; {SAID.get(note, note)}"
