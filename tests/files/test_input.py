"""Input: what reads a file, and what is said of one that cannot be read further."""

import io
from errno import EIO

import pytest

from conflictmodel.errors import DocumentError
from conflictmodel.files.input import Input


class Damaged(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Fail, as the disk does."""
        raise OSError(EIO, f"Input/output error at {size}")


def test_a_disk_that_fails_is_said_of_the_file() -> None:
    """The error of the operating system is one of ours, with the name of the file."""
    with pytest.raises(DocumentError, match=r"^a\.csv: cannot be read: Input/output error at 9 @"):
        Input("a.csv", Damaged(), None).read(9)
