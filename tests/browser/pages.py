"""What every page must pass in a real browser."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

NARROWEST = 360


@cache
def _axe() -> str:
    return (Path(__file__).parent / "axe.min.js").read_text("utf-8")


def check_page(page: Page, schemes: Sequence[str] = ("light", "dark")) -> None:
    """Raises AssertionError for a violation found by axe, light or dark, or a page that scrolls sideways on a phone.

    Needs a page with script: axe is one.
    """
    page.emulate_media(reduced_motion="reduce")
    check_width(page)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = violations(page)
        assert not found, f"{page.url} in its {scheme} scheme:\n" + "\n".join(found)
    page.emulate_media(color_scheme="light")


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now, one line for each element."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]}\n    {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def check_width(page: Page) -> None:
    """Raises AssertionError where the page is wider than a narrow phone."""
    before = page.viewport_size
    page.set_viewport_size({"width": NARROWEST, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth")
    widest = page.evaluate(
        """narrowest => [...document.querySelectorAll("body *")].filter(element =>
            element.getBoundingClientRect().right > narrowest + 1).slice(0, 5).map(element =>
            element.outerHTML.slice(0, 120)).join("\\n")""",
        NARROWEST,
    )
    if before:
        page.set_viewport_size(before)
    assert wide <= NARROWEST, f"{page.url} is {wide} px wide on a phone of {NARROWEST} px:\n{widest}"


def choose(select: Locator, words: str) -> None:
    """Choose the first option of a select that begins with these words; what stands behind them may change."""
    options = [text.strip() for text in select.locator("option").all_inner_texts()]
    select.select_option(label=next(option for option in options if option.startswith(words)))
