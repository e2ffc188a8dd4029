"""Hypothesis profiles. The environment variable HYPOTHESIS_PROFILE names the one to use."""

import os

from hypothesis import settings

# The same examples in every run: a change is judged by itself, not by the luck of the draw.
settings.register_profile(
    "ci", derandomize=True, database=None, deadline=None, max_examples=100, print_blob=True
)
# Other examples in every run, and more of them: this one looks for what `ci` does not meet.
settings.register_profile(
    "nightly", database=None, deadline=None, max_examples=5000, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
