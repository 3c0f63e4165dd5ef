"""The village's Ed25519 key: it signs receipts, and every key that ever signed can still check what it signed.

The private half is one file in the instance folder that only the site may read; it is made when it is first needed,
and made anew when it was lost. The public halves are rows, kept for good.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

FOLDER = "keys"
FILE = "receipts.key"
SEED_BYTES = 32


@dataclass(frozen=True)
class Signed:
    """A signature and the public key that proves it, both as hexadecimal text."""

    signature: str
    public_key: str


def sign(statement: str) -> Signed:
    """Sign the text with the key of this site."""
    from nacl.signing import SigningKey  # with libsodium behind it, too slow to load at every start

    key = SigningKey(_seed(Path(current_app.config["SETTINGS"].instance) / FOLDER))
    return Signed(key.sign(statement.encode()).signature.hex(), key.verify_key.encode().hex())


def is_signed(statement: str, signature: str, public_key: str) -> bool:
    """Whether the signature belongs to exactly this text and key; False also for what is no signature at all."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(bytes.fromhex(public_key)).verify(statement.encode(), bytes.fromhex(signature))
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def _seed(folder: Path) -> bytes:
    """The private half, made durable before it is used for the first time."""
    path = folder / FILE
    try:
        kept = bytes.fromhex(path.read_text("ascii").strip())
        if len(kept) == SEED_BYTES:
            return kept
        path.rename(folder / f"{FILE}.{secrets.token_hex(4)}.damaged")
    except FileNotFoundError:
        pass
    except ValueError:
        path.rename(folder / f"{FILE}.{secrets.token_hex(4)}.damaged")
    return _new_seed(folder, path)


def _new_seed(folder: Path, path: Path) -> bytes:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seed = secrets.token_bytes(SEED_BYTES)
    draft = folder / secrets.token_hex(8)
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    try:
        os.write(handle, seed.hex().encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(draft, path)  # never over a key that another process made in the meantime
    except FileExistsError:
        return bytes.fromhex(path.read_text("ascii").strip())
    finally:
        draft.unlink()
    for level in (folder, folder.parent):
        _sync(level)
    return seed


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
