"""Photos that come with a form of the gallery."""

from typing import Any

from flask import request

from village.core.access import Person
from village.core.arriving_photos import NOTE_FIELD, Arrived
from village.core.arriving_photos import receive_photos as receive
from village.gallery.models import MOST_PHOTOS


def receive_photos(person: Person, form: Any) -> Arrived:
    """Keep every photo that can be kept; the others are told about beside the field, each by its name."""
    arrived = receive(person, form.photos.data or (), request.form.getlist(NOTE_FIELD), most=MOST_PHOTOS)
    if arrived.refused:
        form.photos.errors = [*form.photos.errors, *arrived.refused]
    return arrived
