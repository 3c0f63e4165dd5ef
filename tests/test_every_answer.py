"""Whatever people typed or uploaded, no answer of the site runs it: neither a page, nor a sheet, nor a file."""

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import openpyxl
from flask import Flask
from sqlalchemy import String, Text, select

from tests.access_rows import SIGNED_OUT
from tests.access_table import ROWS
from tests.access_world import World
from tests.settled_village import address_of, browser_of
from village.core.db import Model, begin_writing, commit, db
from village.registry.sheets.quoting import restore

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|cmd", "＝", "＋", "－", "＠", '",=', "%0A=")
BREAKS_OUT = "\"'></script></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
READERS = (SIGNED_OUT, "owner own", "agent own", "officer own", "official", "kelurahan", "observer", "admin")
# Columns that people fill with words of their own, in whichever table.
TYPED = {
    "about", "activity", "actor_name", "addressee", "answer", "answer_text", "body", "cause", "contact", "decree",
    "description", "destination", "handling", "how", "ingredients", "label", "landmark", "address", "name", "note",
    "office", "original_holder", "owner_name", "person_name", "place", "purpose", "reason", "remark", "result",
    "sender", "shelf", "skills", "story", "subject_text", "tagline", "text", "theme", "title", "to_name", "unit",
    "value", "what", "wording",
}  # fmt: skip
SHEETS = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
OF_THE_SITE = {"static", "home.service_worker", "home.manifest"}
RUNS_NOTHING = ("application/json", "text/calendar", "application/rss+xml", "application/xml", "text/plain")


def type_hostile_texts() -> None:
    """Let every text begin with what starts a formula and go on with what breaks out of a page."""
    begin_writing()
    for table in Model.metadata.tables.values():
        for column in table.columns:
            if column.name in TYPED and isinstance(column.type, String | Text) and "id" in table.columns:
                for (number,) in db.session.execute(select(table.c.id)).all():
                    text = f"{STARTS[number % len(STARTS)]}1+1 {BREAKS_OUT} {number}"
                    db.session.execute(table.update().where(table.c.id == number).values({column.name: text}))
    commit()


class _Page(HTMLParser):
    """What of a page could run."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and not given.get("src") and given.get("type") != "application/ld+json":
            self.runs.append("a script")
        self.runs += [f"{tag} {name}" for name in given if name.startswith("on")]
        self.runs += [
            f"{tag} {name}={value}"
            for name, value in attrs
            if name in ("href", "src", "action")
            and (value or "").strip().lower().startswith(("javascript:", "data:text"))
        ]


def faults_of(answer: Any, endpoint: str) -> Iterator[str]:
    """What in this answer could run, or lets a file be more than a file."""
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        yield "no nosniff"
    if answer.mimetype == "text/html":
        page = _Page()
        page.feed(answer.text)
        yield from page.runs
        if "49" in answer.text and "{{7*7}}" not in answer.text and "<script>alert" in answer.text:
            yield "a template was filled"
    elif answer.mimetype in SHEETS:
        yield from (f"{cell!r} starts a formula" for cell in cells_of(answer) if cell.lstrip().startswith(STARTS))
    elif answer.mimetype not in RUNS_NOTHING and endpoint not in OF_THE_SITE:
        policy = answer.headers.get("Content-Security-Policy", "")
        if "sandbox" not in policy and not answer.mimetype.startswith("image/"):
            yield f"{answer.mimetype} without a sandbox"
    disposition = answer.headers.get("Content-Disposition", "")
    if any(ord(letter) > 126 or letter in "\r\n<>" for letter in disposition):
        yield f"a name that is not encoded: {disposition!r}"


def cells_of(answer: Any) -> list[str]:
    """Every text in the sheets of an answer, as a spreadsheet program finds it."""
    if answer.mimetype == "text/csv":
        assert answer.data.startswith(b"\xef\xbb\xbf"), "office programs know UTF-8 by the byte order mark"
        text = answer.data.decode("utf-8-sig")
        return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def looks(app: Flask, world: World) -> dict[str, tuple[str, str]]:
    """Every address that somebody may read, with its endpoint and one who may."""
    found: dict[str, tuple[str, str]] = {}
    for row in ROWS:
        who = [actor for actor in READERS if row.method == "GET" and row.expected(actor) == 200]
        if who:
            path = address_of(app, world, row)
            for other in (path, path.replace(".csv", ".xlsx"), path.replace("/csv", "/xlsx")):
                found[other] = (row.endpoint, who[-1])
    return found


def test_nothing_that_was_typed_or_uploaded_runs_anywhere(world_app: Flask, world: World) -> None:
    paths = looks(world_app, world)
    type_hostile_texts()
    browsers = {actor: browser_of(world_app, world, actor) for actor in READERS}
    wrong, shown, sheets, quoted = [], 0, set(), 0
    for path, (endpoint, actor) in sorted(paths.items()):
        answer = browsers[actor].open(path, method="GET")
        wrong += [f"{endpoint} {path}: {fault}" for fault in faults_of(answer, endpoint)]
        if answer.mimetype == "text/html":
            shown += "&lt;script&gt;alert(1)" in answer.text
        elif answer.mimetype in SHEETS:
            sheets.add(endpoint)
            quoted += sum(restore(cell) != cell for cell in cells_of(answer))
    assert not wrong, "\n".join(wrong)
    assert shown > 60 and quoted > 20 and len(sheets) >= 5, (shown, quoted, sheets)
