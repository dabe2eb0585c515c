"""The TypeScript types of what crosses the wire, written from the dataclasses themselves.

`make wire` puts what `python -m conversation.wire` prints into `interface/web/src/conversation/wire.ts`; a test
checks that it is fresh.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from conversation.events import EVENTS, Choice, OfferedModel, PlannedStep, PromptReview, ReviewedPicture, WordChange
from conversation.field_docs import notes_of
from conversation.file_formats import WAYS
from conversation.image import AnsweredFile, Image, Version
from conversation.message import Message, Target
from conversation.phrases import picture_mentions
from conversation.plain_words.examples import EXAMPLES
from conversation.recipe import KINDS, EditStep, FileFigures, Recipe
from conversation.reply import TELLING, Picture, Reply
from conversation.sentence_catalogue import sentences
from conversation.sentences import TOGETHER
from conversation.serialization import Written
from imaging.compress.target import CompressTarget
from imaging.cutout.request import Background, Stroke, SubjectBox
from imaging.file_formats import FILE_FORMATS, asked_for
from imaging.metadata.entry import SheetEntry, SheetGroup

EXAMPLES_HEAD = """\
// Written by `make wire` from conversation/plain_words/examples.py. Do not edit.
// Sentences that act without a model, by language; Help shows them.
import type { Language } from '@/locales/languages'

export const EXAMPLES: Record<Language, readonly string[]> = {"""
VALUES: tuple[type[Any], ...] = (
    EditStep,
    FileFigures,
    CompressTarget,
    SubjectBox,
    Stroke,
    Background,
    AnsweredFile,
    Version,
    Image,
    Target,
    Choice,
    WordChange,
    ReviewedPicture,
    PlannedStep,
    PromptReview,
    OfferedModel,
    SheetEntry,
    SheetGroup,
    Picture,
    Reply,
    Message,
)

SHARPER = {
    ("ImageReady", "version"): "Version",
    ("Picture", "version"): "Version | null",
    ("Reply", "state"): "State",
    ("TurnFinished", "state"): 'Exclude<State, "running">',
    ("Reply", "prompt"): 'Omit<PromptRefined, "type"> | null',
    ("Reply", "question"): 'Omit<QuestionAsked, "type"> | null',
    ("Reply", "sheets"): 'Omit<SheetShown, "type">[]',
    ("WordChange", "kind"): '"kept" | "added" | "removed"',
    ("OfferedModel", "job"): '"image" | "chat"',
    ("PromptReview", "state"): '"open" | "cancelled"',
    ("ReviewChanged", "state"): '"open" | "cancelled"',
    ("SheetEntry", "fate"): '"kept" | "credit" | "private"',
    ("Reply", "note"): 'Omit<NoteAdded, "type"> | null',
    ("Reply", "failure"): 'Omit<TurnFailed, "type"> | null',
    ("Reply", "candidates"): '(Omit<CandidatesStarted, "type"> & { picked: number })[]',
    ("Picture", "failure"): 'Omit<TurnFailed, "type"> | null',
    ("Reply", "kept"): 'Omit<PictureKept, "type">[]',
    ("Reply", "areas"): 'Omit<AreaSelected, "type">[]',
    ("Reply", "usage"): 'Omit<UsageRecorded, "type">[]',
    ("AnsweredFile", "state"): '"own" | "listed" | "stranger" | "changed" | "unreadable"',
    ("Background", "kind"): '"none" | "colour" | "blur" | "image"',
    ("Message", "role"): '"user" | "assistant"',
}
"""Fields whose Python type is a plain mapping or string, although the wire promises more."""

MORE = {"Message": ("content: string", "generated_images: { filename: string; url: string }[]")}
"""What `to_dict` adds to the fields."""

SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}

HEAD = """\
// Written by `make wire` from conversation/wire.py. Change the Python dataclasses, not this file.

export type State = "running" | "done" | "failed" | "stopped" | "interrupted"

/** Codes of the sentences among the fields, and what was filled in: by them the page says each in its own language. Of
 * several in one field each has its place in the name: `notes.0`. */
export type Said = Partial<Record<string, Coded>>
export interface Coded {
  code: SentenceCode | Together
  params: Record<string, string | number | CodedInside>
}
/** A sentence that is filled in, with its English. */
export interface CodedInside extends Coded {
  text: string
}
"""

RECIPE_OF = """\
interface RecipeOf<Kind, Values> {
  kind: Kind
  /** `operation:<name>`, `command:<name>`, `model:<model id>`, `edit` or `upload`. */
  by: string
  values: Values
  /** Ids of the versions it was made from, the edited one first. */
  parents: string[]
  /** Version of the Atelier that made it, where that is known. */
  software?: string
}
"""

ENGLISH = """\
// Written by `make wire` from where the server says it. The page does not load this: it gets English from the server.
// A language of its own has a file like this one, and a test compares the two.
import type { SentenceCode } from '@/conversation/wire'

export default {"""


def typescript() -> str:
    """The whole file."""
    parts = [HEAD, *_recipes(), *map(_interface, VALUES), *(_interface(cls, event=True) for cls in EVENTS)]
    union = "\n".join(f"  | {cls.__name__}" for cls in EVENTS)
    parts.append(f"/** What a turn says while it happens. */\nexport type TurnEvent =\n{union}\n")
    return "\n".join([*parts, _bare_picture(), _formats(), _codes(), _pointing()])


def _recipes() -> Iterator[str]:
    """The values of each kind of recipe, and `Recipe`: one of them, told apart by its `kind`."""
    for cls in KINDS:
        if issubclass(cls, Written):
            yield f"/** {_flat(cls.__doc__ or '')} */\nexport type {cls.__name__} = Record<string, unknown>\n"
        else:
            yield _interface(cls)
    yield RECIPE_OF
    union = "\n".join(f'  | RecipeOf<"{cls.kind}", {cls.__name__}>' for cls in KINDS)
    yield f"/** {_flat(Recipe.__doc__ or '')} */\nexport type Recipe =\n{union}\n"


def _bare_picture() -> str:
    """What a picture of a reply has before anything is said of it, so that `reduce.ts` names no field of it."""
    usual = {item.name: item.default for item in fields(Picture) if item.default is not MISSING}
    lines = [f"  {name}: {json.dumps(value)}," for name, value in usual.items()]
    about = "/** The defaults of `Picture` in conversation/reply.py. */"
    return "\n".join([about, "export const BARE_PICTURE = {", *lines, "}", ""])


def _formats() -> str:
    """The file formats there are, from the one list, and which can be asked for where."""
    rows = [
        {"name": each.name, "media_type": each.media_type, "endings": each.endings, "transparent": each.transparent}
        for each in FILE_FORMATS
    ]
    lines = [f"  {json.dumps(row, ensure_ascii=False)}," for row in rows]
    written = [f"  {way}: {json.dumps(asked_for(way))}," for way in WAYS]
    about = "/** All files that are read: see imaging/file_formats.py. */"
    asked = "/** The words of the formats that can be asked for, by where. */"
    return "\n".join(
        [about, "export const FILE_FORMATS = [", *lines, "]", "", asked, "export const WRITTEN = {", *written]
        + ["} as const", ""]
    )


def _codes() -> str:
    """The codes only: the page has English from the server, and other languages from its own files."""
    about = "/** Every sentence of the server's that can be said in another language. */"
    together = "/** How sentences are put together: see imaging/sentences.py. */"
    codes = [f"  | {json.dumps(code)}" for code in sentences()]
    row = f"export type Together = {' | '.join(map(json.dumps, TOGETHER))}"
    return "\n".join([about, "export type SentenceCode =", *codes, "", together, row, ""])


def english() -> str:
    """`interface/web/src/locales/en/server.ts`: what each of them says, for whoever says it in another language."""
    lines = [f"  {code}: {json.dumps(text, ensure_ascii=False)}," for code, text in sentences().items()]
    return "\n".join([ENGLISH, *lines, "} satisfies Record<SentenceCode, string>", ""])


def _pointing() -> str:
    """The words by which the page knows, as the server does, that a prompt is about a picture that is there."""
    lists = {
        "anywhere": picture_mentions.ANYWHERE,
        "opening": picture_mentions.OPENING,
        "polite": picture_mentions.POLITE,
        "solid": picture_mentions.SOLID,
    }
    lines = [f"  {name}: {json.dumps(words, ensure_ascii=False)}," for name, words in lists.items()]
    about = "/** Words that point at a picture that is there: see conversation/phrases/picture_mentions.py. */"
    return "\n".join([about, "export const POINTING = {", *lines, "}", ""])


def _interface(cls: type[Any], event: bool = False) -> str:
    hints, notes = get_type_hints(cls), notes_of(cls)
    lines = [f"/** {_flat(cls.__doc__ or '')} */", f"export interface {cls.__name__} {{"]
    if event:
        lines.append(f'  type: "{cls.__name__}"')
    for item in fields(cls):
        if item.name in notes:
            lines.append(f"  /** {_flat(notes[item.name])} */")
        written = SHARPER.get((cls.__name__, item.name)) or _type(hints[item.name])
        lines.append(f"  {item.name}: {written}")
    lines += [f"  {extra}" for extra in MORE.get(cls.__name__, ())]
    lines += ["  said?: Said"] if cls in (*TELLING, *KINDS) else []
    return "\n".join([*lines, "}", ""])


def _type(hint: Any) -> str:
    if hint in SIMPLE:
        return SIMPLE[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " | ".join(_type(each) for each in inner)
    if origin is tuple and Ellipsis not in inner:
        return f"[{', '.join(map(_type, inner))}]"
    if origin is tuple:
        written = _type(inner[0])
        return f"({written})[]" if "|" in written else f"{written}[]"
    if origin is Mapping:
        return f"Record<string, {_type(inner[1])}>"
    if hint is Any:
        return "unknown"
    if hint is Recipe or hint in VALUES:
        return str(hint.__name__)
    raise TypeError(f"{hint} has no TypeScript form: extend conversation/wire.py")


def examples() -> str:
    """What can be said in plain words, by language, for the page's help."""
    lines = [EXAMPLES_HEAD]
    for language, said in EXAMPLES.items():
        lines += [f"  {language}: [", *(f"    {json.dumps(text, ensure_ascii=False)}," for text, _ in said), "  ],"]
    return "\n".join([*lines, "}", ""])


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("*/", "*\u200b/")


if __name__ == "__main__":
    written = {"english": english, "examples": examples}
    sys.stdout.write(written.get(sys.argv[-1], typescript)())
