"""A griffe extension: the doctests of a docstring become code blocks in the documentation.

In Markdown a line that starts with `>>>` is a quotation.
"""

import re

import griffe

# An example runs from its prompt to the next empty line.
EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
# What is told to doctest alone.
DIRECTIVE = re.compile(r" +# doctest: .*")


class Doctests(griffe.Extension):
    """Puts a fence around each doctest."""

    def on_instance(self, *, obj: griffe.Object, **_: object) -> None:
        """Rewrite a docstring as soon as it is read: griffe-fieldz soon parses that of a class."""
        if obj.docstring:
            text = DIRECTIVE.sub("", obj.docstring.value)
            obj.docstring.value = EXAMPLE.sub("```pycon\n\\g<0>\n```", text)
