"""The camera and how it was set, from EXIF and, where that is gone, from XMP."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.inspection.exif import EXIF
from imaging.metadata import iptc
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks, merged, moment, moments
from imaging.metadata.text import clean
from imaging.sentences import listed, number, say, with_sign

MAKE, MODEL, LENS_MAKE, LENS_MODEL = 0x010F, 0x0110, 0xA433, 0xA434
EXPOSURE, APERTURE, ISO, FOCAL, FOCAL_35 = 0x829A, 0x829D, 0x8827, 0x920A, 0xA405
SHUTTER_APEX, APERTURE_APEX, BIAS, PROGRAM, METERING, FLASH = 0x9201, 0x9202, 0x9204, 0x8822, 0x9207, 0x9209
BALANCE, ZOOM, DISTANCE = 0xA403, 0xA404, 0x9206
TAKEN, OFFSET, DIGITISED = 0x9003, 0x9011, 0x9004
PROGRAMS = (
    "manual",
    "automatic",
    "aperture priority",
    "shutter priority",
    "creative, for depth",
    "action",
    "portrait",
    "landscape",
)
FLASH_MODES = {
    1: say("flash_forced", "forced"),
    2: say("flash_off", "switched off"),
    3: say("flash_automatic", "automatic"),
}
METERINGS = ("average", "centre-weighted", "spot", "several spots", "pattern", "part of the picture")


def camera(file: FileBlocks) -> Iterator[SheetEntry]:
    """In the order a photographer reads it."""
    for id_, label, tag, name in (("make", "Make", MAKE, "tiff:Make"), ("model", "Model", MODEL, "tiff:Model")):
        yield from merged(id_, label, "private", (("EXIF", (file.text(tag),)), ("XMP", file.xmp(name))))
    yield from merged(
        "lens", "Lens", "private", (("EXIF", (_lens(file),)), ("XMP", file.xmp("aux:Lens", "exifEX:LensModel")))
    )
    for id_, label, value in _settings(file):
        if value:
            yield SheetEntry(id_, label, value, "private", "EXIF")
    yield from _taken(file)


def _lens(file: FileBlocks) -> str:
    make, model = file.text(LENS_MAKE, EXIF), file.text(LENS_MODEL, EXIF)
    return model if make and model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _settings(file: FileBlocks) -> Iterator[tuple[str, str, str]]:
    yield "focal", "Focal length", _focal(file)
    yield "aperture", "Aperture", _aperture(file)
    yield "shutter", "Shutter", _shutter(file)
    iso = file.number(ISO) or _first(file.xmp("exif:ISOSpeedRatings", "exifEX:PhotographicSensitivity"))
    yield "iso", "ISO", f"{iso:.0f}" if iso else ""
    bias = file.number(BIAS)
    yield (
        "bias",
        "Exposure compensation",
        _stops(bias) if bias else "",
    )
    program, metering = file.number(PROGRAM), file.number(METERING)
    yield "program", "Program", _named(PROGRAMS, program)
    yield "metering", "Metering", _named(METERINGS, metering)
    flash = file.number(FLASH)
    yield "flash", "Flash", "" if flash is None else _flash(int(flash))
    balance = file.number(BALANCE)
    yield "balance", "White balance", "" if balance is None else ("manual" if balance else "automatic")
    zoom, distance = file.number(ZOOM), file.number(DISTANCE)
    yield "zoom", "Digital zoom", _times(zoom) if zoom and zoom > 1.05 else ""
    yield "distance", "Distance to the subject", _metres(distance) if distance and distance < 1e6 else ""


def _stops(bias: float) -> str:
    return say("sheet_bias", "{stops} EV", stops=with_sign(round(bias, 1)))


def _times(zoom: float) -> str:
    return say("sheet_times", "{times} ×", times=number(round(zoom, 1)))


def _metres(distance: float) -> str:
    return say("sheet_metres", "{metres} m", metres=number(round(distance, 2)))


def _focal(file: FileBlocks) -> str:
    length, small = file.number(FOCAL), file.number(FOCAL_35)
    if not length:
        return say("sheet_focal_as", "{small} mm as on 35 mm film", small=round(small)) if small else ""
    exact = number(length, 3)
    if not small or round(small) == round(length):
        return say("sheet_focal", "{length} mm", length=exact)
    return say("sheet_focal_and", "{length} mm (as {small} mm on 35 mm film)", length=exact, small=round(small))


def _aperture(file: FileBlocks) -> str:
    stop, apex = file.number(APERTURE), file.number(APERTURE_APEX)
    if not stop and apex and 0 < apex < 20:
        stop = 2.0 ** (apex / 2)
    if not stop:
        return ""
    return say("sheet_aperture", "f/{stop}", stop=number(stop, 2) if stop < 100 else round(stop))


def _shutter(file: FileBlocks) -> str:
    seconds, apex = file.number(EXPOSURE), file.number(SHUTTER_APEX)
    if not seconds and apex is not None and -20 < apex < 30:
        seconds = 2.0**-apex
    if not seconds or seconds < 0:
        return ""
    if seconds < 0.3:
        return f"1/{1 / seconds:.0f} s"
    return say("sheet_seconds", "{seconds} s", seconds=number(seconds, 3))


def _flash(said: int) -> str:
    if said & 0x20:
        return "none"
    fired = say("flash_fired", "fired") if said & 1 else say("flash_not_fired", "did not fire")
    mode = FLASH_MODES.get(said >> 3 & 3, "")
    red = say("flash_red_eyes", "red-eye reduction") if said & 0x40 else ""
    return listed([each for each in (fired, mode, red) if each])


def _named(names: tuple[str, ...], place: float | None) -> str:
    """A number from 1 on by its name; empty for what has none."""
    return names[int(place) - 1] if place is not None and 1 <= place <= len(names) else ""


def _taken(file: FileBlocks) -> Iterator[SheetEntry]:
    """The camera's own clock; what only repeats it is not told twice."""
    zone = file.text(OFFSET, EXIF)
    exif = moment(f"{file.text(TAKEN, EXIF)} {zone}".strip())
    agency = moment(" ".join((*file.iptc(iptc.CREATED), *file.iptc(iptc.TIME))))
    xmp = tuple(map(moment, file.xmp("exif:DateTimeOriginal", "photoshop:DateCreated")))
    found = list(moments("taken", "Taken", "credit", (("EXIF", (exif,)), ("XMP", xmp), ("IPTC", (agency,)))))
    yield from found
    scanned = moment(file.text(DIGITISED, EXIF)) or next(map(moment, file.xmp("exif:DateTimeDigitized")), "")
    if scanned and all(scanned[:19] != entry.value[:19] for entry in found):
        yield SheetEntry("digitised", "Digitised", clean(scanned), "private", "EXIF")


def _first(values: tuple[str, ...]) -> float | None:
    value = values[0] if values else ""
    return float(value) if value.isdecimal() and len(value) < 9 else None
