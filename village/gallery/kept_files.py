"""Which columns of the gallery name files of the storage."""

from village.core.references import FileColumn
from village.gallery.models import ProductPhoto


def file_columns() -> list[FileColumn]:
    """Photos of products, and the whole photos that were cut."""
    return [FileColumn(ProductPhoto.sha256), FileColumn(ProductPhoto.whole_sha256)]
