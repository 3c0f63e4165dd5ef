"""The receipt of a version: signed and sealed in the transaction that files it."""

import base64
import secrets

from sqlalchemy import select

from village.core.db import db
from village.vault.models import DocumentVersion, Receipt, SigningKey
from village.vault.sealing import canonical
from village.vault.services.chain import chain_step
from village.vault.signing import sign

CODE_BYTES = 16
FORMAT = "gapura-1"


def receipt_step(version: DocumentVersion) -> Receipt:
    """Write, sign and seal the receipt of a version that has its row. A step."""
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().rstrip("=").lower()
    statement = canonical(
        {
            "format": FORMAT,
            "code": code,
            "received_at": version.made_at,
            "sha256": version.digest,
            "size_bytes": version.size_bytes,
            "pages": version.pages,
        }
    )
    signed = sign(statement)
    receipt = Receipt(
        code=code,
        version_id=version.id,
        statement=statement,
        key_id=_key_id(signed.public_key),
        signature=signed.signature,
        made_at=version.made_at,
    )
    db.session.add(receipt)
    db.session.flush()
    chain_step(
        "receipt",
        f"receipt:{receipt.id}",
        {"code": code, "statement": statement, "signature": signed.signature, "public_key": signed.public_key},
    )
    return receipt


def _key_id(public_key: str) -> int:
    found = db.session.execute(select(SigningKey.id).where(SigningKey.public_key == public_key)).scalar_one_or_none()
    if found is not None:
        return found
    row = SigningKey(public_key=public_key)
    db.session.add(row)
    db.session.flush()
    return row.id
