"""A collage: rows that all end at the same edge, nothing cut away, no seam and no overlap."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import Image

from imaging.composition.collage import LAYOUTS, Box, Plan, assembled, planned
from imaging.declaration import Impossible
from imaging.raster import Raster

SIZES = [(300, 200), (200, 300), (400, 200), (300, 300), (600, 400), (250, 400), (300, 200)]


def right(cell: Box) -> int:
    return cell[0] + cell[2]


def bottom(cell: Box) -> int:
    return cell[1] + cell[3]


def overlapping(one: Box, other: Box) -> bool:
    apart = right(one) <= other[0] or right(other) <= one[0] or bottom(one) <= other[1] or bottom(other) <= one[1]
    return not apart


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [2, 3, 5, 7])
@pytest.mark.parametrize("gap", [0, 11])
def test_every_picture_has_a_cell_within_the_canvas_and_none_covers_another(layout: str, count: int, gap: int) -> None:
    plan = planned(SIZES[:count], layout, 1000, gap, "white")
    assert len(plan.cells) == count
    assert not any(overlapping(one, other) for one, other in combinations(plan.cells, 2))
    assert all(cell[0] >= gap and right(cell) <= plan.width - gap for cell in plan.cells)
    assert all(cell[1] >= gap - 1 and bottom(cell) <= plan.height - gap + 1 for cell in plan.cells)


@pytest.mark.parametrize("layout", ["grid", "row", "column"])
def test_no_picture_is_cut_or_pulled_out_of_shape(layout: str) -> None:
    for (wide, high), (_, _, width, height) in zip(SIZES, planned(SIZES, layout, 2400, 16, "white").cells, strict=True):
        assert width / height == pytest.approx(wide / high, rel=0.02)


def test_a_grid_fills_every_row_to_the_edge_in_order() -> None:
    plan = planned(SIZES, "grid", 1200, 10, "white")
    rows: dict[int, list[Box]] = {}
    for cell in plan.cells:
        rows.setdefault(cell[1], []).append(cell)
    assert len(rows) > 1
    for row in rows.values():
        assert (row[0][0], right(row[-1])) == (10, 1190)
        assert len({cell[3] for cell in row}) == 1
        assert all(after[0] - right(before) == 10 for before, after in zip(row, row[1:], strict=False))


@pytest.mark.parametrize(("sizes", "rows"), [([(300, 200)] * 4, 2), ([(300, 200)] * 9, 3), ([(100, 400)] * 4, 1)])
def test_a_grid_has_as_many_rows_as_make_it_about_three_by_two(sizes: list[tuple[int, int]], rows: int) -> None:
    assert len({cell[1] for cell in planned(sizes, "grid", 1200, 0, "white").cells}) == rows


def test_equal_cells_are_equal_and_a_last_row_stands_in_the_middle() -> None:
    plan = planned(SIZES[:5], "equal", 1000, 10, "white")
    widths, heights = ({cell[index] for cell in plan.cells} for index in (2, 3))
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1
    last = plan.cells[3:]
    assert abs(last[0][0] - (plan.width - right(last[1]))) <= 1


def test_one_row_and_one_column() -> None:
    assert len({cell[1] for cell in planned(SIZES, "row", 2000, 8, "white").cells}) == 1
    assert len({cell[0] for cell in planned(SIZES, "column", 500, 8, "white").cells}) == 1


@pytest.mark.parametrize(
    ("sizes", "layout", "width", "gap", "colour", "says"),
    [
        (SIZES, "row", 120, 0, "white", "smaller than 16 px"),
        (SIZES, "row", 1000, 200, "white", "smaller than 16 px"),
        ([(100, 4000)] * 3, "column", 12_000, 0, "white", "and the limit is"),
        (SIZES, "grid", 1000, 0, "wite", "is not a colour known here"),
    ],
)
def test_what_cannot_be_made_says_why(
    sizes: list[tuple[int, int]], layout: str, width: int, gap: int, colour: str, says: str
) -> None:
    with pytest.raises(Impossible) as raised:
        planned(sizes, layout, width, gap, colour)
    assert says in str(raised.value)


def test_pictures_stand_in_their_cells_and_the_ground_shows_between() -> None:
    plan = Plan(50, 20, ((2, 2, 20, 16), (28, 2, 20, 16)), "#00ff00")
    colours = ((255, 0, 0), (0, 0, 255))
    made = assembled(plan, [Raster(Image.new("RGB", (20, 16), colour)) for colour in colours]).image
    assert made.mode == "RGB"
    assert [made.getpixel(point) for point in ((5, 5), (30, 5), (25, 5), (0, 0))] == [
        *colours,
        (0, 255, 0),
        (0, 255, 0),
    ]


def test_a_transparent_ground_stays_transparent_and_so_do_pictures_on_it() -> None:
    plan = Plan(40, 10, ((0, 0, 10, 10), (30, 0, 10, 10)), "transparent")
    pictures = [Raster(Image.new("RGB", (10, 10), (1, 2, 3))), Raster(Image.new("RGBA", (10, 10), (9, 9, 9, 100)))]
    made = assembled(plan, pictures).image
    assert [made.getpixel(point)[3] for point in ((5, 5), (20, 5), (35, 5))] == [255, 0, 100]  # type: ignore[index]


def test_on_a_ground_transparent_pictures_let_it_through() -> None:
    plan = Plan(10, 10, ((0, 0, 10, 10),), "white")
    made = assembled(plan, [Raster(Image.new("RGBA", (10, 10), (0, 0, 0, 0)))]).image
    assert made.getpixel((5, 5)) == (255, 255, 255)


def test_a_plan_goes_through_json() -> None:
    plan = planned(SIZES, "grid", 1000, 5, "white")
    assert Plan.from_dict(plan.to_dict()) == plan
