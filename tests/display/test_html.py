"""Markup: what is text stays text, whatever it holds."""

import pytest
from hypothesis import given, strategies as st

from conflictmodel.display.markup import Markup, element, isolated, joined, link, table
from conflictmodel.display.summary import Quote, marked
from support.markup import parsed, text_of

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("""a "b" 'c' & d""", "a &quot;b&quot; &#39;c&#39; &amp; d"),
        ("&lt;", "&amp;lt;"),
        ("nul\0, bell\x07, tab\t", "nul\\x00, bell\\x07, tab\\t"),
        ("carriage\rreturn, line\nbreak", "carriage\\rreturn, line\nbreak"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\udc80b", "a\\udc80b"),
        ("\ufeffa\uffff", "\\ufeffa\\uffff"),
        ("1\u00a0100\u202f000", "1\u00a0100\u202f000"),
        ("Збройні Сили 🚀", "Збройні Сили 🚀"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    """Markup in a text is shown, and so is what a reader could not see; spaces stay spaces."""
    assert f"<p>{expected}</p>" == str(element("p", text))
    assert f'<p title="{expected}"></p>' == str(element("p", title=text))


@given(ANY_TEXT, ANY_TEXT)
def test_no_text_breaks_out(text: str, value: str) -> None:
    """Whatever is put into an element or an attribute, there is one element with one text."""
    root = parsed(str(element("p", text, title=value)))
    assert [("p", ["title"], 0)] == [(each.tag, list(each.attrib), len(each)) for each in root]


def test_elements_stand_in_elements() -> None:
    """Markup that is content is taken as it is, and text beside it is escaped."""
    inner = element("b", "<")
    assert "<p>&amp;<b>&lt;</b></p>" == str(element("p", "&", inner))
    assert "&amp;<b>&lt;</b><hr>" == str(joined("&", inner, Markup("<hr>")))


def test_names_of_attributes_are_those_of_html() -> None:
    """What is a word of Python has a line after it, and a line within a name is a hyphen."""
    assert '<a class="b" aria-label="c"></a>' == str(element("a", class_="b", aria_label="c"))


@pytest.mark.parametrize("text", ["South Korea", "Україна", "", "5–8 persons"])
def test_a_text_from_left_to_right_stands_as_it_is(text: str) -> None:
    """Nothing is put around what cannot turn round its neighbours."""
    assert text == isolated(text)


@pytest.mark.parametrize("text", ["صاروخ", "חיל האוויר", "١٢"])
def test_a_text_from_right_to_left_is_isolated(text: str) -> None:
    """The number that stands after it keeps its order."""
    assert f"<bdi>{text}</bdi>" == str(isolated(text))


def test_a_quotation_finds_its_own_direction() -> None:
    """Words are quoted as they are, and the reader's program adds the marks."""
    assert '<q dir="auto">over &lt;1,000&gt;</q>' == str(marked(Quote("over <1,000>")))


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org/?a=1&b=“2”", "HTTP://EXAMPLE.ORG", "http://[::1]:80/a"),
        *("https://example.org/e@mail", "https://example.org?é", "https://example.org#é"),
    ],
)
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    """It leads there, and tells nobody from where."""
    (found,) = parsed(str(link(url)))
    assert ("a", url, {"href": url, "rel": "noreferrer noopener"}) == (
        found.tag,
        found.text,
        found.attrib,
    )


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)"),
        *("data:text/html,x", "file:///etc/passwd", "//example.org", "ftp://example.org"),
        *("https://example.org/\u202egpj.exe", "https://a b", "java\nscript:alert(1)", "p. 7"),
    ],
)
def test_any_other_address_is_text(url: str) -> None:
    """What would do something else, or hides what it is, leads nowhere."""
    assert url == link(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://\u0435xample.org",
        "https://example.org\uff0fa",
        "https:///\u0435xample.org",
        "https:///example.org",
        "https://\\\u0435xample.org",
        "https://user:\u0435@example.org/",
        "https://example.org@evil.example/",
        "https://",
    ],
)
def test_a_host_that_can_be_taken_for_another_is_no_link(url: str) -> None:
    """A host with a letter that looks like one of ASCII, and a name before the host, are text."""
    assert url == link(url)


def test_a_table_says_what_its_headings_are_of() -> None:
    """It has a caption; the first row is of headings of columns, the first column of rows."""
    assert (
        '<table class="x"><caption>c</caption>'
        '<thead><tr><th scope="col">&lt;</th><th scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>'
    ) == str(table("c", ("<", "b"), [("1", "2")], "x"))


def test_a_table_may_have_headings_of_rows_alone() -> None:
    """Without headings of columns there is no row for them."""
    found = str(table("c", (), [("1", "2")], "x"))
    assert "c12" == text_of(found)
    assert "thead" not in found
