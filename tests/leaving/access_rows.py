"""Who may take everything out."""

from tests.access_rows import Row

ROWS = [
    Row("leaving.everything", "GET", ("admin",)),
    Row("leaving.make_everything", "POST", ("admin",), 303),
    Row("leaving.fetch", "GET", ("admin",), args={"work_id": lambda w: w.archive_id}),
]
