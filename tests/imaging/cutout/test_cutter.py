"""A picture and a request came in, a cut-out and its figures came out."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from imaging.cutout.cutter import Cut, Cutter, ModelAnswer
from imaging.cutout.laying import laid_lazily
from imaging.cutout.request import Background, CutoutRequest, Stroke, SubjectBox
from imaging.cutout.sight import seen
from imaging.raster import Raster
from imaging.remembered import Remembered
from tests.imaging.cutout.scenes import BLUE, HEIGHT, RED, ROUND, WIDTH, alpha, common, disc, scene

LEFT, RIGHT = (15, 30, 55, 70), (95, 30, 135, 70)


class Halves:
    """A model that says: the left half. It remembers the sizes it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, int]] = []

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        self.shown.append(picture.size)
        mask = Image.new("L", picture.size)
        mask.paste(255, (0, 0, picture.width // 2, picture.height))
        return ModelAnswer(mask, 1.0)


def cut(image: Image.Image, request: CutoutRequest | None = None, other: Image.Image | None = None) -> Cut:
    return Cutter().cut("key", Raster(image), request or CutoutRequest(), Raster(other) if other else None)


def test_what_stands_out_is_kept_and_its_pixels_are_its_own() -> None:
    picture = scene()
    made = cut(picture)
    assert common(made, disc()) > 0.97
    assert made.kept == pytest.approx(disc().mean(), abs=0.01)
    assert made.sure > 0.8
    solid = alpha(made) == 255
    assert np.array_equal(np.asarray(made.raster.image)[solid][:, :3], np.asarray(picture)[solid])
    assert not np.asarray(made.raster.image)[alpha(made) == 0].any()


def test_a_picture_of_nothing_is_not_sure() -> None:
    assert cut(Image.new("RGB", (80, 60), "grey")).sure == 0


@pytest.mark.slow
def test_the_same_picture_is_cut_the_same_way() -> None:
    assert cut(scene()).raster.image.tobytes() == cut(scene()).raster.image.tobytes()


@pytest.mark.slow
def test_a_subject_as_coloured_as_the_wall_is_less_sure() -> None:
    assert cut(scene(colour=(150, 165, 190))).sure < cut(scene()).sure


def test_a_box_says_which_of_two_is_meant() -> None:
    picture = scene(LEFT, RIGHT)
    made = cut(picture, CutoutRequest(box=SubjectBox(90, 25, 50, 50)))
    assert common(made, disc(RIGHT)) > 0.95
    assert not alpha(made)[:, :88].any()


def test_a_box_beside_the_picture_is_passed_over() -> None:
    assert cut(scene(), CutoutRequest(box=SubjectBox(900, 900, 50, 50))).kept == 0


def test_a_stroke_brings_back_what_it_touches_and_what_is_joined_to_it() -> None:
    picture = scene(LEFT, RIGHT)
    first = CutoutRequest(box=SubjectBox(90, 25, 50, 50))
    both = CutoutRequest(strokes=(Stroke(True, 4, ((30, 50), (40, 50))), Stroke(True, 4, ((110, 50), (120, 50)))))
    assert common(cut(picture, both), disc(LEFT) | disc(RIGHT)) > 0.95
    assert common(cut(picture, first), disc(RIGHT)) > 0.95


def test_a_stroke_removes_a_whole_piece_and_leaves_the_other_alone() -> None:
    made = cut(scene(LEFT, RIGHT), CutoutRequest(strokes=(Stroke(False, 4, ((30, 50), (40, 50))),)))
    assert common(made, disc(RIGHT)) > 0.95


@pytest.mark.slow
def test_a_later_stroke_wins() -> None:
    spot = ((75.0, 50.0),)
    kept = cut(scene(), CutoutRequest(strokes=(Stroke(False, 5, spot), Stroke(True, 5, spot))))
    gone = cut(scene(), CutoutRequest(strokes=(Stroke(True, 5, spot), Stroke(False, 5, spot))))
    assert (alpha(kept)[50, 75], alpha(gone)[50, 75]) == (255, 0)


def test_strokes_far_outside_do_no_harm() -> None:
    stroke = Stroke(True, 900_000, ((-900_000, 5), (900_000, 5)))
    assert cut(scene(), CutoutRequest(strokes=(stroke,))).kept == pytest.approx(1, abs=0.01)


def test_what_was_transparent_before_stays_so() -> None:
    picture = scene().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 75, HEIGHT))
    made = cut(picture)
    assert not alpha(made)[:, :70].any()
    assert alpha(made)[50, 90] == 255


@pytest.mark.slow
def test_what_was_half_transparent_before_keeps_its_colours() -> None:
    """Whoever takes that for an edge would take the colours behind out of it."""
    picture = scene().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    everywhere = CutoutRequest(strokes=(Stroke(True, 100_000, ((0, 0),)),))
    whole = Raster(picture)
    sight = seen(whole)
    in_strips = laid_lazily(whole, sight.colours, np.ones((HEIGHT, WIDTH), np.float32), None).whole()
    seen_at_all = np.asarray(picture)[..., 3] > 0
    for made in (cut(picture, everywhere).raster.image, in_strips):
        assert np.array_equal(np.asarray(made)[seen_at_all], np.asarray(picture)[seen_at_all])


def soft_disc(
    side: int = 240, colour: tuple[int, int, int] = RED, hidden: tuple[int, int, int] = (0, 255, 0)
) -> Image.Image:
    """A disc with a soft edge, of one colour up to where nothing of it is left, and another one hidden there."""
    edge = Image.new("L", (side, side))
    ImageDraw.Draw(edge).ellipse((side // 4, side // 4, 3 * side // 4, 3 * side // 4), fill=255)
    edge = edge.filter(ImageFilter.GaussianBlur(4))
    image = Image.new("RGB", (side, side), hidden)
    image.paste(colour, mask=edge.point(lambda value: 255 if value else 0))
    image.putalpha(edge)
    return image


@pytest.mark.parametrize("colour", [RED, (250, 250, 245)])
@pytest.mark.slow
def test_the_edge_of_a_transparent_picture_keeps_its_colours_and_its_alpha(colour: tuple[int, int, int]) -> None:
    picture = soft_disc(colour=colour)
    made = cut(picture)
    before, after = np.asarray(picture).astype(int), np.asarray(made.raster.image).astype(int)
    edge = (after[..., 3] > 20) & (before[..., 3] < 250)
    assert edge.sum() > 500
    assert np.abs(after - before)[edge][:, :3].max() <= 2
    assert np.abs(after - before)[edge][:, 3].mean() < 12
    assert not after[after[..., 3] == 0].any()


@pytest.mark.slow
def test_so_does_that_of_a_large_one() -> None:
    picture = soft_disc().resize((5200, 5200), Image.Resampling.NEAREST)
    after = np.asarray(cut(picture, CutoutRequest(strokes=(Stroke(True, 2400, ((2600, 2600),)),))).raster.image)
    edge = (after[..., 3] > 20) & (after[..., 3] < 235)
    assert edge.any()
    assert np.abs(after[edge][:, :3].astype(int) - RED).max() <= 2


@pytest.mark.slow
def test_a_picture_larger_than_a_screen_is_cut_at_its_own_size() -> None:
    made = cut(scene().resize((1500, 1000), Image.Resampling.LANCZOS))
    assert made.raster.image.size == (1500, 1000)
    edge = alpha(made)[500]
    assert min(edge[470], edge[1030]) > 250
    assert max(edge[430], edge[1070]) < 5


@pytest.mark.parametrize("size", [(1, 1), (2, 7), (300, 2)])
def test_the_smallest_pictures_are_cut_too(size: tuple[int, int]) -> None:
    assert cut(Image.new("RGB", size, "red")).raster.image.size == size


def test_a_colour_can_stand_behind_it() -> None:
    made = cut(scene(), CutoutRequest(background=Background("colour", "#00ff00")))
    assert made.raster.image.mode == "RGB"
    assert made.raster.image.getpixel((3, 3)) == (0, 255, 0)
    assert made.raster.image.getpixel((75, 50)) == RED


def test_the_blurred_original_stands_behind_it_without_a_halo_of_the_subject() -> None:
    made = cut(scene(), CutoutRequest(background=Background("blur")))
    beside = made.raster.image.getpixel((40, 50))
    assert beside == pytest.approx(BLUE, abs=14)


def test_another_picture_stands_behind_it_and_fills_the_frame() -> None:
    made = cut(
        scene(), CutoutRequest(background=Background("image", image="other")), Image.new("RGB", (20, 90), "yellow")
    )
    assert made.raster.image.size == (WIDTH, HEIGHT)
    assert made.raster.image.getpixel((3, 3)) == (255, 255, 0)


@pytest.mark.slow
def test_soft_edges_hold_nothing_of_the_old_wall() -> None:
    soft = scene().resize((600, 400), Image.Resampling.BICUBIC)
    made = cut(soft)
    pixels = np.asarray(made.raster.image).astype(int)
    half = (pixels[..., 3] > 60) & (pixels[..., 3] < 200)
    assert half.any()
    assert pixels[half][:, 2].mean() < (RED[2] + BLUE[2]) / 2


@pytest.mark.slow
def test_a_model_is_asked_once_while_somebody_paints() -> None:
    halves = Halves()
    cutter, picture = Cutter(halves), Raster(scene())
    for x in range(10, 60, 10):
        request = CutoutRequest("u2net", strokes=(Stroke(False, 4, ((x, 50),)),))
        cutter.draft("key", lambda: picture, request, None)
    made = cutter.cut("key", picture, CutoutRequest("u2net"), None)
    assert len(halves.shown) == 1
    assert alpha(made)[50, 30] == 255
    assert alpha(made)[50, 120] == 0


def test_a_model_looks_at_what_is_in_the_box_and_a_little_around_it() -> None:
    halves = Halves()
    made = Cutter(halves).cut("key", Raster(scene()), CutoutRequest("u2net", SubjectBox(50, 20, 50, 50)), None)
    assert halves.shown == [(70, 70)]
    assert alpha(made)[40, 60] == 255
    assert not alpha(made)[:, :50].any()
    assert not alpha(made)[:, 100:].any()


@pytest.mark.slow
def test_of_a_large_picture_a_model_is_shown_more_than_a_screen_of_it_most_of_all_in_a_box() -> None:
    halves = Halves()
    cutter, picture = Cutter(halves), Raster(scene().resize((3000, 2000)))
    cutter.draft("key", lambda: picture, CutoutRequest("u2net"), None)
    cutter.draft("key", lambda: picture, CutoutRequest("u2net", SubjectBox(1000, 400, 1000, 1000)), None)
    whole, boxed = halves.shown
    assert whole == (2048, 1365)
    assert min(boxed) > 900


@pytest.mark.slow
def test_a_draft_is_as_large_as_a_screen() -> None:
    cutter = Cutter()
    made = cutter.draft("key", lambda: Raster(scene().resize((3000, 2000))), CutoutRequest(), None)
    assert made.raster.image.size == (1024, 683)
    assert cutter.knows("key")


def test_only_the_newest_are_remembered() -> None:
    kept: Remembered[int] = Remembered(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda: 1)
    assert ["a" in kept, "b" in kept, "c" in kept] == [True, False, True]


@pytest.mark.slow
def test_the_outline_is_round() -> None:
    assert common(cut(scene(ROUND)), disc(ROUND)) > 0.97


@pytest.mark.slow
@pytest.mark.parametrize("ground", ["none", "colour", "blur"])
def test_a_large_picture_is_cut_as_a_small_one_is_strip_by_strip(ground: str) -> None:
    wide, high = 6000, 4200
    small = scene()
    large = small.resize((wide, high), Image.Resampling.NEAREST)
    background = Background(ground, "#00ff00" if ground == "colour" else "")
    made = Cutter().cut("large", Raster(large), CutoutRequest(background=background), None)
    expected = np.asarray(Image.fromarray(disc()).resize((wide, high), Image.Resampling.NEAREST))
    assert made.raster.image.size == (wide, high)
    if ground == "none":
        found = alpha(made) > 127
        assert (found & expected).sum() / (found | expected).sum() > 0.95
        solid = alpha(made) == 255
        assert np.array_equal(np.asarray(made.raster.image)[solid][:, :3], np.asarray(large)[solid])
        assert not np.asarray(made.raster.image)[alpha(made) == 0].any()
    else:
        assert made.raster.image.mode == "RGB"
        corner = made.raster.image.getpixel((50, 50))
        assert (corner == (0, 255, 0)) if ground == "colour" else (corner != (0, 0, 0))
    assert made.kept == pytest.approx(disc().mean(), abs=0.02)
