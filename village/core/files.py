"""The storage of this site, for whoever stands in an application context."""

from flask import Flask, current_app

from village.core.storage import Storage

FOLDER = "files"


def init_app(app: Flask) -> None:
    """Keep files in the instance folder of the village."""
    app.extensions["storage"] = Storage(app.config["SETTINGS"].instance / FOLDER)


def storage() -> Storage:
    """Where this village keeps its pictures and documents."""
    kept: Storage = current_app.extensions["storage"]
    return kept
