"""Print the JSON Schema of the document, made of the types that the document is read into.

    python tools/document_schema.py > src/conflictmodel/document-1.schema.json

What the schema is for is said where it is returned: `conflictmodel.formats.document_schema`.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias, get_args

from attrs import AttrsInstance, has

from conflictmodel import _checks
from conflictmodel.claims import Agreement, Claim, Installment, Retraction, Words
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import FORMAT, SCHEMA, TAG, TAGS, Blank, Document, Listed
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.values import Credibility, Grade, Measure, Period, Reliability, Source, Unit
from conflictmodel.values.points import LONGEST

Schema: TypeAlias = dict[str, object]

# The characters of which a text may not wholly consist, as themselves and not as `\s`: the dialects
# of regular expressions differ in what that is, and in how a character is escaped.
_BLANK = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_DATE = f"[0-9]{{4}}-{_MONTH}-{_DAY}"
_EDTF = f"([0-9]{{4}}(-{_MONTH}(-({_DAY}|XX))?|-XX(-XX)?)?|[0-9]{{3}}X|[0-9]{{2}}XX)[?~%]?"

_NAMES: Mapping[object, str] = {
    str: "Text",
    int: "Count",
    date: "Date",
    Listed: "Source",
    Source: "SourceName",
    Claim: "Claim",
    Words: "Words",
}
"""The definitions that do not have the name of their class."""

_UNIONS: Mapping[object, str] = {
    Claim: "Anything that somebody said.",
    Words: "Words as they were said: plain, or with what was read from them.",
}
"""What each is that is one of several types."""

_FIXED: Mapping[tuple[type, str], Schema] = {
    (Document, "format"): {"const": FORMAT},
    (Document, "schema"): {"const": SCHEMA},
}
"""The fields that have one value."""

_LIMITS: Mapping[tuple[type, str], Schema] = {
    (Agreement, "parties"): {"minItems": 2},
    (Installment, "number"): {"minimum": 1},
    (Likelihood, "percent"): {"properties": {"upper": {"type": "integer", "maximum": 100}}},
    (Measure, "outcomes"): {"minItems": 1},
    (Retraction, "supersedes"): {"minItems": 1},
    (Unit, "decimals"): {"maximum": 9},
}
"""What the constructors refuse of one field beyond its type."""


def made() -> Schema:
    """Return the schema, as values of JSON."""
    definitions: Schema = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The document of a dossier: format {FORMAT!r}, version {SCHEMA}",
        **_object(Document, definitions),
        "$defs": definitions,
    }


def _of(kind: object, definitions: Schema) -> Schema:
    """Return the schema of a type; the definitions that it refers to are added where missing."""
    if kind is bool:
        return {"type": "boolean"}
    if kind is Blank:
        return {"if": {"const": ""}, "else": _of(str, definitions)}
    if _shapes.is_optional(kind):
        return {"if": {"type": "null"}, "else": _of(_shapes.without_none(kind), definitions)}
    if _shapes.is_collection(kind):
        each_once: Schema = {"uniqueItems": True} if _shapes.is_set(kind) else {}
        return {"type": "array", "items": _of(get_args(kind)[0], definitions)} | each_once
    name = kind.__name__ if isinstance(kind, type) and kind not in _NAMES else _NAMES[kind]
    if name not in definitions:
        definitions[name] = {}  # it keeps the place, and a group may lie within a group
        definitions[name] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(kind: object, definitions: Schema) -> Schema:
    if _shapes.is_tagged(kind):
        return {"description": _UNIONS[kind]} | _union(kind, definitions)
    if _shapes.is_enumeration(kind):
        return {"description": _summary(kind), "enum": [member.value for member in kind]}
    record = Source if kind is Listed else kind
    if kind not in _PLAIN and isinstance(record, type) and has(record):
        return {"description": _summary(record)} | _object(record, definitions)
    return _PLAIN[kind]


def _object(kind: type[AttrsInstance], definitions: Schema) -> Schema:
    properties: Schema = {TAG: {"const": TAGS[kind]}} if kind in TAGS else {}
    required = [*properties, *_shapes.required_keys(kind)]
    for field in _shapes.fields_of(kind):
        where = kind, field.name
        fixed = _FIXED.get(where)
        properties[field.name] = fixed or _of(field.type, definitions) | _LIMITS.get(where, {})
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _union(kind: object, definitions: Schema) -> Schema:
    kinds = [one for one in get_args(kind) if one is not str]
    takes_text = str in get_args(kind)
    plain: Schema = {"if": {"type": "string"}, "then": _of(str, definitions)}
    tagged = [
        {
            "if": {"type": "object", "required": [TAG], "properties": {TAG: {"const": TAGS[one]}}},
            "then": _of(one, definitions),
        }
        for one in kinds
    ]
    return {
        "type": ["string", "object"] if takes_text else "object",
        "required": [TAG],
        "properties": {TAG: {"enum": [TAGS[one] for one in kinds]}},
        "allOf": [plain, *tagged] if takes_text else tagged,
    }


def _summary(kind: type) -> str:
    """Return the first line of a docstring."""
    return (kind.__doc__ or "").partition("\n")[0]


def _text(description: str) -> Schema:
    return {
        "description": description,
        "type": "string",
        "maxLength": _checks.LONGEST_TEXT,
        "pattern": f"[^{_BLANK}]",
    }


_PLAIN: Mapping[object, Schema] = {
    str: _text("Text that is not blank."),
    int: {"description": "A whole number.", "type": "integer", "minimum": 0},
    date: {
        "description": "A day of the calendar.",
        "type": "string",
        "format": "date",
        "pattern": f"^{_DATE}$",
        "examples": ["2024-12-23"],
    },
    Decimal: {
        "description": "A number in plain digits, without zeros that say nothing.",
        "type": "string",
        "maxLength": LONGEST,
        "pattern": r"^(-?([1-9][0-9]*|0)(\.[0-9]*[1-9])?)$",
        "not": {"const": "-0"},
        "examples": ["50.45"],
    },
    Period: {
        "description": "A span of days in EDTF, level 0 or 1, or one of several days.",
        "type": "string",
        "pattern": (
            rf"^({_EDTF}(/({_EDTF}|\.\.)?)?|(\.\.)?/{_EDTF}|\.\./\.\."
            rf"|\[{_DATE}\.\.{_DATE}\])$"
        ),
        "examples": ["2024-12-23", "2024-10~", "202X", "2022-02/2024-11", "../2024-12-23"],
    },
    Grade: {
        "description": _summary(Grade),
        "enum": [f"{one.name}{two.value}" for one in Reliability for two in Credibility],
    },
    Source: _text("The name of a source that is listed under `sources`."),
}
"""The types that are written as one value, each with its schema."""


if __name__ == "__main__":
    print(json.dumps(made(), indent=2))
