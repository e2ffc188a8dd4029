"""A griffe extension: a class of attrs is shown with its constructor, an enumeration as a table.

attrs writes the constructor when the class is made, so that griffe, which reads the text, has none.
"""

import ast

import griffe

POSITIONAL = griffe.ParameterKind.positional_or_keyword
KEYWORD_ONLY = griffe.ParameterKind.keyword_only


class Signatures(griffe.Extension):
    """Gives a class under `@frozen` the `__init__` that its fields make, and an `Enum` a table."""

    def on_class(self, *, cls: griffe.Class, **_: object) -> None:
        """Add what a class has, as soon as all of it is known."""
        if "Enum" in map(str, cls.bases):
            tabulate(cls)
        is_frozen = any(str(each.value).startswith("frozen") for each in cls.decorators)
        if not is_frozen or "__init__" in cls.members:
            return
        fields = [each for each in cls.attributes.values() if "property" not in each.labels]
        parameters = [parameter(each) for each in fields if each.annotation is not None]
        parameters.sort(key=lambda each: each.kind is KEYWORD_ONLY)
        this = griffe.Parameter("self", kind=POSITIONAL)
        init = griffe.Function("__init__", parameters=griffe.Parameters(this, *parameters))
        cls.set_member("__init__", init)

    def on_attribute(self, *, attr: griffe.Attribute, **_: object) -> None:
        """Take off the labels that say how a name is kept, which is no matter of the reader."""
        attr.labels -= {"cached", "class-attribute", "instance-attribute", "module-attribute"}


def tabulate(cls: griffe.Class) -> None:
    """Tell the members of an enumeration in one table: each with a heading takes a screen."""
    if cls.docstring is None:
        return
    rows = ["| member | value | meaning |", "|---|---|---|"]
    for member in cls.attributes.values():
        if member.docstring and member.value is not None:
            rows.append(f"| `{member.name}` | `{member.value}` | {member.docstring.value} |")
            member.docstring = None  # so that it is not shown once more
    text, fence, example = cls.docstring.value.partition("```pycon")
    cls.docstring.value = f"{text}{chr(10).join(rows)}\n\n{fence}{example}"


def parameter(field: griffe.Attribute) -> griffe.Parameter:
    """Return the parameter that a field becomes."""
    default: str | griffe.Expr | None = field.value
    kind = POSITIONAL
    match ast.parse(str(default), mode="eval").body:
        case ast.Call(func=ast.Name(id="field"), keywords=keywords):
            given = {each.arg: ast.unparse(each.value) for each in keywords}
            # What is computed of other fields has no value that could be shown.
            default = "..." if "Factory" in given.get("default", "") else given.get("default")
            kind = KEYWORD_ONLY if given.get("kw_only") == "True" else POSITIONAL
        case _:
            pass
    return griffe.Parameter(field.name, annotation=field.annotation, kind=kind, default=default)
