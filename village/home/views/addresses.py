"""Addresses as they stand in messages and on paper."""

from flask import current_app, request


def here() -> str:
    """The full public address of this page, without its filters."""
    return address_of_page(request.path)


def address_of_page(path: str) -> str:
    """The full public address of a path of this site."""
    return str(current_app.config["PUBLIC_ADDRESS"]) + path
