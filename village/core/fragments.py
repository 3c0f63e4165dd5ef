"""A page and its fragments are one template: a fragment is the named block inside the element with that id."""

from typing import Any

from flask import Response, make_response, render_template, request, session
from jinja2_fragments.flask import render_block


def wanted_fragment(fragments: tuple[str, ...]) -> str | None:
    """The block that htmx asks for (it sends ``tag#id``), if this page offers it."""
    if request.headers.get("HX-Request") != "true" or request.headers.get("HX-Request-Type") == "full":
        return None
    target = request.headers.get("HX-Target", "").rpartition("#")[2]
    return target if target in fragments else None


def page(template: str, *, fragments: tuple[str, ...] = (), status: int = 200, **context: Any) -> Response:
    """The whole page, or only the block that htmx will put into the element of the same id."""
    block = wanted_fragment(fragments)
    html = render_block(template, block, **context) if block else render_template(template, **context)
    if block and session.get("_flashes"):  # what was done is told at once, in the region of the notices
        html += render_template("shared/spoken.html")
    response = make_response(html, status)
    if block:
        response.headers["X-Robots-Tag"] = "noindex"
    return response
