"""Claims in lines: what is written, what is refused, and the hash of the content."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Judgement
from conflictmodel.errors import DocumentError, InvalidValueError
from conflictmodel.formats.document import dumps, loads
from conflictmodel.formats.lines import content_hash, dump_lines, lines_title, load_lines
from conflictmodel.testing import dossiers
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group
from support.documents import BY, DAY, DOCUMENT, DOSSIER, DW, KYIV

HEADER = '{"format":"conflictmodel-lines","schema":1,"title":"Kursk"}\n'
CASUALTIES = (
    '{"type":"estimate","id":"casualties","subject":{"group":{"name":"troops"},"measure":'
    '{"outcomes":["killed","wounded"]},"period":"../2024-12-23"},"range":{"lower":3001,"upper":'
    'null},"by":{"source":{"name":"Kyiv","kind":"government","origin":"Ukraine"},"stated":'
    '"2024-12-23","via":[{"name":"DW","kind":"media"}]},"words":["“more than 3,000”",{"type":'
    '"wording","phrase":"more than 3,000","policy":"rounding/1","range":{"lower":3001,"upper":'
    "null}}]}\n"
)
VILLAGE = (
    '{"type":"territorial_claim","id":"village","place":{"name":"Storozheve"},"holder":"Russia",'
    '"hold":"not held","on":"2024-12-23","by":{"source":{"name":"Kyiv","kind":"government",'
    '"origin":"Ukraine"},"stated":"2024-12-23"}}\n'
)
LINES = HEADER + CASUALTIES + VILLAGE
CORRECT_IT = "correct it, or fetch the whole text"


def rain(claim_id: str, by: str = '{"name":"DW","kind":"media"}') -> str:
    """Return the line of a claim."""
    return (
        f'{{"type":"judgement","id":"{claim_id}","proposition":"it rains",'
        f'"by":{{"source":{by},"stated":"2024-12-23"}}}}\n'
    )


def written(folder: Path, text: str | bytes) -> Path:
    """Return the path of a file with these lines."""
    path = folder / "a.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(path: Path) -> list[str]:
    """Return everything that a file of lines is refused for."""
    with pytest.raises(DocumentError) as caught:
        list(load_lines(path))
    assert str(path) == caught.value.name
    return [str(problem) for problem in caught.value.problems]


def test_a_stream_is_these_bytes(tmp_path: Path) -> None:
    """Claims are written in exactly one way, each in a line that is whole in itself."""
    path = tmp_path / "a.jsonl"
    dump_lines(DOSSIER.claims, path, title="Kursk")
    assert LINES.encode() == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_dossier_and_a_claim_are_claims(tmp_path: Path) -> None:
    """A dossier is written with its title, unless another is given; a claim is one line."""
    path = tmp_path / "a.jsonl"
    dump_lines(DOSSIER, path)
    assert LINES == path.read_text(encoding="utf-8")
    dump_lines(DOSSIER, path, title="Sudzha")
    assert LINES.replace("Kursk", "Sudzha") == path.read_text(encoding="utf-8")
    dump_lines(DOSSIER.claims[1], path, title="Kursk")
    assert HEADER + VILLAGE == path.read_text(encoding="utf-8")


def test_two_streams_are_read_in_turn(tmp_path: Path) -> None:
    """Each stream has sources of its own, also while another is read."""
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_text(HEADER + rain("a") + rain("b"), encoding="utf-8")
    media = '{"name":"DW","kind":"other"}'
    other.write_text(HEADER + rain("a", media) + rain("b", media), encoding="utf-8")
    kinds = [
        (first.by.source.kind.value, second.by.source.kind.value)
        for first, second in zip(load_lines(one), load_lines(other), strict=True)
    ]
    assert [("media", "other"), ("media", "other")] == kinds


def test_a_stream_is_read(tmp_path: Path) -> None:
    """The lines give the claims and the title they were written from, and one object a source."""
    path = written(tmp_path, LINES)
    claims = tuple(load_lines(path))
    assert DOSSIER.claims == claims
    assert "Kursk" == lines_title(str(path))
    assert claims[0].by.source is claims[1].by.source


def test_a_stream_without_claims_is_its_header(tmp_path: Path) -> None:
    """The first line is written even where no other is, and without a title where there is none."""
    path = tmp_path / "a.jsonl"
    dump_lines([], path)
    assert b'{"format":"conflictmodel-lines","schema":1}\n' == path.read_bytes()
    assert [] == list(load_lines(path))
    assert lines_title(path) is None


@given(dossiers())
def test_every_line_is_that_of_the_document(dossier: Dossier) -> None:
    """A line says what the document says of a claim, but for the sources, which it has in full."""
    tree = json.loads(dumps(dossier))
    sources = {source["name"]: source for source in tree["sources"]}
    lines = [{"format": "conflictmodel-lines", "schema": 1}]
    if dossier.title is not None:
        lines[0]["title"] = dossier.title
    for claim in tree["claims"]:
        claim["by"]["source"] = sources[claim["by"]["source"]]
        if "via" in claim["by"]:
            claim["by"]["via"] = [sources[name] for name in claim["by"]["via"]]
        lines.append(claim)
    text = "".join(
        f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n" for line in lines
    )
    assert f"sha256:{hashlib.sha256(text.encode()).hexdigest()}" == content_hash(dossier)


@given(dossiers())
def test_reading_undoes_writing(tmp_path_factory: pytest.TempPathFactory, dossier: Dossier) -> None:
    """Every claim is read back as it was."""
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    dump_lines(iter(dossier.claims), path, title=dossier.title)
    assert dossier == Dossier(tuple(load_lines(path)), lines_title(path))


def test_lines_may_be_filtered_and_written_otherwise(tmp_path: Path) -> None:
    """The order of keys and the spaces are free, and the last line may lack its line feed."""
    path = written(tmp_path, f'{{"schema": 1, "format": "conflictmodel-lines"}}\r\n {VILLAGE[:-1]}')
    assert [DOSSIER.claims[1]] == list(load_lines(path))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "", "the file is empty: its first line must say what it is @ line 1: $", id="empty"
        ),
        pytest.param("\n", "the line is empty @ line 1: $", id="blank header"),
        pytest.param(
            VILLAGE,
            "expected 'conflictmodel-lines', but the key is missing: this is no such document"
            " @ line 1: $.format",
            id="no header",
        ),
        pytest.param(
            '{"format":"conflictmodel-lines","schema":2}\n{}',
            "expected 1, the version that this conflictmodel reads, got 2: a newer conflictmodel"
            " may read it @ line 1: $.schema",
            id="newer version",
        ),
        pytest.param(
            DOCUMENT,
            f"no JSON at column 3 (Expecting property name enclosed in double quotes): {CORRECT_IT}"
            " @ line 1: $",
            id="document",
        ),
        pytest.param(
            '{"format":"conflictmodel-lines","schema":1,"name":"a"}',
            "the key is unknown; known are format, schema, title @ line 1: $.name",
            id="unknown key in the header",
        ),
        pytest.param("3", "expected an object, got 3 @ line 1: $", id="header that is a number"),
        pytest.param(
            "\ufeff" + LINES,
            "a byte order mark comes first: save the text as UTF-8 without one @ line 1: $",
            id="byte order mark",
        ),
        pytest.param(
            "[" * 100_000, "the nesting is too deep @ line 1: $", id="header that is too deep"
        ),
        pytest.param(
            HEADER + "[" * 100_000, "the nesting is too deep @ line 2: $", id="line too deep"
        ),
        pytest.param(HEADER + "\n" + VILLAGE, "the line is empty @ line 2: $", id="blank line"),
        pytest.param(
            HEADER + VILLAGE[:-9],
            f"no JSON at column 207 (Unterminated string starting at): {CORRECT_IT} @ line 2: $",
            id="truncated",
        ),
        pytest.param(
            HEADER.encode() + b'{"id":"\xff"}',
            "byte 7 is no UTF-8: save the text as UTF-8 @ line 2: $",
            id="invalid utf-8",
        ),
        pytest.param(
            HEADER + "\0" + VILLAGE,
            f"no JSON at column 1 (Expecting value): {CORRECT_IT} @ line 2: $",
            id="nul",
        ),
        pytest.param(
            HEADER + CASUALTIES.replace("3001,", "3001.0,", 1) + rain("a"),
            "expected a whole number in plain digits, got 3001.0 @ line 2: $.range.lower",
            id="one mistake and right lines after it",
        ),
        pytest.param(
            HEADER + rain("a", "{}") + VILLAGE + rain("b", '"DW"') + "{}",
            "the key is missing @ line 2: $.by.source.name"
            " | the key is missing @ line 2: $.by.source.kind"
            " | expected an object, got 'DW' @ line 4: $.by.source"
            " | expected one of estimate, installment, territorial_claim, interception, transfer,"
            " agreement, judgement, retraction, but the key is missing @ line 5: $.type",
            id="several mistakes",
        ),
        pytest.param(
            HEADER + rain("a") + rain("b", '{"name":"DW","kind":"media","origin":"Germany"}'),
            "the name 'DW' stands for two sources: media of origin 'DW', and media of"
            " origin 'Germany' @ line 3: $.by.source",
            id="two sources of one name",
        ),
    ],
)
def test_bad_lines_are_refused_with_their_paths(
    tmp_path: Path, text: str | bytes, expected: str
) -> None:
    """Whatever is wrong with a stream is told with the line and the place in it."""
    assert expected.split(" | ") == refusal(written(tmp_path, text))


def test_a_claim_before_the_first_problem_is_given(tmp_path: Path) -> None:
    """Claims are given as they are read; after a line that is wrong, none is."""
    claims = load_lines(written(tmp_path, HEADER + rain("a") + "{}\n" + rain("b")))
    assert "a" == next(claims).id
    with pytest.raises(DocumentError, match=r"\.jsonl: expected one of .* @ line 3: \$\.type$"):
        next(claims)
    assert [] == list(claims)


def test_at_most_100_problems_are_told(tmp_path: Path) -> None:
    """A file that is something else altogether is refused in a bounded number of words."""
    all_of_them = refusal(written(tmp_path, HEADER + "\n" * 99))
    assert 99 == len(all_of_them)
    found = refusal(written(tmp_path, HEADER + "\n" * 5_000))
    assert [*all_of_them, "the line is empty @ line 101: $"] == found[:100]
    message = "reading stopped after 100 problems; there may be more @ line 101: $"
    assert [message] == found[100:]


def test_a_line_that_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    """A line of more than ten million bytes, which may have no end, is the last that is read."""
    too_long = '"' + "x" * 25_000_000 + '"\n'
    expected = "the line is longer than 10,000,000 bytes"
    path = written(tmp_path, HEADER + "3\n" + too_long + "3\n")
    assert [
        "expected an object, got 3 @ line 2: $",
        f"{expected} @ line 3: $",
    ] == refusal(path)
    assert [f"{expected} @ line 1: $"] == refusal(written(tmp_path, too_long))


def test_the_longest_line_is_written_and_read(tmp_path: Path) -> None:
    """A line of ten million bytes is read back; one more byte is not written."""
    words = ("x" * 100_000,) * 99
    path = tmp_path / "a.jsonl"
    least = len(rain("")) + len(',"words":[]') + 99 * 100_003 - 1
    longest = Judgement("a" * (10_000_000 - least), "it rains", Attribution(DW, DAY), words=words)
    dump_lines([longest], path)
    assert 10_000_000 == len(path.read_bytes().partition(b"\n")[2])
    assert [longest] == list(load_lines(path))
    too_long = Judgement(f"{longest.id}a", "it rains", Attribution(DW, DAY), words=words)
    with pytest.raises(DocumentError) as caught:
        dump_lines([longest, too_long], path)
    assert f"{path}: the line is longer than 10,000,000 bytes @ line 3: $" == str(caught.value)
    assert [longest] == list(load_lines(path))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file and a folder are refused when the first claim is asked for."""
    missing = tmp_path / "b.jsonl"
    assert ["cannot be read: No such file or directory @ $"] == refusal(missing)
    assert ["cannot be read: Is a directory @ $"] == refusal(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read: No such file or directory"):
        lines_title(missing)


@pytest.mark.parametrize("wrong", [3, None, b"a.jsonl"])
def test_a_path_is_text_or_a_path(wrong: object) -> None:
    """What is no path is a mistake of the caller, told by the call itself."""
    with pytest.raises(InvalidValueError, match=r"^load_lines: expected str.*, got .* @ path$"):
        load_lines(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^lines_title: expected str.*, got .* @ path$"):
        lines_title(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^dump_lines: expected str.*, got .* @ path$"):
        dump_lines([], wrong)  # type: ignore[arg-type]


def test_only_claims_are_written(tmp_path: Path) -> None:
    """What is no claim, or nothing that has claims, is refused, and the old file stays."""
    path = written(tmp_path, LINES)
    with pytest.raises(InvalidValueError, match=r"expected Estimate or .*, got 3 @ claims\[1\]$"):
        dump_lines([DOSSIER.claims[0], 3], path)  # type: ignore[list-item]
    with pytest.raises(InvalidValueError) as caught:
        dump_lines(3, path)  # type: ignore[arg-type]
    assert "dump_lines: expected a claim, claims or a dossier, got int @ claims" == str(
        caught.value
    )
    with pytest.raises(InvalidValueError, match=r"^dump_lines: must not be empty @ title$"):
        dump_lines([], path, title="")
    assert LINES == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_one_name_is_one_source(tmp_path: Path) -> None:
    """Two different sources of one name are refused, because they could not be read again."""
    one, same = Source("DW", SourceKind.MEDIA), Source("DW", SourceKind.MEDIA)
    other = Source("DW", SourceKind.MEDIA, "Germany")
    claims = [
        Judgement("a", "it rains", Attribution(one, DAY)),
        Judgement("b", "it rains", Attribution(KYIV, DAY, (same,))),
        Judgement("c", "it rains", Attribution(KYIV, DAY, (other,))),
    ]
    dump_lines(claims[:2], tmp_path / "a.jsonl")
    with pytest.raises(InvalidValueError) as caught:
        dump_lines(claims, tmp_path / "b.jsonl")
    assert (
        "dump_lines: the name 'DW' stands for two sources: media of origin 'DW', and media of"
        " origin 'Germany' @ claims[2].by" == str(caught.value)
    )
    assert [tmp_path / "a.jsonl"] == list(tmp_path.iterdir())


def test_an_error_of_the_claims_is_not_one_of_the_file(tmp_path: Path) -> None:
    """What the iterable of claims raises is raised as it is, and no file is left."""

    def failing() -> Iterator[Claim]:
        yield DOSSIER.claims[0]
        raise OSError("the line is dead")

    with pytest.raises(OSError, match=r"^the line is dead$"):
        dump_lines(failing(), tmp_path / "a.jsonl")
    assert [] == list(tmp_path.iterdir())


def test_more_values_than_are_kept_are_written_and_read(tmp_path: Path) -> None:
    """However many different groups and periods there are, each claim is read back as it was."""
    groups = [
        Interception(f"{number}", Group(f"drones {number}"), DAY, BY, lost=Range(number))
        for number in range(10_050)
    ]
    path = tmp_path / "a.jsonl"
    dump_lines([*groups, groups[0]], path)
    assert [*groups, groups[0]] == list(load_lines(path))
    assert groups == list(loads(dumps(Dossier(tuple(groups)))).claims)


# The hash


def test_the_hash_is_that_of_the_lines() -> None:
    """The hash of a dossier is the SHA-256 of its canonical lines."""
    digest = hashlib.sha256(LINES.encode()).hexdigest()
    assert f"sha256:{digest}" == content_hash(DOSSIER)
    assert (
        "sha256:ba37c029d7ae238fe19d61c72d6ba32bfd1422ead43c7f6f74e22a1d5f9b8e99"
        == content_hash(DOSSIER)
    )


def test_the_hash_does_not_depend_on_how_a_dossier_was_read(tmp_path: Path) -> None:
    """A document with other spaces, keys in another order or as lines has the same hash."""
    tree = json.loads(DOCUMENT)
    other = json.dumps(dict(reversed(tree.items())))
    assert content_hash(DOSSIER) == content_hash(loads(other))
    path = written(tmp_path, LINES)
    assert content_hash(DOSSIER) == content_hash(Dossier(tuple(load_lines(path)), "Kursk"))


def test_another_title_or_order_is_another_hash() -> None:
    """The title and the order of the claims are content."""
    assert content_hash(DOSSIER) != content_hash(Dossier(DOSSIER.claims))
    assert content_hash(DOSSIER) != content_hash(Dossier(DOSSIER.claims[::-1], "Kursk"))


def test_the_hash_of_claims_is_that_of_a_dossier_without_a_title() -> None:
    """A claim and claims have a hash as well."""
    claim = DOSSIER.claims[0]
    assert content_hash(Dossier((claim,))) == content_hash(claim) == content_hash(iter([claim]))
    assert content_hash(Dossier(DOSSIER.claims)) == content_hash(DOSSIER.claims)


def test_only_claims_have_a_hash() -> None:
    """What has no claims, or claims that make no dossier, is a mistake of the caller."""
    with pytest.raises(InvalidValueError) as caught:
        content_hash(3)  # type: ignore[arg-type]
    assert "content_hash: expected a claim, claims or a dossier, got int @ claims" == str(
        caught.value
    )
    with pytest.raises(InvalidValueError, match=r"^content_hash: id 'casualties' is already that"):
        content_hash((DOSSIER.claims[0], DOSSIER.claims[0]))
