"""A cache that many people share, as RFC 9111 lets one be, between the browsers of a test and the application.

It is as greedy as the standard allows: what names no lifetime it keeps for ever, what has to be asked about again it
asks about with the entity tag and then serves from its own copy.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import Headers
from werkzeug.http import parse_dict_header
from werkzeug.wrappers import Request, Response

Application = Callable[..., Iterable[bytes]]
KEPT_WITHOUT_BEING_TOLD = frozenset({200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501})


@dataclass
class Kept:
    """An answer in the cache, and what the request said in the headers that the answer varies with."""

    status: int
    headers: Headers
    body: bytes
    asked_with: dict[str, str]

    def answers(self, request: Request) -> bool:
        """Is it an answer to this request too?"""
        return all(request.headers.get(name, "") == value for name, value in self.asked_with.items())

    @property
    def is_fresh(self) -> bool:
        """May it be given without asking?"""
        directives = directives_of(self.headers)
        if "no-cache" in directives or "must-revalidate" in directives:
            return False
        lifetime = directives.get("s-maxage") or directives.get("max-age")
        return lifetime is None or int(lifetime) > 0


@dataclass
class SharedCache:
    """Stands in front of ``application``; ``kept`` by address, ``given`` counts what came out of it."""

    application: Application
    kept: dict[str, list[Kept]] = field(default_factory=dict)
    given: int = 0
    is_open: bool = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer from the cache or from the application; with ``is_open`` as if there were no cache."""
        request = Request(environ)
        if self.is_open or request.method != "GET":
            return self.application(environ, start_response)
        response = self._known(request) or self._fetched(request)
        return response(environ, start_response)

    def _known(self, request: Request) -> Response | None:
        for one in self.kept.get(request.url, []):
            if one.answers(request) and (one.is_fresh or self._still_true(request, one)):
                self.given += 1
                return Response(one.body, one.status, Headers([*one.headers, ("Age", "1")]))
        return None

    def _still_true(self, request: Request, one: Kept) -> bool:
        tag = one.headers.get("ETag")
        if tag is None:
            return False
        asked = {**request.environ, "HTTP_IF_NONE_MATCH": tag}
        return Response.from_app(self.application, asked, buffered=True).status_code == 304

    def _fetched(self, request: Request) -> Response:
        response = Response.from_app(self.application, request.environ, buffered=True)
        response.get_data()
        if may_be_kept(response):
            names = [name.strip() for name in response.headers.get("Vary", "").split(",") if name.strip()]
            asked_with = {name: request.headers.get(name, "") for name in names}
            one = Kept(response.status_code, Headers(response.headers), response.get_data(), asked_with)
            self.kept.setdefault(request.url, []).insert(0, one)
        return response


def directives_of(headers: Headers) -> dict[str, str | None]:
    """What Cache-Control says."""
    return dict(parse_dict_header(headers.get("Cache-Control", "")))


def may_be_kept(response: Response) -> bool:
    """Does the standard let a shared cache keep this answer?"""
    directives = directives_of(response.headers)
    told = bool({"public", "max-age", "s-maxage", "no-cache"} & directives.keys())
    return (
        not {"private", "no-store"} & directives.keys()
        and response.headers.get("Vary") != "*"
        and (told or response.status_code in KEPT_WITHOUT_BEING_TOLD)
        and response.status_code != 304
    )
