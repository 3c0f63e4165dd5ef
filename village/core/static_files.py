"""Files of ``static/``, served by WhiteNoise under names that change with their content."""

import hashlib
import re
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

from village.core.headers import add_static_headers

PACKED = (".br", ".gz")
VERSIONED = re.compile(r"^/static/.*\.[0-9a-f]{10}\.[a-z0-9]+$")


class StaticFiles:
    """Knows each file of the folder by its content, and wraps an application to serve them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.addresses = {
            path.relative_to(folder).as_posix(): self._versioned(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix not in PACKED
        }

    def _versioned(self, path: Path) -> str:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        name = path.relative_to(self.folder)
        return f"/static/{name.with_suffix('').as_posix()}.{digest}{name.suffix}"

    def address(self, name: str) -> str:
        """The address of ``css/site.css`` that may be kept for a year. KeyError for a file that is not there."""
        return self.addresses[name]

    def serve(self, application: Any) -> WhiteNoise:
        """The application with the static files in front of it."""
        served = WhiteNoise(
            application,
            allow_all_origins=False,
            add_headers_function=add_static_headers,
            immutable_file_test=lambda _path, url: bool(VERSIONED.match(url)),
        )
        for name, address in self.addresses.items():
            served.add_file_to_dictionary(address, str(self.folder / name))
            served.add_file_to_dictionary(f"/static/{name}", str(self.folder / name))
        return served
