"""The forms on a page, filled in as anybody might: what stands there already, else something that fits the field."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = {"date": "2026-01-05", "datetime-local": "2026-01-05T10:00", "tel": "081234567890", "email": "uji@contoh.id"}
TYPED |= {"number": "5", "url": "https://contoh.id/uji", "time": "09:00"}
NEVER_SENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """Where it is sent, how, and what with. ``names`` are all of its fields, also those that stay empty."""

    action: str
    method: str
    sent: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.waiting: tuple[str, str] | None = None  # a select or textarea, and what stands in it so far

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None and given.get("name"):
            self.form.names.add(given["name"])
            if tag == "input":
                self._input(self.form, given)
            elif tag in ("select", "textarea"):
                self.waiting = (given["name"], "")
        elif tag == "option" and self.waiting and self.form is not None:
            name = self.waiting[0]
            if "selected" in given or (given.get("value") and not self.form.sent.get(name)):
                self.form.sent[name] = given.get("value", "")

    def _input(self, form: Form, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text"), given["name"]
        if kind in ("checkbox", "radio"):
            if "checked" in given or (kind == "radio" and name not in form.sent):
                form.sent[name] = given.get("value", "on")
        elif kind not in NEVER_SENT:
            number = "5" if given.get("inputmode") == "numeric" else "Uji"
            form.sent[name] = given.get("value") or ("" if kind == "hidden" else TYPED.get(kind, number))

    def handle_data(self, text: str) -> None:
        if self.waiting and self.form is not None:
            self.waiting = (self.waiting[0], self.waiting[1] + text)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.waiting and self.form is not None:
            self.form.sent[self.waiting[0]] = self.waiting[1].strip() or "Uji coba"
        if tag in ("select", "textarea"):
            self.waiting = None


def forms_on(html: str) -> list[Form]:
    """Every form of the page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms
