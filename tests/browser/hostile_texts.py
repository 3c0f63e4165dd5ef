"""Forty texts that would run, break out of their place or lie about themselves on a page that is not careful.

Each that would run opens a dialog, so that a browser notices. None is longer than a short field takes.
"""

from playwright.sync_api import Dialog, Locator, Page

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(2)</sCrIpT>",
    "</script><script>alert(3)</script>",
    "<script src=data:,alert(4)></script>",
    '"><script>alert(5)</script>',
    "'><script>alert(6)</script>",
    "<img src=x onerror=alert(7)>",
    '"><img src=x onerror=alert(8)>',
    "' autofocus onfocus=alert(9) x='",
    '" autofocus onfocus=alert(10) x="',
    "<svg/onload=alert(11)>",
    "<svg><animate onbegin=alert(12)>",
    "<svg><script>alert(13)</script></svg>",
    "<math><a xlink:href=javascript:alert(14)>x",
    "<iframe srcdoc='<script>alert(15)</script>'>",
    "<iframe src=javascript:alert(16)>",
    "<object data=javascript:alert(17)>",
    "<embed src=javascript:alert(18)>",
    "<details open ontoggle=alert(19)>",
    "<video><source onerror=alert(20)>",
    "<body onload=alert(21)>",
    "<style>*{background:url(javascript:alert(22))}</style>",
    "</style><script>alert(23)</script>",
    "</textarea><script>alert(24)</script>",
    "</title><script>alert(25)</script>",
    "</option></select><script>alert(26)</script>",
    "<!--><script>alert(27)</script>-->",
    "]]><script>alert(28)</script>",
    "<base href=//jahat.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(30)'>",
    "<form action=javascript:alert(31)><button>x",
    "<a href=javascript:alert(32)>x</a>",
    "javascript:alert(33)",
    "data:text/html,<script>alert(34)</script>",
    "';alert(35);//",
    "\\u003cscript\\u003ealert(36)\\u003c/script\\u003e",
    "&lt;script&gt;alert(37)&lt;/script&gt;",
    "{{7777*7777}}{% raw %}${7777*7777}#{7777*7777}",
    "<div data-hx-get=/healthz data-hx-trigger=load>",
    "'; DROP TABLE product; --",
)
FREE_TEXT = "input[type=text], input[type=search], input:not([type]), textarea"


class Mouth:
    """Says the texts one after the other, as many as a place takes, and remembers what was said."""

    def __init__(self) -> None:
        self._next = 0

    def fill(self, letters: int) -> str:
        """Texts for a place that takes so many letters, with a mark in front that no other thing has."""
        said = f"Uji{self._next}"
        for _each in HOSTILE_TEXTS:
            text = HOSTILE_TEXTS[self._next % len(HOSTILE_TEXTS)]
            if len(said) + 1 + len(text) > letters:
                break
            said += " " + text
            self._next += 1
        return said


def watch_for_dialogs(page: Page) -> list[str]:
    """The texts of the dialogs that opened: each is a script that ran."""
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", note)
    return opened


def fill_free_texts(form: Locator, mouth: Mouth, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Type into every place for free text of the form, open or folded away; gives what stands where."""
    for summary in form.locator("details:not([open]) > summary").all():
        summary.click()
    typed = {}
    for field in form.locator(FREE_TEXT).all():
        name = field.get_attribute("name") or ""
        if name in but or not field.is_visible() or field.get_attribute("inputmode") in ("numeric", "tel"):
            continue
        letters = int(
            field.get_attribute("maxlength") or (1900 if field.evaluate("e => e.tagName") == "TEXTAREA" else 58)
        )
        typed[name] = mouth.fill(min(letters, 1900))
        field.fill(typed[name])
    return typed


def shown(page: Page) -> str:
    """The words of the page as a reader sees them, with one space between."""
    return " ".join(page.locator("body").inner_text().split())
