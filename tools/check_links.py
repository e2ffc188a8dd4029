"""Ask for each address of the web that the project names, and print what it answers.

Run by hand, from the root of the project: `python tools/check_links.py`. A site may refuse a
program and be there for people, so that what is printed is to be looked at, and nothing fails.
"""

import re
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

FILES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md", "src/**/*.py")
_ADDRESS = re.compile(r"https?://[^\s)>\"'`|]+")
SECONDS = 20


def addresses(text: str) -> list[str]:
    """Return every address of the web in a text, without a full stop or a comma after it."""
    return [found.rstrip(".,;:") for found in _ADDRESS.findall(text)]


def answer(address: str) -> str:
    """Return the status that an address answers with, or why there is none."""
    asked = Request(address, headers={"User-Agent": "Mozilla/5.0"})  # noqa: S310 - of the web alone
    try:
        with urlopen(asked, timeout=SECONDS) as response:  # noqa: S310 - as above
            return f"{response.status} {response.url if response.url != address else ''}".strip()
    except HTTPError as error:
        return str(error.code)
    except (OSError, HTTPException) as error:
        return str(error)


if __name__ == "__main__":
    files = [path for pattern in FILES for path in Path().glob(pattern)]
    named = {each for path in files for each in addresses(path.read_text("utf-8"))}
    for address in sorted(named):
        print(answer(address), address, flush=True)
