"""A sentence keeps its code wherever it goes: into events and replies, out in an answer."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from conversation.errors import NotFound
from conversation.events import (
    Choice,
    ImageProgress,
    ImageStarted,
    NoteAdded,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    event_from_dict,
    event_to_dict,
)
from conversation.fold import fold
from conversation.ports.uploads import Refusal, Upload
from conversation.recipe import Recipe, UploadValues
from conversation.reply import Reply
from conversation.sentence_catalogue import sentences
from conversation.sentences import (
    Sentence,
    both,
    coded_form,
    figure,
    followed,
    in_dollars,
    in_its_words,
    joined,
    named_all,
    say,
    standing,
    within,
)
from conversation.serialization import to_json
from imaging.inspection.report import ANIMATION
from tests.sources import modules, nodes, text

WAITING = say("waiting_to_begin", "Waiting for {model} to begin", model="Talker")
CODED = {"code": "waiting_to_begin", "params": {"model": "Talker"}}


def test_a_sentence_is_its_english() -> None:
    assert WAITING == "Waiting for Talker to begin"
    assert json.loads(json.dumps({"text": WAITING})) == {"text": "Waiting for Talker to begin"}


def test_an_event_carries_the_code_and_brings_it_back() -> None:
    event = StatusChanged("wait", WAITING)
    sent = event_to_dict(event)
    assert sent["said"] == {"text": CODED}
    back = event_from_dict(sent)
    assert back == event and event_to_dict(back) == sent


def test_a_question_and_each_of_its_choices_have_their_own() -> None:
    fetch = Choice(say("choice_refine", "Refine"), "/nobg refine #1")
    asked = QuestionAsked(say("ask_of_which_pictures", "Of which pictures?"), (fetch, Choice("Koi pond", "#2")))
    sent = event_to_dict(asked)
    assert [choice.get("said", {}).get("label", {}).get("code") for choice in sent["choices"]] == [
        "choice_refine",
        None,
    ]
    assert event_to_dict(event_from_dict(sent)) == sent
    reply = fold(Reply("t1"), asked)
    assert to_json(Reply.from_dict(to_json(reply))) == to_json(reply)
    assert to_json(reply)["question"] == {name: value for name, value in sent.items() if name != "type"}
    assert "said" not in to_json(reply), "what stands in the question has its codes there"


def test_a_sentence_without_a_code_is_just_text() -> None:
    assert "said" not in event_to_dict(NoteAdded("Made by hand"))


def test_a_reply_that_runs_says_what_it_does_with_its_code() -> None:
    reply = fold(Reply("t1"), StatusChanged("wait", WAITING))
    sent = to_json(reply)
    assert sent["said"] == {"status": CODED}
    assert to_json(Reply.from_dict(sent)) == sent


def test_what_was_not_found_is_a_sentence_of_its_own() -> None:
    title = NotFound("The picture").title
    assert isinstance(title, Sentence) and (title, title.code) == ("The picture was not found", "not_found_the_picture")


def test_no_code_says_two_things() -> None:
    assert sentences()["waiting_to_begin"] == "Waiting for {model} to begin"


def test_every_name_in_a_sentence_can_be_filled_in() -> None:
    for code, template in sentences().items():
        assert code == code.lower() and code.isidentifier()
        names = [part.partition("}")[0] for part in template.split("{")[1:]]
        assert template.format_map(dict.fromkeys(names, "x"))


def test_a_refusal_that_is_kept_on_disk_keeps_its_codes() -> None:
    refused = Refusal.of(NotFound("The picture"))
    upload = Upload("u1", "ada", "c1", 1, "koi.png", 9, 0.0, "refused", refused)
    assert to_json(Upload.from_dict(json.loads(json.dumps(to_json(upload))))) == to_json(upload)


def test_a_picture_that_waits_says_why_in_a_sentence() -> None:
    events = (ImageStarted("i1", 1, "Koi", 3, 2, ""), ImageProgress("i1", 1.0, say("storing", "Storing the picture")))
    sent = to_json(reduce(fold, events, Reply("t1")))
    assert sent["pictures"][0]["said"] == {"note": {"code": "storing", "params": {}}}
    assert to_json(Reply.from_dict(sent)) == sent


def test_a_sentence_that_is_filled_in_keeps_its_code() -> None:
    whole = both(say("laying", "Laying #{upper} on #{lower}", upper=2, lower=1), in_its_words("It said no."))
    assert whole == "Laying #2 on #1 It said no."
    sent = event_to_dict(NoteAdded(whole))
    first = {"text": "Laying #2 on #1", "code": "laying", "params": {"upper": 2, "lower": 1}}
    assert sent["said"]["text"]["params"]["first"] == first
    assert event_to_dict(event_from_dict(json.loads(json.dumps(sent)))) == sent
    assert both("", whole) is whole


def test_texts_in_a_row_keep_their_codes_and_what_has_none_is_one_text() -> None:
    row = joined(("**", WAITING, "**"), "\n")
    assert row == "**\nWaiting for Talker to begin\n**" and joined(("a", "b"), " ") == "a b"
    assert isinstance(row, Sentence) and list(row.params.values()) == ["**\n", WAITING, "\n**"]
    longer = followed(followed(row, "!"), " Now.")
    assert isinstance(longer, Sentence) and list(longer.params.values()) == ["**\n", WAITING, "\n**! Now."]
    sent = event_to_dict(TextDelta(longer))
    assert event_to_dict(event_from_dict(json.loads(json.dumps(sent)))) == sent


def test_one_thing_that_is_named_keeps_its_code() -> None:
    assert named_all([WAITING]) is WAITING and named_all([]) == ""


def test_several_texts_of_one_field_keep_their_codes() -> None:
    values = UploadValues("koi.gif", noticed=("place: here", ANIMATION))
    sent = json.loads(json.dumps(to_json(Recipe(values))))
    assert sent["values"]["said"] == {"noticed.1": {"code": "noticed_animation", "params": {}}}
    assert to_json(Recipe.from_dict(sent)) == sent


def test_a_part_of_a_sentence_begins_small_and_alone_it_begins_large() -> None:
    assert (within(WAITING), standing(WAITING), within("Cat")) == ("waiting for Talker to begin", WAITING, "Cat")


def test_a_number_that_stands_alone_goes_along_as_a_number() -> None:
    assert (figure(12.2), figure(16384)) == ("12.2", "16,384")
    assert coded_form(figure(16384)) == {"code": "figure", "params": {"number": 16384}}


def test_money_goes_along_in_micro_dollars() -> None:
    assert list(map(in_dollars, (0, 39, 4_200, 930_000, 1_200_000_000))) == [
        *("$0.00", "$0.000039", "$0.0042", "$0.93", "$1,200.00")
    ]
    assert coded_form(in_dollars(4_200)) == {"code": "money", "params": {"micro": 4_200}}


def test_what_an_error_says_is_still_a_sentence() -> None:
    assert str(ValueError(WAITING)) is WAITING


TELLS = {
    *(
        "Told",
        "BadRequest",
        "ProviderFault",
        "AdministratorsOnly",
        "DiskRefused",
        "Refused",
        "Impossible",
        "WorkFailed",
    ),
    *("StatusChanged", "QuestionAsked", "NoteAdded", "TurnFailed", "Choice", "Unsure"),
}
"""What a person reads; of a choice, only its label."""
TELLING = re.compile(rf"\b(?:{'|'.join(TELLS)})\(")


def in_english_alone(path: Path) -> Iterator[str]:
    for node in nodes(path) if TELLING.search(text(path)) else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLS:
            said = node.args[:1] if node.func.id == "Choice" else node.args
            words = [each for each in said if isinstance(each, ast.JoinedStr) or " " in str(getattr(each, "value", ""))]
            yield from (f"{path}:{each.lineno} {ast.unparse(each)}" for each in words if not is_a_name(each))


def is_a_name(said: ast.expr) -> bool:
    return isinstance(said, (ast.Attribute, ast.Subscript, ast.Starred))


def test_nothing_that_a_person_is_told_is_said_in_english_alone() -> None:
    """But for the command line, whose own words are English."""
    told = (path for path in modules() if "genimg" not in path.parts)
    assert [line for path in told for line in in_english_alone(path)] == []
