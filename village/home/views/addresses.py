"""Addresses as they stand in messages and on paper."""

from flask import current_app, request


def here() -> str:
    """The full public address of this page, without its filters."""
    return str(current_app.config["PUBLIC_ADDRESS"]) + request.path
