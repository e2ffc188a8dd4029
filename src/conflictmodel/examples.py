"""The example that is installed with the library: the figures of one news report."""

from pathlib import Path

from conflictmodel.claims.dossiers import Dossier

_NAME = "article-2024-12-23.json"


def example() -> Dossier:
    """Return the dossier of a news agency report of 23 December 2024, as recorded in `seeds/`.

    >>> example().title
    'Figures in a news agency report of 23 December 2024'
    """
    from conflictmodel.formats.document import load  # noqa: PLC0415 - only documents need cattrs

    # A wheel has the seeds inside the package; a checkout, and so an editable install, above it.
    package = Path(__file__).parent
    inside, above = package / "seeds" / _NAME, package.parents[1] / "seeds" / _NAME
    return load(inside if inside.is_file() else above)
