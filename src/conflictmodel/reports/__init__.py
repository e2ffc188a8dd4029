"""One report: as text, as a page, as JSON."""
