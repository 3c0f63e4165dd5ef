"""Numbers that stand in the query of an address."""

from typing import overload

from flask import request

LARGEST = 2**31 - 1
LAST_PAGE = 10_000


@overload
def asked_number(name: str, default: int) -> int: ...
@overload
def asked_number(name: str, default: None = None) -> int | None: ...
def asked_number(name: str, default: int | None = None) -> int | None:
    """The number asked for, within what a row can have; ``default`` where none, or no number, was given."""
    number = request.args.get(name, type=int)
    return default if number is None else max(-LARGEST, min(number, LARGEST))


def asked_page(name: str = "hal") -> int:
    """The page of a list that is asked for, from 1 on."""
    return min(max(asked_number(name, 1), 1), LAST_PAGE)
