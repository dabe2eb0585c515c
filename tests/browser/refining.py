"""A photograph to cut out, what became of it, and the dialog that refines it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Response, expect

from tests.browser.person import Person
from tests.browser.test_uploads import arrived, chosen, file

SIZE = WIDTH, HEIGHT = 600, 400
MUG = (210, 110, 390, 310)
"""Left, top, right, bottom of the subject."""
CORNER, MIDDLE = (20, 20), (300, 210)


def photograph() -> bytes:
    """A red mug in front of a wall that gets darker to the right."""
    wall = Image.linear_gradient("L").rotate(90).resize(SIZE).point(lambda value: 120 + value // 4)
    image = Image.merge("RGB", (wall.point(lambda value: value - 60), wall.point(lambda value: value - 20), wall))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(MUG, 24, fill=(190, 40, 30))
    draw.ellipse((MUG[2] - 20, 160, MUG[2] + 50, 250), outline=(190, 40, 30), width=18)
    out = BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def cut_out(person: Person, words: str = "/nobg ") -> Locator:
    """The mug is there and cut out; its card."""
    chosen(person, file("mug.jpg", photograph()))
    arrived(person, 1)
    person.say(words)
    return person.painted()


def newest(person: Person) -> dict[str, Any]:
    """The version that the picture shows."""
    (image, *_) = person.stored()["images"]
    return next(version for version in image["versions"] if version["id"] == image["current"])


def values(person: Person) -> dict[str, Any]:
    version = newest(person)
    assert version["recipe"]["by"] == "command:nobg"
    return dict(version["recipe"]["values"])


def pixels(person: Person) -> Image.Image:
    """The newest version as it is stored."""
    image = person.stored()["images"][0]
    answer = person.context.request.get(f"{person.studio.url}/api/v1/images/{image['id']}/file")
    assert answer.ok
    return Image.open(BytesIO(answer.body())).convert("RGBA")


def alpha(person: Person, at: tuple[int, int]) -> int:
    return int(pixels(person).getchannel("A").getpixel(at))  # type: ignore[arg-type]


class Refining:
    """The dialog, in pixels of the photograph."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.pad = self.page.get_by_role("application")
        self.canvas = self.page.locator(".refine .canvas")
        self.computed()

    @classmethod
    def opened(cls, person: Person, card: Locator) -> Refining:
        person.button("Refine", card).click()
        return cls(person)

    def computed(self) -> None:
        """What is shown is what was asked for last."""
        expect(self.person.dialog.locator(".status.ok")).to_contain_text("% kept")

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        """Where a pixel of the photograph lies on the screen."""
        box = self.canvas.bounding_box()
        assert box is not None
        return box["x"] + point[0] / WIDTH * box["width"], box["y"] + point[1] / HEIGHT * box["height"]

    def drag(self, *points: tuple[int, int]) -> dict[str, Any]:
        """Presses, moves, lets go; what was asked for then."""
        first, *rest = [self.at(point) for point in points]
        with self.asked() as asked:
            self.page.mouse.move(*first)
            self.page.mouse.down()
            for point in rest:
                self.page.mouse.move(*point, steps=6)
            self.page.mouse.up()
        self.computed()
        return dict(asked.value.request.post_data_json)

    def asked(self) -> Any:
        """Waits for a draft that comes."""
        return self.page.expect_response(is_draft)

    def tool(self, name: str) -> None:
        self.person.button(name, self.page.get_by_role("toolbar", name="Tools")).click()

    def choose(self, name: str) -> None:
        self.person.dialog.get_by_role("radio", name=name, exact=True).click()

    def done(self) -> None:
        self.person.button("Done").click()
        self.person.until("!document.querySelector('[role=dialog]')")
        expect(self.person.dialog).to_have_count(0)


def is_draft(answer: Response) -> bool:
    return answer.url.endswith("/cutout/draft") and answer.ok
