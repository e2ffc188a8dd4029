"""The JSON Schema of the document, for programs that check a document without this library.

It says what `loads` asks of each value by itself. What `loads` refuses beyond that is told in the
documentation, under "The document format".
"""


def document_schema() -> dict[str, object]:
    """Return the JSON Schema of the document, of draft 2020-12, as values of JSON.

    It is made of the types of this library, and a copy of it is installed with the package as
    `document-1.schema.json`.

    >>> schema = document_schema()
    >>> schema["$schema"], schema["required"]
    ('https://json-schema.org/draft/2020-12/schema', ['format', 'schema', 'sources', 'claims'])
    """
    from conflictmodel.formats import _json_schema  # noqa: PLC0415 - on first use

    return _json_schema.generated()
