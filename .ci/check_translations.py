"""Is the site complete in every language it is offered in? Exit status 1 and one line for each gap.

Source strings are Indonesian. A catalogue is complete when it has every string of the sources and no other, none empty,
none fuzzy, each with the same placeholders, and when the compiled ``.mo`` beside it says the same. ``pybabel update
--check`` passes with empty and fuzzy entries, so this counts them itself.

It also holds the words of the site: one Indonesian word for one thing, no exclamation marks, and English counts with a
singular.

With ``--update`` it first brings the catalogues to the sources (new strings empty, unused ones gone) and compiles them.
"""

import gettext
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUES = PROJECT / "village" / "translations"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
    "_l": None,
    "_lp": ((1, "c"), 2),
    "ngettext": (1, 2),
}
SHOWN = 60
INSTEAD_OF = {  # what does not stand in an Indonesian sentence of the site: the word that does
    r"files?": "berkas",
    r"uploads?": "unggah",
    r"downloads?": "unduh",
    r"emails?": "e-mail",
    r"login|log in": "masuk",
    r"passwords?": "kata sandi",
    r"klik": "ketuk",
    r"links?": "tautan",
    r"websites?": "situs",
    r"bila|jika|apabila": "kalau",
    r"pembantu|agen": "kader",
    r"kriya|kraft": "kerajinan",
    r"mushola|mushalla|musholla": "musala",
    r"silahkan": "silakan",
}
COUNTED = re.compile(
    r"%\((count|num|total|days|rows)\)[sd] (\w+ )?(members|products|businesses|groups|photos|notes|rows|days)\b"
)


def sources() -> Catalog:
    """Every string of the program and the templates, as ``[tool.babel]`` of pyproject.toml says where they are."""
    catalogue = Catalog()
    mappings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: mapping for mapping in mappings}
    for name, line, text, _comments, context in extract_from_dir(PROJECT, methods, options, KEYWORDS):
        catalogue.add(text, locations=[(name, line)], context=context)
    return catalogue


def gaps(wanted: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What is missing, empty, fuzzy, misspelt in its placeholders, or no longer used."""
    for message in wanted:
        if not message.id:
            continue
        found = catalogue.get(message.id, message.context)
        if found is None:
            yield f"missing: {_name(message)}"
            continue
        forms = found.string if isinstance(found.string, tuple | list) else [found.string]
        if not all(forms) or (message.pluralizable and len(forms) < catalogue.num_plurals):
            yield f"empty: {_name(message)}"
        if found.fuzzy:
            yield f"fuzzy: {_name(message)}"
        for error in found.check(catalogue):
            yield f"{error}: {_name(message)}"
    for message in catalogue:
        if message.id and wanted.get(message.id, message.context) is None:
            yield f"no longer used: {_name(message)}"


def wording(wanted: Catalog) -> Iterator[str]:
    """Source strings with a word that is called otherwise on this site, or with an exclamation mark."""
    for message in wanted:
        text = " ".join(message.id) if isinstance(message.id, tuple | list) else message.id
        for word, better in INSTEAD_OF.items():
            if found := re.search(rf"\b({word})\b", text, re.IGNORECASE):
                yield f"say {better!r} instead of {found[0]!r}: {_name(message)}"
        if "!" in text:
            yield f"no exclamation mark: {_name(message)}"


def uncounted(catalogue: Catalog) -> Iterator[str]:
    """English strings that would say "1 products": a count before a plural needs ``ngettext``."""
    for message in catalogue:
        if message.id and not message.pluralizable and COUNTED.search(str(message.string)):
            yield f"needs ngettext: {_name(message)}"


def differences(path: Path, catalogue: Catalog) -> Iterator[str]:
    """Whether the compiled catalogue beside ``path`` says something else."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        yield "not compiled"
        return
    with open(compiled, "rb") as file:
        texts = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    for message in catalogue:
        if not message.id or isinstance(message.id, tuple | list):
            continue
        key = f"{message.context}\x04{message.id}" if message.context else message.id
        if message.string and texts.get(key) != message.string:
            yield f"compiled differently: {_name(message)}"


def update(path: Path, wanted: Catalog) -> None:
    """Bring a catalogue to the sources and compile it; what is translated already stays as it is."""
    catalogue = _read(path)
    catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)  # no line changes by itself
    catalogue.obsolete.clear()
    with open(path, "wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, sort_output=True)
    with open(path.with_suffix(".mo"), "wb") as file:
        write_mo(file, _read(path))


def _read(path: Path) -> Catalog:
    with open(path, "rb") as file:
        return read_po(file, locale=path.parts[-3])


def _name(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, tuple | list) else message.id
    where = f" ({message.locations[0][0]}:{message.locations[0][1]})" if message.locations else ""
    return repr(text[:70]) + where


def main() -> int:
    """Check every catalogue; answers the exit status."""
    wanted = sources()
    catalogues = sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))
    if not catalogues:
        print(f"no catalogue for {len(wanted)} strings", file=sys.stderr)
        return 1
    words = list(wording(wanted))
    for line in words:
        print(f"id: {line}", file=sys.stderr)
    faults = len(words)
    for path in catalogues:
        language = path.parts[-3]
        if "--update" in sys.argv[1:]:
            update(path, wanted)
        catalogue = _read(path)
        lines = [*uncounted(catalogue), *gaps(wanted, catalogue), *differences(path, catalogue)]
        faults += len(lines)
        for line in lines[:SHOWN]:
            print(f"{language}: {line}", file=sys.stderr)
        print(f"{language}: {len(wanted)} strings, {len(lines)} gaps")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
