"""The house's own pages for the site map."""

from datetime import date

from flask import url_for

from village.core.village import current_village
from village.home.queries import notice_addresses
from village.home.village_map import current_map

PAGES = ("home.front", "home.about", "home.groups", "home.news", "home.suggest", "home.visitor_guide", "home.privacy")


def sitemap() -> list[tuple[str, date]]:
    """Path and day of last change of the house's pages and of every notice."""
    village = current_village()
    confirmed = village.confirmed_at.date() if village else date.today()
    pages = [(url_for(endpoint), confirmed) for endpoint in PAGES]
    if current_map() is not None:
        pages.append((url_for("home.village_map"), confirmed))
    return [*pages, *((url_for("home.notice", slug=slug), changed.date()) for slug, changed in notice_addresses())]
