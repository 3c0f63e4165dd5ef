"""The rules of the architecture that a machine can keep, each as a function from one file to what is wrong in it.

A guard gets the path (as written from the project's folder) and the text, and answers one line for each fault. Every
guard carries a small sample that must make it fail, so that a guard which sees nothing is noticed.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

MODULE_LINES = 300
TEMPLATE_LINES = 120
MACRO_FILE_LINES = 200
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")) + r")\b")
VAGUE_NAMES = re.compile(r"(^|/)(utils?|helpers?|common|misc|managers?|mixins?)(\.\w+$|/)")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(" + "|".join(("work", "root", "Users", "mnt")) + r")/|\.\./" + "shared")
ADDRESSES_WITHOUT_A_REQUEST = (
    "http://www.w3.org/",
    "http://www.sitemaps.org/schemas/",
    "https://schema.org",
    "https://wa.me/",
)
HTTP_NAMES = {"request", "session", "flash", "abort", "current_user", "redirect", "url_for", "g"}
SAFE_INLINE = re.compile(r'<script(?![^>]*\ssrc=)(?![^>]*type="application/ld\+json")', re.IGNORECASE)


@dataclass(frozen=True)
class Guard:
    """A rule: which files it reads, what it finds in one, and a faulty sample as path and text."""

    rule: str
    files: tuple[str, ...]
    find: Callable[[str, str], Iterator[str]]
    sample: tuple[str, str]
    except_for: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """True where the rule holds for a file of this name."""
        return any(fnmatch(path, one) for one in self.files) and not any(fnmatch(path, one) for one in self.except_for)

    def faults(self, path: str, text: str) -> list[str]:
        """One line for each fault in the file."""
        return [f"{path}: {fault}" for fault in self.find(path, text)]


def pattern(expression: str | re.Pattern[str], *, flags: re.RegexFlag = re.IGNORECASE) -> Callable[..., Iterator[str]]:
    """A guard's function that reports every line on which the expression is found."""
    compiled = re.compile(expression, flags) if isinstance(expression, str) else expression

    def find(_path: str, text: str) -> Iterator[str]:
        for number, line in enumerate(text.splitlines(), 1):
            if compiled.search(line):
                yield f"line {number}: {line.strip()[:100]}"

    return find


def too_long(limit: int) -> Callable[[str, str], Iterator[str]]:
    """A guard's function that reports a file of more lines than ``limit``."""

    def find(_path: str, text: str) -> Iterator[str]:
        lines = len(text.splitlines())
        if lines > limit:
            yield f"{lines} lines, at most {limit}"

    return find


def only_a_docstring(_path: str, text: str) -> Iterator[str]:
    """Reports any statement beside the docstring."""
    body = ast.parse(text).body
    if not body or ast.get_docstring(ast.parse(text)) is None:
        yield "no docstring"
    elif len(body) > 1:
        yield "more than a docstring"


def commits(_path: str, text: str) -> Iterator[str]:
    """Reports every call of something named commit."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "commit":
            yield f"line {node.lineno}: commit"


def knows_http(_path: str, text: str) -> Iterator[str]:
    """Reports imports from Flask, its extensions for the web, and Werkzeug."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            package = node.module.partition(".")[0]
            if package in ("flask", "flask_login", "flask_wtf", "werkzeug", "wtforms"):
                yield f"line {node.lineno}: imports {package}"
            elif node.module.startswith("village.core") and HTTP_NAMES & {name.name for name in node.names}:
                yield f"line {node.lineno}: imports a request"
        elif isinstance(node, ast.Import) and any(name.name.partition(".")[0] == "flask" for name in node.names):
            yield f"line {node.lineno}: imports flask"


def inline_script_or_style(path: str, text: str) -> Iterator[str]:
    """Reports script and style inside a page; the one hashed style block of base.html and JSON-LD data are allowed."""
    yield from pattern(SAFE_INLINE)(path, text)
    yield from pattern(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"'{]|javascript:")(path, text)
    if path != "templates/base.html":
        yield from pattern(r"<style\b")(path, text)


def foreign_address(_path: str, text: str) -> Iterator[str]:
    """Reports addresses of other hosts that a browser might ask; names of standards are no requests."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in re.finditer(r"https?://[^\s\"'<>)]*|(?:src|href|url\()\s*=?\s*[\"']?//[^\s\"'<>)]*", line):
            if not found.group().startswith(ADDRESSES_WITHOUT_A_REQUEST):
                yield f"line {number}: {found.group()}"


def vague_name(path: str, _text: str) -> Iterator[str]:
    """Reports file and folder names that say nothing."""
    if VAGUE_NAMES.search(path):
        yield "the name says nothing about what is inside"


SITE = ("village/*.py",)
TEMPLATES = ("templates/*",)
LOWER = tuple(
    f"village/*/{name}{end}" for name in ("models", "queries", "services", "permissions") for end in (".py", "/*.py")
)
VIEWS = ("village/*/views.py", "village/*/views/*.py")
VENDORED = ("static/js/vendor/*", "static/js/site.js", "tests/browser/axe.min.js")

GUARDS = (
    Guard(
        "text is never marked safe in a template",
        TEMPLATES,
        pattern(r"\|\s*safe\b"),
        ("templates/a.html", "{{ x | safe }}"),
    ),
    Guard(
        "only the application marks its own style block as markup",
        SITE,
        pattern(r"\bMarkup\("),
        ("village/home/views.py", "Markup(name)"),
        except_for=("village/application.py",),
    ),
    Guard(
        "no template comes from a string",
        SITE,
        pattern("render_template_string"),
        ("village/a.py", "render_template_string(x)"),
    ),
    Guard(
        "no script, handler or style inside a page",
        TEMPLATES,
        inline_script_or_style,
        ("templates/a.html", '<a onclick="x()">'),
    ),
    Guard(
        "htmx attributes begin with data-hx-",
        TEMPLATES,
        pattern(r"[\s\"']hx-[a-z]"),
        ("templates/a.html", '<a hx-get="/">'),
    ),
    Guard(
        "nothing that needs eval",
        TEMPLATES,
        pattern(r"hx-on|hx-vals=['\"]js:"),
        ("templates/a.html", "<a data-hx-on:click=x>"),
    ),
    Guard(
        "no address of another host",
        ("templates/*", "static/*.css", "static/*.js", "static/*.svg"),
        foreign_address,
        ("templates/a.html", '<img src="https://example.org/a.png">'),
        except_for=VENDORED,
    ),
    Guard(
        "templates are short",
        ("templates/*.html",),
        too_long(TEMPLATE_LINES),
        ("templates/a.html", "x\n" * 121),
        except_for=("templates/shared/*",),
    ),
    Guard(
        "files of macros are short",
        ("templates/shared/*",),
        too_long(MACRO_FILE_LINES),
        ("templates/shared/a.html", "x\n" * 201),
    ),
    Guard(
        "modules are short",
        SITE,
        too_long(MODULE_LINES),
        ("village/a.py", "x\n" * 301),
        except_for=("village/migrations/versions/*",),
    ),
    Guard(
        "a package is a docstring, so that child processes start without Flask",
        ("village/__init__.py", "village/*/__init__.py"),
        only_a_docstring,
        ("village/a/__init__.py", '"""A."""\nimport flask'),
        except_for=("village/*/*/__init__.py",),
    ),
    Guard("only views and forms know HTTP", LOWER, knows_http, ("village/a/services.py", "from flask import request")),
    Guard(
        "only services commit",
        ("village/*/*.py",),
        commits,
        ("village/a/queries.py", "db.session.commit()"),
        except_for=("village/core/*", "village/migrations/*", "village/*/services.py", "village/*/services/*"),
    ),
    Guard(
        "views leave the database alone",
        VIEWS,
        pattern(r"db\.session|\bselect\("),
        ("village/a/views.py", "db.session.get(A, 1)"),
    ),
    Guard(
        "sheets are written where no cell can become a formula",
        SITE,
        pattern(r"csv\.(Dict)?[Ww]riter|xlsxwriter\.Workbook"),
        ("village/home/views.py", "csv.writer(file)"),
        except_for=("village/registry/spreadsheet_files.py", "village/registry/sheets/problem_rows.py"),
    ),
    Guard("names say what is inside", ("*",), vague_name, ("village/gallery/utils.py", "")),
    Guard(
        "nothing is left for later",
        ("*",),
        pattern(UNFINISHED, flags=re.RegexFlag(0)),
        ("a.md", "TO" + "DO: more"),
        except_for=VENDORED,
    ),
    Guard(
        "nothing refers outside the project",
        ("*",),
        pattern(MACHINE_PATHS),
        ("a.md", "see ../" + "shared/x"),
        except_for=VENDORED,
    ),
    Guard(
        "tests use the real parts and run always",
        ("tests/*.py",),
        pattern(r"unittest" + r"\.mock|mark\.skip|mark\.xfail|pytest\.skip\(|importorskip"),
        ("tests/test_a.py", "@pytest.mark." + "skip"),
        except_for=("tests/browser/conftest.py", "tests/vault/conftest.py", "tests/guards.py"),
    ),
)
