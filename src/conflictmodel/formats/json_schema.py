"""The JSON Schema of the document, for programs that check a document without this library.

It has the constraints of each value by itself, and is made of the types that the document is read
into. What `loads` refuses beyond that is in the documentation, under "The document format".

Each type has one definition, in the order in which the document needs them. What is one of several
types is written as `if` and `then` for each, and not as `oneOf`: then a validator reports the place
in the document that is wrong, and not that the whole claim is none of eight.
"""

import json
from pathlib import Path


def document_schema() -> dict[str, object]:
    """Return the JSON Schema of the document, of draft 2020-12, as values of JSON.

    It is that of the file `document-1.schema.json`, which is installed with the package.

    >>> schema = document_schema()
    >>> schema["$schema"], schema["required"]
    ('https://json-schema.org/draft/2020-12/schema', ['format', 'schema', 'sources', 'claims'])
    """
    # `tools/document_schema.py` writes it, and a test compares them.
    installed = Path(__file__).parents[1] / "document-1.schema.json"
    schema: dict[str, object] = json.loads(installed.read_text(encoding="utf-8"))
    return schema
