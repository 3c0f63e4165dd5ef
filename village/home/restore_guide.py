"""The page that tells a second person how to bring the village back, as it lies in the project and in every backup."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from flask import current_app

from village.core.backups.making import GUIDE_IN_PROJECT

HEADING = re.compile(r"(#{1,2}) (.+)")
ITEM = re.compile(r"(\d+\.|-) +(.+)")
COMMAND = re.compile(r"(?: {7}| {4})(\S.*)")
SPAN = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>.+?)`|(?P<blank>_{5,})")


@dataclass
class Block:
    """A piece of the page. ``kind``: title, heading, step, point, text or commands; ``lines`` as they are read."""

    kind: str
    lines: list[str] = field(default_factory=list)

    @property
    def spans(self) -> list[tuple[str, str]]:
        """The words of it in pieces: strong, code, blank (a line to write on) or plain."""
        words, found, after = " ".join(self.lines), [], 0
        for match in SPAN.finditer(words):
            kind = str(match.lastgroup)
            found += [("plain", words[after : match.start()]), (kind, match[kind])]
            after = match.end()
        return [span for span in (*found, ("plain", words[after:])) if span[1]]


@dataclass
class Entry:
    """A block of its own, or a step or point with what belongs to it."""

    head: Block
    parts: list[Block] = field(default_factory=list)


def restore_guide() -> list[Entry]:
    """The page, read from the project. Raises OSError where it is missing."""
    return read_guide((Path(current_app.config["PROJECT_FOLDER"]) / GUIDE_IN_PROJECT).read_text("utf-8"))


def read_guide(written: str) -> list[Entry]:
    """Headings, paragraphs, numbered steps, points and indented commands; nothing else stands in that page."""
    entries: list[Entry] = []
    block: Block | None = None
    for line in written.splitlines():
        if not line:
            block = None if block is None or block.kind != "commands" else block
        elif block is not None and block.kind not in ("commands", "title", "heading") and not _begins(line):
            block.lines.append(line.strip())
        else:
            block = _place(entries, line, block)
    return entries


def _begins(line: str) -> bool:
    return bool(HEADING.fullmatch(line) or ITEM.fullmatch(line) or COMMAND.fullmatch(line))


def _place(entries: list[Entry], line: str, block: Block | None) -> Block:
    if match := HEADING.fullmatch(line):
        new = Block("title" if match[1] == "#" else "heading", [match[2]])
    elif match := ITEM.fullmatch(line):
        new = Block("point" if match[1] == "-" else "step", [match[2]])
    elif match := COMMAND.fullmatch(line):
        if block is not None and block.kind == "commands":
            block.lines.append(match[1])
            return block
        new = Block("commands", [match[1]])
    else:
        new = Block("text", [line.strip()])
    if line.startswith("   ") and entries and entries[-1].head.kind in ("step", "point"):
        entries[-1].parts.append(new)
    else:
        entries.append(Entry(new))
    return new
