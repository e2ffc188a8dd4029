"""The pictures of a notebook: shown above the table of a value from when they are asked for."""

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from attrs import evolve

from conflictmodel import Group, Interception, example, hull, report
from conflictmodel.display.displayed import Displayed
from conflictmodel.errors import InvalidValueError
from conflictmodel.plots import DARK, Picture, enable_notebook, forest, ledger, tally
from support.markup import SVG, parsed, text_of

FOUND = report(example(), rule=hull)
ATTACK = FOUND.tallies[0].reports[0]
DRAWN: tuple[tuple[Displayed, Picture], ...] = (
    (FOUND.assessments[0], forest(FOUND.assessments[0])),
    (ATTACK, tally(FOUND.tallies[0])),
    (FOUND.tallies[0], tally(FOUND.tallies[0])),
    (FOUND.ledgers[0], ledger(FOUND.ledgers[0])),
)
HOSTILE = "<script>alert('1')</script>"
PICTURE = "image/svg+xml"


class Shell:
    """A shell as IPython has one, as far as it is used: it keeps how each type is shown."""

    def __init__(self) -> None:
        self.shown: dict[type, Callable[[object], dict[str, str]]] = {}
        self.display_formatter = SimpleNamespace(mimebundle_formatter=self)

    def for_type(self, typ: type, func: Callable[[object], dict[str, str]]) -> None:
        """Keep how a type is shown."""
        self.shown[typ] = func


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return the shell that is running, in which pictures are shown."""
    found = Shell()
    # matplotlib asks IPython for its version.
    module = SimpleNamespace(get_ipython=lambda: found, version_info=(9, 0))
    monkeypatch.setitem(sys.modules, "IPython", module)
    enable_notebook()
    return found


@pytest.mark.parametrize(("thing", "picture"), DRAWN)
def test_the_picture_is_shown_above_the_table(
    shell: Shell, thing: Displayed, picture: Picture
) -> None:
    """Of what can be drawn there is an SVG, alone and before the table, and the text as ever."""
    forms = shell.shown[type(thing)](thing)
    assert ["text/plain", "text/html", PICTURE] == list(forms)
    assert picture.svg() == forms[PICTURE]
    assert f"{SVG}svg" == parsed(forms[PICTURE])[0].tag
    assert forms["text/html"].endswith(forms[PICTURE] + thing.summary().html())
    assert thing.summary().page() == forms["text/plain"]


def test_a_picture_is_dark_where_the_notebook_is(shell: Shell) -> None:
    """Each colour is set for pages that JupyterLab or Visual Studio Code marks as dark."""
    style, _, _ = shell.shown[Interception](ATTACK)["text/html"].partition("</style>")
    assert style.startswith("<style>[data-jp-theme-light=false],.vscode-dark{")
    assert [] == [name for name, colour in DARK.items() if f"{name}:{colour}" not in style]


def test_what_has_no_picture_is_shown_as_before(shell: Shell) -> None:
    """Nothing is registered but the types that are drawn."""
    assert {type(each) for each, _ in DRAWN} == set(shell.shown)


def test_a_hostile_name_is_text_beside_the_picture(shell: Shell) -> None:
    """What is launched is called `<script>`, and is shown by that name."""
    attack = evolve(ATTACK, id=HOSTILE, group=Group(HOSTILE))
    forms = shell.shown[Interception](attack)
    assert HOSTILE in text_of(forms["text/html"])
    assert "<script" not in forms["text/html"] + forms[PICTURE]


@pytest.mark.parametrize("module", [None, SimpleNamespace(get_ipython=lambda: None)])
def test_without_a_notebook_there_is_none_to_show_it(
    monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    """Where IPython is not loaded, or no shell of it runs, it is said what to do."""
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    if module is not None:
        monkeypatch.setitem(sys.modules, "IPython", module)
    with pytest.raises(InvalidValueError, match="call it in a cell of one, or draw with"):
        enable_notebook()
