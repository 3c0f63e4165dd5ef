"""Every route, method and actor: what each gets. A route without a row fails ``test_access.py``."""

from tests.accounts.access_rows import ROWS as ACCOUNTS
from tests.events.access_rows import ROWS as EVENTS
from tests.gallery.access_rows import ROWS as GALLERY
from tests.home.access_rows import ROWS as HOME
from tests.leaving.access_rows import ROWS as LEAVING
from tests.permits.access_rows import ROWS as PERMITS
from tests.privacy.access_rows import ROWS as PRIVACY
from tests.registry.access_rows import ROWS as REGISTRY
from tests.vault.access_rows import ROWS as VAULT

ROWS = [*ACCOUNTS, *REGISTRY, *VAULT, *GALLERY, *EVENTS, *PERMITS, *PRIVACY, *LEAVING, *HOME]
