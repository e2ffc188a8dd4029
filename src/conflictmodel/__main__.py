"""`python -m conflictmodel` runs the command."""

import sys

from conflictmodel.cli.command import run

sys.exit(run())
