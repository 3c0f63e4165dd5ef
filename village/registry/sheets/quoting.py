"""Text in exported sheets that a spreadsheet program might take for a formula, and the way back.

A quote is put before it (OWASP, CSV injection); our own reading takes exactly that quote away again, so a value comes
back as it was, ``+62…`` included. Numbers are written as numbers and need no quote.
"""

import re

_STARTS_A_FORMULA = "=+\\-@\t\r\n\0|%＝＋－＠｜"
_DANGEROUS = re.compile(rf"'*\s*(?:[{_STARTS_A_FORMULA}]|\"\s*[,;]\s*[=+\-@])")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def neutralise(text: str) -> str:
    """The text so that no spreadsheet program runs it; harmless text stays as it is."""
    return "'" + text if _DANGEROUS.match(text) else text


def restore(text: str) -> str:
    """What ``neutralise`` was given; other text stays as it is, leading quotes included."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text[1:]) else text


def cell_text(text: str) -> str:
    """Neutralised text without the characters that a workbook cannot hold."""
    return _NOT_IN_XML.sub("", neutralise(text))[:32_000]
