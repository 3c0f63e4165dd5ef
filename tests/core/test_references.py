"""No file that a row needs is ever taken for rubbish, whichever feature the row belongs to."""

from flask import Flask

from village.core.db import Model
from village.core.references import file_columns, needed_files

HASHES_OF_NO_FILE = {
    "import_draft.file_sha256",  # the list itself is read and not kept
    "import_run.file_sha256",
    "document_version.digest_algorithm",  # the name of the algorithm
    "permit_rules_file.digest",  # of the text in the same row
    "user_session.token_hash",
}


def test_every_column_of_content_hashes_is_known_as_one(app: Flask) -> None:
    known = {column.name for column in file_columns()} | HASHES_OF_NO_FILE
    looking_like_one = {
        f"{table.name}.{column.name}"
        for table in Model.metadata.tables.values()
        for column in table.columns
        if "sha256" in column.name or "digest" in column.name
    }
    assert looking_like_one - known == set(), "say in the feature's kept_files.py, or here, what these name"


def test_an_empty_village_needs_no_file(app: Flask) -> None:
    assert needed_files() == set()
