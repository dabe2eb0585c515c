"""Where a picture was taken: by satellite, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imaging.inspection.exif import GPS
from imaging.metadata import iptc
from imaging.metadata.entry import Position, SheetEntry
from imaging.metadata.file_blocks import FileBlocks, merged
from imaging.sentences import number, say

LATITUDE, LONGITUDE, ALTITUDE, DIRECTION, SPEED = (1, 2), (3, 4), (5, 6), (16, 17), (12, 13)
"""Tags of what it is measured by and of the number itself."""
TIME, DAY, ERROR, AREA = 7, 29, 31, 28
SPEEDS = {"K": "km/h", "M": "mph", "N": "kn"}
WINDS = (
    say("wind_n", "north"),
    say("wind_ne", "north-east"),
    say("wind_e", "east"),
    say("wind_se", "south-east"),
    say("wind_s", "south"),
    say("wind_sw", "south-west"),
    say("wind_w", "west"),
    say("wind_nw", "north-west"),
)
SPOKEN = re.compile(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])")
"""How XMP writes a coordinate: `48,51.495N`."""
NAMED = (
    ("sublocation", "Sublocation", iptc.SUBLOCATION, ("Iptc4xmpCore:Location",)),
    ("city", "City", iptc.CITY, ("photoshop:City",)),
    ("region", "Province or state", iptc.REGION, ("photoshop:State",)),
    ("country", "Country", iptc.COUNTRY, ("photoshop:Country",)),
    ("country_code", "Country code", iptc.COUNTRY_CODE, ("Iptc4xmpCore:CountryCode",)),
)
EXTENDED = "Iptc4xmpExt:LocationCreated/Iptc4xmpExt:"
SHOWN = "Iptc4xmpExt:LocationShown/Iptc4xmpExt:"


def place_of(file: FileBlocks) -> Position | None:
    """The coordinates; None where there are none that can be meant. (0, 0) is where cameras are that know nothing."""
    latitude, longitude = _degrees(file, LATITUDE, 90, "S"), _degrees(file, LONGITUDE, 180, "W")
    if latitude is None or longitude is None:
        latitude, longitude = (_spoken(file, f"exif:GPS{name}") for name in ("Latitude", "Longitude"))
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    altitude, direction = file.number(ALTITUDE[1], GPS), file.number(DIRECTION[1], GPS)
    below = file.number(ALTITUDE[0], GPS) == 1
    file.tag(DIRECTION[0], GPS)
    return Position(
        round(latitude, 6),
        round(longitude, 6),
        None if altitude is None or altitude > 1e5 else round(-altitude if below else altitude, 1),
        None if direction is None or not 0 <= direction <= 360 else round(direction % 360, 1),
    )


def place(file: FileBlocks, where: Position | None) -> Iterator[SheetEntry]:
    """In words and numbers; all of it is private."""
    if where:
        source = "EXIF" if (GPS, LATITUDE[1]) in file.tags else "XMP"
        yield SheetEntry("coordinates", "Coordinates", coordinates(where), "private", source)
        if where.altitude is not None:
            yield SheetEntry("altitude", "Altitude", _height(where.altitude), "private", source)
        if where.direction is not None:
            yield SheetEntry("direction", "Direction", towards(where.direction), "private", source)
    elif (part := file.tags.get((GPS, LATITUDE[1])) or file.tags.get((GPS, LONGITUDE[1]))) and any(part.numbers):
        degrees = " ".join(f"{each:.6g}" for each in part.numbers[:3])
        yield SheetEntry(
            "coordinates",
            "Coordinates",
            say("sheet_incomplete", "incomplete: {degrees}", degrees=degrees),
            "private",
            "EXIF",
        )
    error = file.number(ERROR, GPS)
    if error:
        within = say("sheet_accuracy", "± {metres} m", metres=number(error, 3))
        yield SheetEntry("accuracy", "Accuracy", within, "private", "EXIF")
    speed, unit = file.number(SPEED[1], GPS), file.text(SPEED[0], GPS)
    if speed:
        told = say("sheet_speed", "{speed} {unit}", speed=number(speed, 3), unit=SPEEDS.get(unit, "km/h"))
        yield SheetEntry("speed", "Speed", told, "private", "EXIF")
    if when := _when(file):
        yield SheetEntry("satellite_time", "GPS time", when, "private", "EXIF")
    if area := file.comment(AREA, GPS):
        yield SheetEntry("area", "Area", area, "private", "EXIF")
    for id_, label, field, names in NAMED:
        created = file.xmp(*names), file.xmp(EXTENDED + label.replace("Province or state", "ProvinceState"))
        shown = file.xmp(SHOWN + label.replace("Province or state", "ProvinceState"))
        yield from merged(
            id_, label, "private", (("IPTC", file.iptc(field)), *(("XMP", each) for each in (*created, shown)))
        )


def coordinates(where: Position) -> str:
    """`48.858250° N, 2.294500° W`."""
    north, east = "N" if where.latitude >= 0 else "S", "E" if where.longitude >= 0 else "W"
    return f"{abs(where.latitude):.6f}° {north}, {abs(where.longitude):.6f}° {east}"


def towards(degrees: float) -> str:
    """`270° (west)`."""
    return say("sheet_towards", "{degrees}° ({wind})", degrees=round(degrees), wind=WINDS[round(degrees / 45) % 8])


def _height(metres: float) -> str:
    if metres < 0:
        return say("sheet_below_sea", "{metres} m below sea level", metres=round(-metres))
    return say("sheet_above_sea", "{metres} m above sea level", metres=round(metres))


def _degrees(file: FileBlocks, tags: tuple[int, int], most: int, negative: str) -> float | None:
    """Degrees, minutes and seconds as one number."""
    side, tag = file.text(tags[0], GPS).upper(), file.tag(tags[1], GPS)
    parts = tag.numbers[:3] if tag else ()
    if not parts:
        return None
    value = float(sum(part / 60**place for place, part in enumerate(parts)))
    if not 0 <= abs(value) <= most:  # nan is no number between them
        return None
    return -abs(value) if side.startswith(negative) else value


def _spoken(file: FileBlocks, name: str) -> float | None:
    found = SPOKEN.fullmatch(next(iter(file.xmp(name)), ""))
    if not found:
        return None
    value = int(found[1]) + float(found[2]) / 60 + float(found[3] or 0) / 3600
    return (-value if found[4] in "SW" else value) if value <= 180 else None


def _when(file: FileBlocks) -> str:
    """Universal time, by the satellites' clocks."""
    day, tag = file.text(DAY, GPS), file.tag(TIME, GPS)
    hours = tag.numbers[:3] if tag else ()
    clock = ":".join(f"{int(part):02}" for part in hours) if len(hours) == 3 and all(0 <= p < 61 for p in hours) else ""
    return f"{day.replace(':', '-')} {clock}".strip() + (" UTC" if clock else "")
