"""Resources: the texts that are installed beside the code."""

from pkgutil import get_data


def installed_text(module: str, name: str) -> str:
    """Return a text in the folder of a module, which may be in a ZIP."""
    return (get_data(module, name) or b"").decode()
