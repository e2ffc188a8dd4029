"""XML as the readers take it: in parts, in limits, and without a document type."""

from pathlib import Path

import pytest

from conflictmodel.errors import DocumentError, Problem
from conflictmodel.readers.extracts import Record
from conflictmodel.readers.files import read_file, stream_file

BEGIN = '<iati-activities version="2.03">'
END = "</iati-activities>"


def problem_of(folder: Path, document: str | bytes) -> Problem:
    """Return the one problem of a document."""
    file = folder / "a.xml"
    file.write_bytes(document.encode() if isinstance(document, str) else document)
    with pytest.raises(DocumentError) as refused:
        read_file(file, as_format="iati")
    (problem,) = refused.value.problems
    return problem


def records_of(folder: Path, document: str | bytes) -> tuple[Record, ...]:
    """Return the records of a document, after that of its root."""
    file = folder / "a.xml"
    file.write_bytes(document.encode() if isinstance(document, str) else document)
    return read_file(file).records[1:]


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        ("", "line 1, column 1", "this is no XML: no element found"),
        (f"{BEGIN}\n <a>\n</b>", "line 3, column 3", "this is no XML: mismatched tag"),
        (f"{BEGIN}<a>", "line 1, column 36", "this is no XML: no element found"),
        (f"{BEGIN}<a b='1' b='1'/>", "line 1, column 42", "this is no XML: duplicate attribute"),
        (f"{BEGIN}{END}<a/>", "line 1, column 51", "this is no XML: junk after document element"),
        (f"{BEGIN}&lol;{END}", "line 1, column 33", "this is no XML: undefined entity"),
        (f"{BEGIN}\0{END}", "line 1, column 33", "this is no XML: not well-formed (invalid token)"),
        (f"{BEGIN}\n aid {END}", "line 2", "there is text between the elements"),
    ],
)
def test_what_is_no_xml_is_told_with_its_line_and_column(
    tmp_path: Path, document: str, path: str, message: str
) -> None:
    """A document that is cut off, or damaged, is refused where the damage was met."""
    assert Problem(path, message) == problem_of(tmp_path, document)


@pytest.mark.parametrize("encoding", ["foo", "shift_jis", "rot13", "idna"])
def test_an_encoding_that_cannot_be_read(tmp_path: Path, encoding: str) -> None:
    """Whatever Python says of the name of an encoding, it is a problem of the document."""
    document = f"<?xml version='1.0' encoding='{encoding}'?>{BEGIN}{END}"
    problem = problem_of(tmp_path, document)
    assert ("line 1", True) == (
        problem.path,
        problem.message.startswith("the encoding cannot be read: "),
    )


@pytest.mark.parametrize("encoding", ["koi8-u", "utf-8", "utf-16"])
def test_the_encoding_that_the_document_names_is_used(tmp_path: Path, encoding: str) -> None:
    """Text need not be UTF-8 if the document says what it is."""
    document = f"<?xml version='1.0' encoding='{encoding}'?>{BEGIN}<a>Київ</a>{END}"
    (record,) = records_of(tmp_path, document.encode(encoding))
    assert ((".", "Київ"),) == record.published


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE iati-activities [<!ENTITY lol "lol">]>{BEGIN}&lol;{END}',
        f'<!DOCTYPE iati-activities SYSTEM "file:///etc/passwd">{BEGIN}{END}',
        f'<!DOCTYPE lolz [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>{BEGIN}&b;{END}',
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, document: str) -> None:
    """No entity is ever defined, so none can grow without end or name another file."""
    message = "a document type is declared (<!DOCTYPE>): remove it, for it is never read"
    file = tmp_path / "a.xml"
    file.write_text(document, encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        read_file(file)  # it is recognised all the same
    assert (Problem("line 1", message),) == refused.value.problems


def test_the_deepest_that_is_read(tmp_path: Path) -> None:
    """An element may lie 100 deep, and no deeper."""
    (record,) = records_of(tmp_path, f"{BEGIN}{'<a>' * 99}x{'</a>' * 99}{END}")
    assert (("/".join("a" * 98), "x"),) == record.published
    message = "the elements are nested more than 100 deep"
    assert Problem("line 1", message) == problem_of(tmp_path, f"{BEGIN}{'<a>' * 100}")


@pytest.mark.parametrize("token", ["<!--", "<a b='"])
def test_a_tag_without_an_end(tmp_path: Path, token: str) -> None:
    """A parser that waits for the end of a tag reads it again and again: there is a limit."""
    document = f"{BEGIN}\n{token}{'x' * 1_200_000}"
    message = "a tag or comment is longer than 1,000,000 bytes"
    assert Problem("line 2", message) == problem_of(tmp_path, document)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "part", [f"<a>{'<b/>' * 1_000_000}</a>", f"<a>{'x' * 100_000_001}</a>"], ids=["many", "long"]
)
def test_a_part_that_fills_a_memory(tmp_path: Path, part: str) -> None:
    """What is kept of one activity has a limit."""
    message = "an element holds more than 1,000,000 elements, or 100,000,000 characters"
    assert Problem("line 1", message) == problem_of(tmp_path, f"{BEGIN}{part}{END}")


def test_long_names_count_in_every_path(tmp_path: Path) -> None:
    """A small document of which the paths would fill a memory is refused where it begins to."""
    names = [f"{'n' * 2_000}{number}" for number in range(90)]
    opened = "".join(f"<{name}>" for name in names)
    part = f"{opened}{'<b/>' * 20_000}{''.join(f'</{name}>' for name in reversed(names))}"
    message = "an element holds more than 1,000,000 elements, or 100,000,000 characters"
    assert Problem("line 1", message) == problem_of(tmp_path, f"{BEGIN}{part}{END}")


def test_long_texts_comments_and_spaces_are_no_long_tag(tmp_path: Path) -> None:
    """Only what has to be read again counts, not what has been read."""
    comments, spaces = "<!--x-->" * 200_000, " \n" * 1_000_000
    document = f"{BEGIN}{comments}{spaces}<a>{'x' * 2_000_000}</a>{END}"
    (record,) = records_of(tmp_path, document)
    assert 2_000_000 == len(record.value("."))


@pytest.mark.unmeasured
def test_the_parts_come_one_after_the_other(tmp_path: Path) -> None:
    """What comes before the damage has been yielded when it is met."""
    file = tmp_path / "a.xml"
    file.write_text(f"{BEGIN}{'<a/>' * 50_000}</b>", encoding="utf-8")
    met: list[str] = []
    with pytest.raises(DocumentError):
        met.extend(record.where for record in stream_file(file))
    assert [("iati-activities", "a[1]", "a[2]")] == [tuple(met[:3])]
    assert len(met) > 30_000


def test_every_text_and_attribute_has_its_path(tmp_path: Path) -> None:
    """The second of a name is counted; text between elements and empty elements are kept."""
    part = (
        '<a x="1"> before <b>one</b> after <b y="2">two<c/></b><b/><d> </d><e z=""/>'
        "<f><![CDATA[<g>]]></f></a>"
    )
    (record,) = records_of(tmp_path, f"{BEGIN}<!-- a --><?b c?>{part}{END}")
    assert (
        (".", " before  after "),
        ("@x", "1"),
        ("b", "one"),
        ("b[2]", "two"),
        ("b[2]/@y", "2"),
        ("b[2]/c", ""),
        ("b[3]", ""),
        ("d", " "),
        ("e/@z", ""),
        ("f", "<g>"),
    ) == record.published
    assert (".", "@x", "b", "b", "b/@y", "f") == record.unmapped


@pytest.mark.parametrize(
    "prolog",
    [
        "\ufeff",
        "\n\n",
        '<?xml version="1.0"?><!-- <iati --> \n<?a b?><!-- c -->',
    ],
)
def test_a_prolog_is_passed_over(tmp_path: Path, prolog: str) -> None:
    """The root is what counts, whatever stands before it."""
    assert () == records_of(tmp_path, f"{prolog}{BEGIN}{END}")


@pytest.mark.parametrize(
    "document",
    [
        "<iati-activitiesX/>",
        "<iati-organisationsX/>",
        "<!-- <iati-activities> -->",
        "<!-- <iati-activities>",
        "<?xml <iati-activities>",
        "<!DOCTYPE svg><svg/>",
        "<",
    ],
)
def test_other_xml_is_not_taken_for_it(tmp_path: Path, document: str) -> None:
    """A file with another root is of no known format."""
    file = tmp_path / "a.xml"
    file.write_text(document, encoding="utf-8")
    with pytest.raises(DocumentError, match="no file of a known format"):
        read_file(file)
