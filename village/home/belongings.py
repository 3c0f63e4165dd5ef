"""What the house keeps of an enterprise: its pin on the map and the achievements that name it."""

from village.home.models import Achievement, MapPin
from village.registry.interface import Belonging, rows_as_belonging


def belongings() -> list[Belonging]:
    """Pins and achievements."""
    return [rows_as_belonging(MapPin), rows_as_belonging(Achievement)]
