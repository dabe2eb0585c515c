"""A picture changed by words, as in the studio; what the words mean is decided there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from conversation.commands.retouching.erase import Erase
from conversation.commands.retouching.expand import Expand
from conversation.commands.retouching.inpaint import Inpaint
from conversation.commands.retouching.replace_bg import ReplaceBackground
from conversation.commands.retouching.restyle import Restyle
from conversation.commands.retouching.upscale import Upscale
from conversation.commands.retouching.variations import Variations
from conversation.commands.retouching.vectorize import BLACK, Vectorize
from conversation.errors import BadRequest
from conversation.events import Event, ImageProgress, StatusChanged
from conversation.image import Image as StudioImage
from conversation.message import Target
from conversation.slash import said_in, to_slash
from genimg.asking import answered
from genimg.assembly import read_settings
from genimg.conversing import OwnConversation, own_conversation
from genimg.exit_codes import DONE, UNANSWERED, code_of
from genimg.model_choice import keys_for
from genimg.outputs import PIPE, SVG, Destination, Original, sources
from genimg.replies import cost_of, failure_of, note_of, price_of, question_of
from genimg.reporting import Reporter, Step
from imaging.file import File, stream
from imaging.file_formats import BY_MEDIA_TYPE, FILE_FORMATS
from imaging.operations.convert import Convert

QUALITY = 95
"""Of a JPEG, WebP or AVIF that is written of a picture that was changed or painted."""
PNG = "image/png"


@dataclass(frozen=True)
class EditWish:
    """How a picture is to be changed, beside the words."""

    model: str
    chat_model: str
    mask: str = ""
    """A file in which white is to be changed; empty for all of the picture."""


def existing(mask: str) -> Path:
    """Raises `BadRequest` for a mask that is no file."""
    path = Path(mask).resolve()
    if not path.is_file():
        text = f"{mask} is no file. Name a PNG that is white where the picture is to change."
        raise BadRequest("There is no such mask", text, code="no_mask")
    return path


def show(events: Iterator[Event], bar: Step) -> None:
    """Goes through with a turn, and shows how far it is."""
    for event in events:
        if isinstance(event, StatusChanged):
            bar.of(None, event.text)
        elif isinstance(event, ImageProgress):
            bar.of(event.fraction, event.note or "Painting")


def inpaint(named: str, words: str, mask: str, model: str, api_key: str, out: str, report: Reporter) -> int:
    """An area painted anew by a model. The exit code. Raises `Told`."""
    said = to_slash(Inpaint(said_in(words), model=model))
    return _edited(named, said, EditWish(model, "", mask), api_key, out, report)


def erase(named: str, mask: str, out: str, report: Reporter) -> int:
    """What is marked taken out, on this machine. The exit code. Raises `Told`."""
    return _edited(named, to_slash(Erase()), EditWish("", "", mask), "", out, report)


def upscale(named: str, factor: str, style: str, api_key: str, out: str, report: Reporter) -> int:
    """A picture made larger. The exit code. Raises `Told`."""
    return _edited(named, to_slash(Upscale(factor, style)), EditWish("", ""), api_key, out, report)


def expand(named: str, to: str, way: str, model: str, api_key: str, out: str, report: Reporter) -> int:
    """More around a picture. The exit code. Raises `Told`."""
    return _edited(named, to_slash(Expand(said_in(to), way, model)), EditWish(model, ""), api_key, out, report)


def restyle(named: str, words: str, strength: float, model: str, api_key: str, out: str, report: Reporter) -> int:
    """A picture in another style. The exit code. Raises `Told`."""
    said = to_slash(Restyle(said_in(words), strength, model))
    return _edited(named, said, EditWish(model, ""), api_key, out, report)


def replace_background(named: str, background: str, api_key: str, out: str, report: Reporter) -> int:
    """The subject on another background. The exit code. Raises `Told`."""
    said = to_slash(ReplaceBackground(said_in(background)))
    return _edited(named, said, EditWish("", ""), api_key, out, report)


def vary(named: str, count: int, api_key: str, out: str, report: Reporter) -> int:
    """Each variation as a file. The exit code. Raises `Told`."""
    return _edited(named, to_slash(Variations(count)), EditWish("", ""), api_key, out, report)


def vectorize(named: str, detail: str, black: bool, by: str, api_key: str, out: str, report: Reporter) -> int:
    """A picture as a drawing. The exit code. Raises `Told`."""
    said = to_slash(Vectorize(detail, BLACK if black else "", by))
    return _edited(named, said, EditWish("", ""), api_key, out, report)


def edit(named: str, words: str, model: str, chat_model: str, api_key: str, out: str, report: Reporter) -> int:
    """The exit code. Raises `Told`."""
    return _edited(named, words, EditWish(model, chat_model), api_key, out, report)


def _edited(named: str, words: str, wish: EditWish, api_key: str, out: str, report: Reporter) -> int:
    settings = read_settings()
    keys = keys_for(api_key, wish.model or wish.chat_model)
    with sources([named]) as pictures, own_conversation(settings, keys) as talk:
        if len(pictures) != 1:
            raise BadRequest("A folder is more than one picture", "Name one picture.", code="several_into_one")
        source = pictures[0]
        image = talk.take_in(source.file, source.path.name)
        if wish.mask:
            talk.mark(image, existing(wish.mask))
        options = {"image_model": wish.model, "chat_model": wish.chat_model}
        said, target = words, Target(image.id)
        while True:
            with report.progress("Editing") as bar:
                show(talk.turn(said, (image,) if said is words else (), target, options), bar)
            question = question_of(talk.reply)
            if question is None:
                break
            choice = answered(question, report)
            if choice is None:
                return UNANSWERED
            said, options = choice.say, {**options, **choice.options}
            target = Target(choice.image or image.id, choice.version)
        return _finished(talk, source, Destination(out, "-edited"), report)


def _finished(talk: OwnConversation, source: Original, into: Destination, report: Reporter) -> int:
    made, failure = talk.results(), failure_of(talk.reply)
    text = talk.reply.text.strip()
    answer = text if not made and failure is None else ""
    for line in filter(None, ("" if answer else text, note_of(talk.reply), price_of(talk.reply))):
        report.say(line)
    if answer:
        report.answer(answer)
    if failure is not None:
        report.failure(failure)
        return code_of(failure)
    into = into.for_one_of(len(made))
    for image in made:
        content, media_type = as_wanted(talk, image, source, into)
        content = talk.marked(image, content)
        path = into.write(source, content, media_type)
        version = image.shown
        about = {
            "width": version.width,
            "height": version.height,
            "media_type": media_type,
            "cost": cost_of(talk.reply),
        }
        if path != PIPE:
            report.result(path, {"source": source.name, **about, "seconds": round(report.seconds, 3)})
    return DONE if made or answer else UNANSWERED


def as_wanted(talk: OwnConversation, image: StudioImage, source: Original, into: Destination) -> tuple[File, str]:
    """The picture in the format that the name of the result says; else the drawing that it shows; else in the one it
    came in, where it is a PNG only because the studio keeps what it changes without loss, and nothing of it is
    transparent."""
    version, content = image.shown, talk.content(image)
    wanted = format_of_name(into.out)
    if not wanted and (drawing := talk.drawing(image)):
        return drawing, SVG
    if not wanted and version.media_type == PNG and not _transparent(content):
        wanted = written_like(image.versions[0].media_type)
    if wanted in ("", version.media_type):
        return content, version.media_type
    return coded(talk, content, wanted), wanted


def coded(talk: OwnConversation, content: File, media_type: str) -> File:
    """The same picture in another format, in the quality for finished pictures."""
    word = BY_MEDIA_TYPE[media_type].word
    lossy = word in ("jpeg", "webp", "avif")
    return talk.work.pixels.edit(content, [Convert(word, QUALITY if lossy else 0)]).content


def format_of_name(name: str) -> str:
    """The media type that the ending of a file says, where pictures are written so; else empty."""
    ending = Path(name).suffix.lower()
    return next((each.media_type for each in FILE_FORMATS if ending in each.endings and each.ways), "")


def written_like(media_type: str) -> str:
    """That format where pictures are written so; of others, such as HEIC, JPEG, which everybody opens."""
    known = BY_MEDIA_TYPE.get(media_type)
    return media_type if known is not None and known.ways else "image/jpeg"


def _transparent(content: File) -> bool:
    """Whether anything can be seen through it; only its header is read."""
    with stream(content) as file, Image.open(file) as picture:
        return bool(picture.has_transparency_data)
