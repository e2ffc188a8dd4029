"""The table of reasons to refuse a phrase: each is used, and no refusal names another one."""

import ast
from collections.abc import Iterator
from pathlib import Path

from conflictmodel import phrases
from conflictmodel.phrases._grammar.tokens import table
from conflictmodel.phrases.languages import REFUSED

ROOT = Path(phrases.__file__).parent
GRAMMAR = [*(ROOT / "_grammar").glob("*.py"), ROOT / "_translated.py"]


def names_in(module: Path) -> Iterator[str]:
    """Yield the names by which a module refuses: in the call, or returned for one."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="refuse"), args=[_, ast.Constant(str(name)), *_]):
                yield name
            case ast.FunctionDef(name="_why_no_figure"):
                constants = (each for each in ast.walk(node) if isinstance(each, ast.Return))
                for found in constants:
                    yield from (
                        each.value
                        for each in ast.walk(found)
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    )
            case _:
                pass


def test_every_reason_is_used_and_every_name_has_one() -> None:
    """A row that nothing names is a mistake, and so is a name without a row."""
    used = {name for module in GRAMMAR for name in names_in(module)} | {*REFUSED.values()}
    assert sorted({name for name, *_ in table("_grammar/refusals.txt")}) == sorted(used)


def test_every_reason_has_one_row() -> None:
    """A name stands for one reason."""
    names = [name for name, *_ in table("_grammar/refusals.txt")]
    assert sorted(set(names)) == sorted(names)
