"""The whole check: `nox` runs the sessions below in this order, except `mutants`.

Every environment is built anew, so nothing left over from an earlier run can decide a result.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

# Older versions run a pyenv shim that is on PATH but belongs to no active version, and fail.
nox.needs_version = ">=2026.10.20"
# A session whose interpreter is missing or does not run is skipped and listed as such. The
# default differs between a developer's machine and CI; the check is the same on both.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
nox.options.error_on_external_run = True
nox.options.reuse_venv = "never"

OLDEST = [
    *("attrs==25.4.0", "cattrs==26.1.0", "python-dateutil==2.9.0.post0"),
    *("narwhals==2.29.0", "polars==1.30.0", "duckdb==1.3.0", "pandas==3.1.0", "pyarrow==20.0.0"),
    *("matplotlib==3.10.7", "hypothesis==6.152.9"),
]

ON_EACH_CORE = ["--numprocesses", "auto"]
LAWS = "tests/rules/test_rule_laws.py"
WITHOUT_LAWS = ["--ignore", LAWS]

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
# The interpreter that runs nox is certainly there. It comes last, so that at least one test session
# always runs and pytest's closing line ends the output.
PYTHONS = [*(version for version in ("3.13", "3.12", "3.11") if version != RUNNING), RUNNING]


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style, the formatting and the direction of imports."""
    session.install("-e", ".[lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy and with pyright."""
    session.install("-e", ".[test]")
    session.run("mypy")
    session.run("pyright")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; every warning is an error."""
    # With ruff installed, mkdocstrings breaks long signatures into lines.
    session.install("-e", ".[docs,lint]")
    session.run(
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        session.create_tmp(),
        env={"NO_MKDOCS_2_WARNING": "1"},
    )


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Run the tests on the oldest dependencies, against the wheel that the sdist builds."""
    dist = Path(session.create_tmp()).resolve()
    session.install("hatchling")
    session.run("hatchling", "build", "--target", "sdist", "--directory", str(dist))
    (sdist,) = dist.glob("*.tar.gz")
    # pip keeps the wheel it built from a path and takes it again for another sdist at that path.
    session.install("--no-cache-dir", f"conflictmodel[pytest] @ {sdist.as_uri()}", *OLDEST)
    # Not src: collecting it would put the checkout before the installed wheel.
    session.run("pytest", *ON_EACH_CORE, *WITHOUT_LAWS, "tests", "docs", "README.md")


@nox.session
def page(session: nox.Session) -> None:
    """Read the report page in headless Chromium, where there is one or one can be installed."""
    browser = _chromium() or _installed_chromium(session)
    if browser is None:
        session.skip("there is no Chromium, and the system's packages give none")
    session.install("-e", ".[page]")
    session.run("pytest", "-m", "page", "tests/reports/test_browser.py", env={"CHROMIUM": browser})


def _chromium() -> str | None:
    """Return a Chromium that runs: some systems have a command that only says how to get one."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found and subprocess.run([found, "--version"], check=False).returncode == 0:  # noqa: S603 - from PATH
            return found
    return None


def _installed_chromium(session: nox.Session) -> str | None:
    """Return a Chromium from the system's packages, where this may install them."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        session.run(
            *("apt-get", "--quiet", *command),
            external=True,
            env={"DEBIAN_FRONTEND": "noninteractive"},
            success_codes=range(256),  # without it the session is skipped
        )
    return _chromium()


@nox.session
def spark(session: nox.Session) -> None:
    """Check the tables on PySpark, with a driver and two worker processes, where Java is."""
    said: object = ""
    if shutil.which("java"):
        # What macOS calls so where there is no Java ends in an error.
        said = session.run("java", "-version", external=True, silent=True, success_codes=[0, 1])
    if not any(f'"{version}' in str(said) for version in (17, 21)):
        session.skip("there is no Java 17 or 21, which PySpark needs")
    session.install("-e", ".[spark]")
    session.run("pytest", "-m", "spark", "tests/tables/test_spark.py")


@nox.session
def laws(session: nox.Session) -> None:
    """Check every rule and every law, once: measured for coverage it takes twice as long."""
    session.install("-e", ".[pytest]")
    session.run("pytest", *ON_EACH_CORE, LAWS)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests and measure the coverage, which must be complete."""
    session.install("-e", ".[pytest]")
    session.run(
        "pytest",
        "--cov",
        *ON_EACH_CORE,
        *WITHOUT_LAWS,
        *session.posargs,
        env={"COVERAGE_FILE": str(Path(session.create_tmp()) / "coverage")},
    )


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Check that the tests notice small changes of the code; takes names of modules."""
    session.install("-e", ".[mutants]")
    session.run("python", "tools/mutants.py", *session.posargs)
