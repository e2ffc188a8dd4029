"""The example that is installed with the library: the figures of one news report."""

from pathlib import Path

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.files.resources import installed_text

_NAME = "seeds/article-2024-12-23.json"


def example() -> Dossier:
    """Return the dossier of a news agency report of 23 December 2024, as recorded in `seeds/`.

    >>> example().title
    'Figures in a news agency report of 23 December 2024'
    """
    from conflictmodel.formats.document import loads  # noqa: PLC0415 - only documents need cattrs

    # A wheel, or a ZIP, has it inside the package; a checkout, and an editable install, above it.
    above = Path(__file__).parents[2] / _NAME
    return loads(above.read_bytes() if above.is_file() else installed_text("conflictmodel", _NAME))
