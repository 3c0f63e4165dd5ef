"""Who may use the addresses of the permits."""

from tests.access_rows import Row
from tests.permits.case_access_rows import CASE_ROWS
from tests.permits.guide_access_rows import GUIDE_ROWS

ROWS: list[Row] = [*GUIDE_ROWS, *CASE_ROWS]
