"""The storage of this site, for whoever stands in an application context."""

from datetime import timedelta

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l

from village.core.images import picture_name
from village.core.storage import Storage
from village.core.sweeping import put_aside_unneeded
from village.core.tasks import Task

FOLDER = "files"


def init_app(app: Flask) -> None:
    """Keep files in the instance folder of the village, and let templates name its pictures."""
    app.jinja_env.filters["picture_name"] = picture_name
    app.extensions["storage"] = Storage(app.config["SETTINGS"].instance / FOLDER)


def storage() -> Storage:
    """Where this village keeps its pictures and documents."""
    kept: Storage = current_app.extensions["storage"]
    return kept


def tasks() -> list[Task]:
    """What the storage needs now and then: leftovers of uploads that a crash cut off, and files nobody needs."""
    return [
        Task("files.sweep_temp", _l("Sisa unggahan yang terputus"), timedelta(hours=6), lambda: storage().sweep_temp()),
        Task("files.put_aside", _l("Berkas yang tidak dipakai lagi"), timedelta(days=7), _put_aside),
    ]


def _put_aside() -> int:
    return put_aside_unneeded(storage())
