"""The files themselves, never as pages of this site: sandboxed, typed by us, named by us."""

import os
from dataclasses import dataclass

from flask import Response, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core.access import public, requires
from village.core.answering import me
from village.core.files import storage
from village.registry.interface import slug_of
from village.vault.paper_kinds import KINDS
from village.vault.queries import DocumentView, VersionLine, get_document
from village.vault.views.blueprint import bp

SANDBOX = "default-src 'none'; sandbox"
SHOWN_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True)
class _Asked:
    document: DocumentView
    version: VersionLine

    @property
    def name(self) -> str:
        """``400.10.3_2026_027_perihal_v1.pdf``: never the name its sender gave it (domain rule C8)."""
        parts = [
            self.document.classification,
            str(self.document.dated_on.year),
            slug_of(self.document.number, (), "") if self.document.number else "",
            slug_of(self.document.title, (), "dokumen")[:60],
            f"v{self.version.number}",
        ]
        return "_".join(part for part in parts if part) + "." + KINDS[self.version.file_kind].extension


def _asked(document: DocumentView, number: int) -> _Asked:
    found = next((version for version in document.versions if version.number == number), None)
    if found is None:
        raise NotFound()
    return _Asked(document, found)


def _answer(asked: _Asked, *, shown: bool) -> Response:
    kind = KINDS[asked.version.file_kind]
    file = storage().open(asked.version.digest)
    response = send_file(
        file,
        mimetype=kind.media_type,
        as_attachment=not (shown and kind.is_shown),
        download_name=asked.name,
        etag=False,
    )
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Content-Security-Policy"] = SHOWN_SANDBOX if shown and kind.is_shown else SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def glance(digest: str) -> Response:
    """A small JPEG that was drawn here, shown in a page to those who may read what it shows."""
    file = storage().open(digest)
    response = send_file(file, mimetype="image/jpeg", etag=False)
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.get("/kelola/dokumen/<int:document_id>/versi/<int:number>")
@requires("vault.read_document")
def document_file(document_id: int, number: int) -> ResponseReturnValue:
    """The file of a version, to keep."""
    return _answer(_asked(get_document(me(), document_id), number), shown=False)


@bp.get("/kelola/dokumen/<int:document_id>/versi/<int:number>/lihat")
@requires("vault.read_document")
def shown_file(document_id: int, number: int) -> ResponseReturnValue:
    """The same, opened in the browser where it may be."""
    return _answer(_asked(get_document(me(), document_id), number), shown=True)


@bp.get("/arsip/<int:document_id>/versi/<int:number>")
@public
def public_file(document_id: int, number: int) -> ResponseReturnValue:
    """The file of a public paper."""
    return _answer(_asked(get_document(None, document_id), number), shown=False)


@bp.get("/kelola/dokumen/<int:document_id>/versi/<int:number>/pratinjau")
@requires("vault.read_document")
def document_glance(document_id: int, number: int) -> ResponseReturnValue:
    """The first page of a version, small."""
    return _glance(_asked(get_document(me(), document_id), number))


@bp.get("/arsip/<int:document_id>/versi/<int:number>/pratinjau")
@public
def public_glance(document_id: int, number: int) -> ResponseReturnValue:
    """The first page of a public paper, small."""
    return _glance(_asked(get_document(None, document_id), number))


def _glance(asked: _Asked) -> Response:
    if asked.version.preview_digest is None:
        raise NotFound()
    return glance(asked.version.preview_digest)
