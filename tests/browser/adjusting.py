"""The layer in which a picture is cropped and adjusted by hand."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Response, expect

from tests.browser.person import Person


class Adjusting:
    """The layer, in pixels of the picture that is framed whole at first."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.frame = person.page.locator(".crop-frame")
        expect(self.frame).to_be_visible()
        expect(self.person.dialog.get_by_role("radio", name="1:1")).to_be_visible()

    @classmethod
    def opened(cls, person: Person, within: Locator) -> Adjusting:
        person.button("Crop and adjust", within).click()
        return cls(person)

    def at(self, grip: str) -> tuple[float, float]:
        """Where a grip lies on the screen."""
        box = self.person.button(grip, self.frame).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, grip: str, by: tuple[float, float]) -> None:
        """In pixels of the screen."""
        x, y = self.at(grip)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0], y + by[1], steps=5)
        self.page.mouse.up()

    def measures(self) -> tuple[int, int]:
        """Width and height of what stays, in pixels of the picture."""
        dialog = self.person.dialog
        width, height = (dialog.get_by_label(side, exact=True).input_value() for side in ("Width", "Height"))
        return int(width), int(height)

    def choose(self, shape: str) -> None:
        self.person.dialog.get_by_role("radio", name=shape, exact=True).click()

    def tool(self, name: str) -> None:
        self.person.button(name, self.page.get_by_role("toolbar", name="Tools")).click()

    def slider(self, name: str) -> Locator:
        return self.person.dialog.get_by_role("slider", name=name)

    def drafted(self) -> Any:
        """Waits for a draft that comes."""
        return self.page.expect_response(is_draft)

    def done(self) -> None:
        self.person.button("Done").click()
        expect(self.person.dialog).to_have_count(0)


def is_draft(answer: Response) -> bool:
    return answer.url.endswith("/operations/draft") and answer.ok
