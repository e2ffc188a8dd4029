"""The example that is installed with the library: the figures of one news report."""

from conflictmodel.claims.dossiers import Dossier

_NAME = "article-2024-12-23.json"


def example() -> Dossier:
    """Return the dossier of a news agency report of 23 December 2024, as recorded in `seeds/`.

    >>> example().title
    'Figures in a news agency report of 23 December 2024'
    """
    from importlib.resources import files  # noqa: PLC0415 - costs time, and few need it

    from conflictmodel.formats.document import loads  # noqa: PLC0415 - only documents need cattrs

    return loads(files("conflictmodel").joinpath("seeds", _NAME).read_bytes(), name=_NAME)
