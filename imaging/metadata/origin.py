"""Whether a machine made a picture, and by which words: Content Credentials, IPTC's source type, generators' texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from imaging.inspection.exif import EXIF
from imaging.letters import decoded
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks, merged
from imaging.metadata.text import clean, clean_lines
from imaging.sentences import say

LONGEST_PROMPT = 2_000
"""Characters of a prompt or of settings."""
SOURCE_TYPE = re.compile(rb"digitalsourcetype/([A-Za-z]{1,60})")
GENERATOR = re.compile(rb"claim_generator(?!_info)([\x60-\x77]|\x78.|\x79..)", re.DOTALL)
"""The name of the program in a manifest, a text in CBOR: its length stands in front of it."""
SOURCES = {
    "trainedalgorithmicmedia": "made by an AI model",
    "compositewithtrainedalgorithmicmedia": "put together with parts made by an AI model",
    "algorithmicallyenhanced": "changed by a program",
    "algorithmicmedia": "made by a program",
    "digitalcapture": "taken with a digital camera",
    "computationalcapture": "taken with a digital camera that puts several pictures together",
    "digitalcreation": "made by a person on a computer",
    "digitalart": "made by a person on a computer",
    "humanedits": "changed by a person",
    "compositecapture": "put together from photographs",
    "composite": "put together",
    "compositesynthetic": "put together with parts made on a computer",
    "dataDrivenMedia".lower(): "drawn from data",
    "minorhumanedits": "taken with a camera, changed a little",
    "negativefilm": "digitised from a negative",
    "positivefilm": "digitised from a slide",
    "print": "digitised from a print",
    "screencapture": "a picture of a screen",
    "virtualrecording": "recorded in a made-up scene",
}
"""IPTC's digital source types, in words."""
USER_COMMENT = 0x9286
KEYS = (
    "parameters",
    "prompt",
    "workflow",
    "dream",
    "sd-metadata",
    "invokeai_metadata",
    "generation_data",
    "negative_prompt",
)
LABELS = {
    "parameters": "Prompt and settings",
    "prompt": "Prompt (ComfyUI)",
    "workflow": "Workflow (ComfyUI)",
    "dream": "Prompt and settings (InvokeAI)",
    "sd-metadata": "Settings (InvokeAI)",
    "invokeai_metadata": "Settings (InvokeAI)",
}


def origin(file: FileBlocks) -> Iterator[SheetEntry]:
    """Nothing for most photographs."""
    yield from _credentials(file)
    declared = [source_in_words(value) for value in file.xmp("Iptc4xmpExt:DigitalSourceType")]
    if file.blocks.c2pa:
        found = (decoded(name) for name in SOURCE_TYPE.findall(file.blocks.c2pa))
        signed = list(dict.fromkeys(map(source_in_words, found)))
    else:
        signed = []
    yield from merged("source_type", "Origin", "private", (("IPTC", declared), ("C2PA", signed)))
    system = file.xmp("Iptc4xmpExt:AISystemUsed"), file.xmp("Iptc4xmpExt:AIPromptInformation")
    yield from merged("ai_system", "AI system", "private", (("XMP", system[0]),))
    yield from merged("prompt", "Prompt", "private", (("XMP", system[1]),))
    for key, text in file.blocks.texts:
        if key.lower() in KEYS or _novel_ai(file, key):
            file.told.add(("text", key))
            yield SheetEntry("prompt", LABELS.get(key.lower(), key), _shown(text), "private", "PNG")
    comment = file.comment(USER_COMMENT, EXIF)
    if generated(comment):
        yield SheetEntry("prompt", "Prompt and settings", clean_lines(comment, LONGEST_PROMPT), "private", "EXIF")


def source_in_words(value: str) -> str:
    """`…/digitalsourcetype/trainedAlgorithmicMedia` as what it means, with its name where that is not known."""
    name = value.rstrip("/").rpartition("/")[2]
    return clean(SOURCES.get(name.lower(), name))


def generated(text: str) -> bool:
    """Whether a comment is what a generator of pictures writes: a prompt and its settings."""
    return bool(re.search(r"\bSteps: \d+", text) and re.search(r"\b(Sampler|CFG scale|Seed): ", text))


def _credentials(file: FileBlocks) -> Iterator[SheetEntry]:
    manifest = file.blocks.c2pa
    if not manifest:
        return
    found = GENERATOR.search(manifest)
    program = ""
    if found:
        head = found[1]
        size = head[0] - 0x60 if head[0] < 0x78 else int.from_bytes(head[1:], "big")
        program = clean(decoded(manifest[found.end() : found.end() + size]), 200)
    by = say("sheet_c2pa_by", "present, by {program}; not verified here", program=program)
    told = by if program else say("sheet_c2pa", "present, not verified here")
    yield SheetEntry("c2pa", "Content Credentials", told, "private", "C2PA")


def _novel_ai(file: FileBlocks, key: str) -> bool:
    """It keeps its prompt under names that others use too."""
    software = next((text for name, text in file.blocks.texts if name == "Software"), "")
    return software == "NovelAI" and key in ("Description", "Comment", "Source")


def _shown(text: str) -> str:
    """A prompt as it was written; a workflow as JSON without its blanks, cut."""
    try:
        packed = json.dumps(json.loads(text), ensure_ascii=False) if text[:1] in "{[" and len(text) < 200_000 else text
    except (ValueError, RecursionError):
        packed = text
    return clean_lines(packed, LONGEST_PROMPT)
