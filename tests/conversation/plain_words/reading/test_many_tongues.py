"""What is built the same way in many languages: each kind in several of them, in words that stand in no collection."""

from __future__ import annotations

import pytest

from conversation.plain_words.reading.scene import Scene
from imaging.declaration import Declaration
from imaging.operations.auto import Auto
from imaging.operations.balance import Balance
from imaging.operations.border import Border
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.resize import Resize
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.operations.text import Text
from tests.conversation.plain_words.reading.spoken import FIVE, ONE, done, names

TWO = Scene((1, 2), 2)


def wanted(text: str, scene: Scene = ONE) -> list[Declaration]:
    found = done(text, scene)
    assert not isinstance(found, str), f"{text}: {found}"
    return [said for said, _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "Der Weißabgleich stimmt nicht, bitte automatisch korrigieren",
        "El balance de blancos no está bien, corrígelo automáticamente",
        "白平衡不准，请自动校正",
    ],
)
def test_what_is_to_be_balanced_by_itself_is_said_once(text: str) -> None:
    assert wanted(text) == [Auto(what="white-balance")]


@pytest.mark.parametrize(
    "text",
    ["Bitte als PNG mit transparentem Hintergrund", "En PNG con fondo transparente, gracias", "要PNG格式，透明背景"],
)
def test_a_format_and_a_ground_are_two_steps_and_the_ground_goes_first(text: str) -> None:
    assert names(text, ONE) == [("nobg", (1,)), ("convert", (1,))]


@pytest.mark.parametrize(
    "text",
    [
        "das ist mir zu bunt bitte etwas weniger farbe",
        "c'est trop coloré un peu moins de couleur s'il te plaît",
    ],
)
def test_a_cure_may_follow_a_complaint_without_a_mark(text: str) -> None:
    assert [said.name for said in wanted(text)] == ["saturation"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("den Rand oben bitte abschneiden", "top"),
        ("puedes cortar el borde de arriba", "top"),
        ("tu peux couper le bord en haut", "top"),
    ],
)
def test_an_edge_that_is_cut_off_is_no_frame(text: str, side: str) -> None:
    assert wanted(text) == [Crop(off=f"{side}:10%")]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("3 bis 5 schwarzweiß", (3, 4, 5)),
        ("3到5转黑白", (3, 4, 5)),
        ("bis auf das erste alle schwarzweiß", (2, 3, 4, 5)),
        ("除了第一张其他都转黑白", (2, 3, 4, 5)),
        ("Nr. 2 schwarzweiß", (2,)),
        ("奇数张转黑白", (1, 3, 5)),
    ],
)
def test_which_pictures_are_meant(text: str, pictures: tuple[int, ...]) -> None:
    assert names(text, FIVE) == [("greyscale", pictures)]


@pytest.mark.parametrize("text", ["3x4 schwarzweiß", "裁成3到5"])
def test_two_figures_are_no_row_of_pictures_by_themselves(text: str) -> None:
    found = names(text, FIVE)
    assert isinstance(found, str) or all(pictures in ((5,), ()) for _, pictures in found)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Grün in den Schatten reduzieren, 10 %", Balance(green=-10, range="shadows")),
        ("阴影里减绿10", Balance(green=-10, range="shadows")),
        ("moins de vert dans les ombres, 10 %", Balance(green=-10, range="shadows")),
    ],
)
def test_a_cast_of_a_range_is_a_balance(text: str, how: Balance) -> None:
    assert wanted(text) == [how]


def test_a_share_after_a_verb_of_less_keeps_its_direction() -> None:
    assert wanted("对比度减两成") == [Contrast(factor=0.8)]


@pytest.mark.parametrize("text", ["bevor du schärfst, entrausche es", "锐化之前先降噪"])
def test_before_something_turns_the_order_round(text: str) -> None:
    assert [said.name for said in wanted(text)] == ["denoise", "sharpen"]


def test_behind_what_is_done_before_names_what_comes_next() -> None:
    assert [said.name for said in wanted("Denoise before sharpening; sharpen by 20%")] != ["sharpen", "denoise"]


@pytest.mark.parametrize("text", ["bevor du es zorgelst, schärfe es", "zorgle之前先锐化"])
def test_before_something_that_is_not_understood_not_all_is_understood(text: str) -> None:
    assert done(text, ONE) == "model"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("zu hart", Sharpen(amount=30)),
        ("太硬了", Sharpen(amount=30)),
    ],
)
def test_an_excess_is_of_the_last_step_where_it_may_be(text: str, last: Declaration) -> None:
    (said,) = wanted(text, Scene(last=last))
    assert said.name == "adjust"


@pytest.mark.parametrize(
    ("text", "last", "now"),
    [
        ("20 reichen", Sharpen(amount=30), Sharpen(amount=20)),
        ("1200 genügen", Resize(width=2000), Resize(width=1200)),
        ("20就够", Sharpen(amount=30), Sharpen(amount=20)),
        ("边框太细了", Border(width=10), Border(width=15)),
    ],
)
def test_what_is_enough_is_the_new_figure(text: str, last: Declaration, now: Declaration) -> None:
    assert wanted(text, Scene(last=last))[-1] == now


@pytest.mark.parametrize("text", ["nochmal das gleiche", "noch einmal dasselbe"])
def test_the_same_once_more_is_the_last_step_again(text: str) -> None:
    assert wanted(text, Scene(last=Contrast(factor=1.2))) == [Contrast(factor=1.2)]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("mets ATTENTION en rouge en haut", Text(text="ATTENTION", place="top", colour="red")),
        ("右下角写外婆的菜园", Text(text="外婆的菜园", place="bottom-right")),
        ("unten mittig Herzlich Willkommen hinschreiben", Text(text="Herzlich Willkommen", place="bottom")),
    ],
)
def test_words_to_write_end_where_they_end(text: str, caption: Text) -> None:
    assert wanted(text) == [caption]


@pytest.mark.parametrize("text", ["unten ist ein Wasserzeichen, das stört", "下面有水印"])
def test_a_watermark_that_is_there_is_not_written(text: str) -> None:
    found = done(text, ONE)
    assert isinstance(found, str) or not found


def test_a_frame_may_be_measured_behind_a_comma() -> None:
    assert wanted("白边框，20像素") == [Border(width=20, colour="white")]


def test_an_angle_beside_a_horizon_levels_it() -> None:
    assert wanted("Horizont um 0,8° gegen den Uhrzeigersinn") == [Straighten(angle=-0.8)]


def test_an_ordinal_is_no_figure_at_the_end_of_a_message() -> None:
    assert wanted("als JPG mit Qualität 80.") == [Convert(format="jpeg", quality=80)]
    assert names("schwarzweiß nur das 2. bitte", TWO) == [("greyscale", (2,))]


@pytest.mark.parametrize("text", ["800 x 800, corta lo que sobre", "800 x 800 randlos ausfüllen", "800×800，填满"])
def test_what_is_left_over_is_cut_off_where_a_size_is_filled(text: str) -> None:
    assert wanted(text) == [Resize(width=800, height=800, mode="fill")]


@pytest.mark.parametrize("text", ["孩子亮一点", "那块亮一点", "孙子清楚一点"])
def test_who_or_what_is_in_the_picture_is_not_the_whole_of_it(text: str) -> None:
    found = done(text, ONE)
    assert isinstance(found, str) or not found


def test_who_asks_where_it_was_taken_does_not_want_it_forgotten() -> None:
    assert names("在哪里拍的", ONE) != [("strip", (1,))]


@pytest.mark.parametrize(
    "text",
    [
        "the street falls away to the left, please straighten it",
        "die Mauer läuft nach rechts davon, bitte gerade richten",
        "la calle se va hacia la izquierda, enderézala",
    ],
)
def test_a_side_that_is_told_before_a_wish_is_none_of_it(text: str) -> None:
    assert names(text, ONE) == [("straighten", (1,))]
