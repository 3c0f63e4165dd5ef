"""Keeping the guide findable."""

from village.core.db import begin_writing, commit
from village.permits.finding import index_guide_step


def index_guide() -> int:
    """Index every page of the guide again; gives how many there are."""
    begin_writing()
    count = index_guide_step()
    commit()
    return count
