"""Who may read the guide, answer the interview, and change the rules."""

from tests.access_rows import Row

GUIDE_ROWS: list[Row] = []
