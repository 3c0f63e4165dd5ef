"""Settings of the site: where each comes from, what its default is, and what is refused.

Every setting is read from an environment variable starting with ``GAPURA_``, else from ``config.toml`` in the
instance folder (same name, lower case, without the prefix), else from the default below.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SHORTEST_SECRET = 32
MIB = 1024 * 1024

PHOTO_BYTES = 15 * MIB
SPREADSHEET_BYTES = 10 * MIB
REQUEST_BYTES = 30 * PHOTO_BYTES
FORM_BYTES = 2 * MIB
FORM_PARTS = 200


class UnsafeSetting(Exception):
    """A setting that would make the site unsafe; the message says what to change."""


@dataclass(frozen=True)
class Settings:
    """All settings, checked. ``instance`` is an absolute folder; ``address`` has no slash at its end."""

    instance: Path
    database_url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""
    proxies: int = 0
    timezone: str = "Asia/Jakarta"
    demo: bool = True
    offline: bool = True
    page_cache_mib: int = 4
    bound_host: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def asks_for_loopback(self) -> bool:
        """Would ``python3 app.py`` listen to this machine only?"""
        return self.host in LOOPBACK

    @property
    def bound_to_loopback(self) -> bool:
        """Does the server that runs this listen to this machine only, as it said itself? Any other server does not."""
        return self.bound_host in LOOPBACK

    @property
    def public_address(self) -> str:
        """The address that links, QR codes and receipts use."""
        return self.address or f"http://{'127.0.0.1' if self.asks_for_loopback else self.host}:{self.port}"

    @property
    def trusted_hosts(self) -> frozenset[str]:
        """Host names that a request may carry: the public one and, for a look from the same machine, loopback."""
        return LOOPBACK | {urlsplit(self.public_address).hostname or ""}


def _secret(instance: Path, given: str | None) -> str:
    path = instance / "secret"
    if given is None and path.exists():
        if path.stat().st_mode & 0o077:
            raise UnsafeSetting(
                f"Berkas {path} bisa dibaca orang lain. Jalankan: chmod 600 {path}\n"
                f"{path} is readable by others. Run: chmod 600 {path}"
            )
        given = path.read_text().strip()
    if given is None:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        given = os.urandom(32).hex()
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _secret(instance, None)
        with os.fdopen(descriptor, "w") as file:
            file.write(given + "\n")
            file.flush()
            os.fsync(file.fileno())
    if len(given) < SHORTEST_SECRET:
        raise UnsafeSetting(
            f"GAPURA_SECRET paling sedikit {SHORTEST_SECRET} huruf; hapus setelan itu supaya dibuatkan.\n"
            f"GAPURA_SECRET must have at least {SHORTEST_SECRET} characters; leave it out to get one."
        )
    return given


def _yes(written: Any) -> bool:
    return str(written).lower() not in ("0", "false", "no")


def _whole_number(name: str, written: Any) -> int:
    if not str(written).isdecimal():
        raise UnsafeSetting(
            f"GAPURA_{name.upper()} harus angka, tetapi tertulis: {written}\n"
            f"GAPURA_{name.upper()} must be a whole number, but it says: {written}"
        )
    return int(written)


def _written_in(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError as error:
        raise UnsafeSetting(
            f"Berkas {path} belum bisa dibaca. Betulkan baris yang disebut di sini: {error}\n"
            f"{path} cannot be read. Correct the line named here: {error}"
        ) from error


def load_settings(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings; ``overrides`` (keyword names of Settings) win over everything, for tests.

    Raises UnsafeSetting with advice where a setting would make the site unsafe.
    """
    environment = os.environ if environment is None else environment
    instance = Path(overrides.get("instance") or environment.get("GAPURA_INSTANCE") or PROJECT / "instance").resolve()
    written = _written_in(instance / "config.toml")

    def setting(name: str, default: Any = None) -> Any:
        return overrides.get(name, environment.get(f"GAPURA_{name.upper()}", written.get(name, default)))

    address = str(setting("address", "") or "").rstrip("/")
    if address and urlsplit(address).scheme not in ("http", "https"):
        raise UnsafeSetting(
            "GAPURA_ADDRESS harus diawali https:// (atau http:// di komputer ini).\n"
            "GAPURA_ADDRESS must begin with https:// (or http:// on this machine)."
        )
    return Settings(
        instance=instance,
        database_url=setting("database_url") or f"sqlite:///{instance / 'village.sqlite3'}",
        secret=_secret(instance, setting("secret")),
        host=str(setting("host", "127.0.0.1")),
        port=_whole_number("port", setting("port", 8000)),
        address=address,
        proxies=_whole_number("proxies", setting("proxies", 0)),
        page_cache_mib=_whole_number("page_cache_mib", setting("page_cache_mib", 4)),
        timezone=str(setting("timezone", "Asia/Jakarta")),
        bound_host=str(overrides.get("bound_host", "")),
        demo=_yes(setting("demo", "1")),
        offline=_yes(setting("offline", "1")),
    )
