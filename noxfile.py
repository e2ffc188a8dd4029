"""The whole check: `nox` runs the sessions below in this order, except `mutants`.

Every environment is built anew, so nothing left over from an earlier run can decide a result.
"""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox
from nox.virtualenv import find_uv

# Older versions run a pyenv shim that is on PATH but belongs to no active version, and fail.
nox.needs_version = ">=2026.10.20"
# A session whose interpreter is missing or does not run is skipped and listed as such. The
# default differs between a developer's machine and CI; the check is the same on both.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
nox.options.error_on_external_run = True
nox.options.reuse_venv = "never"


def _installer() -> str:
    """Return `uv`, which builds an environment in seconds, or `virtualenv`, which has pip in it.

    uv does not read the settings of pip. So it is taken only where pip is told of no other index,
    and where uv finds what the sessions install. The variable NOX_DEFAULT_VENV_BACKEND, set to
    `virtualenv`, has pip used all the same.
    """
    there, uv, _ = find_uv()
    settings = (sys.executable, "-m", "pip", "config", "list")
    told = subprocess.run(settings, capture_output=True, text=True, check=False).stdout  # noqa: S603 - ours
    if not there or re.search(r"\.(no-index|index-url)=", told):
        return "virtualenv"
    extras = ("--extra", "test", "--extra", "docs", "--python-version", RUNNING)
    asked = (uv, "pip", "compile", "--quiet", *extras, "pyproject.toml")
    try:
        subprocess.run(asked, capture_output=True, check=True, timeout=120)  # noqa: S603 - ours
    except (OSError, subprocess.SubprocessError):
        return "virtualenv"
    return "uv"


RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
# The interpreter that runs nox is certainly there. It comes last, so that at least one test session
# always runs and pytest's closing line ends the output.
PYTHONS = [*(version for version in ("3.13", "3.12", "3.11") if version != RUNNING), RUNNING]

nox.options.default_venv_backend = _installer()

OLDEST = [
    *("attrs==25.4.0", "cattrs==26.1.0", "python-dateutil==2.9.0.post0"),
    *("narwhals==2.29.0", "polars==1.30.0", "duckdb==1.3.0", "pandas==3.1.0", "pyarrow==20.0.0"),
    *("matplotlib==3.10.7", "hypothesis==6.152.9", "python-calamine==0.4.0"),
    *("jinja2==3.1.0", "scipy==1.17.1"),
    # What the tests are run with; the rest of it is used by no test of OF_DEPENDENCIES.
    *("jsonschema==4.23.0", "pytest==9.0.0", "pytest-cov==7.0.0", "pytest-xdist==3.8.0"),
]

ON_EACH_CORE = ["--numprocesses", "auto", "--dist", "worksteal"]
# Where a dependency is called, and what a wheel has to have in it. The rest is arithmetic of ours.
OF_DEPENDENCIES = [
    *("tests/test_installed.py", "tests/test_import.py", "tests/test_example.py"),
    *("tests/tables", "tests/plots", "tests/formats", "tests/cli"),
    *(
        "tests/phrases/test_times.py",
        "tests/reports/test_page.py",
        "tests/files/test_containers.py",
        "tests/conclusions/test_reconciling.py",
    ),
]


def _install(session: nox.Session, *what: str) -> None:
    """Install and compile, as pip does and uv does not.

    Left to the tests, that would be done by each of their processes, and a warning about the code
    of another package would be an error. The tests of others, a third of their code, are left out.

    What Python compiles, and what pytest makes of the tests, is kept in the environment: where it
    is kept nowhere (PYTHONDONTWRITEBYTECODE), each process and each run compiles all of it again.
    """
    kept = Path(session.virtualenv.location).resolve() / "bytecode"
    session.env.update(PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=str(kept))
    # Of a wheel that is built, used once and thrown away, most of the time would be compression.
    session.install("--config-settings=--build-option=--compression=stored", *what)
    there = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = str(session.run("python", "-c", there, silent=True)).strip()
    compile_all = ("python", "-W", "ignore", "-m", "compileall", "-q", "-j", "0")
    session.run(*compile_all, "-x", r"[/\\]tests[/\\]", folder, success_codes=[0, 1])


@nox.session
def static(session: nox.Session) -> None:
    """Check style, imports and types, and build the documentation: all at once, on few cores."""
    session.install("-e", ".[docs,test]")
    commands = [
        ("pyright",),
        ("mypy",),
        # Every warning is an error. With ruff installed, mkdocstrings breaks long signatures.
        ("mkdocs", "build", "--strict", "--site-dir", session.create_tmp()),
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("lint-imports",),
    ]

    def run(command: tuple[str, ...]) -> object:
        # Silent, so that what fails is shown in one piece.
        return session.run(*command, silent=True, env={"NO_MKDOCS_2_WARNING": "1"})

    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        for said in at_once.map(run, commands):
            session.log(said)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Run what uses the dependencies on the oldest of them, against the wheel of the sdist."""
    dist = Path(session.create_tmp()).resolve()
    session.install("hatchling")
    build = ("hatchling", "build", "--directory", str(dist), "--target")
    session.run(*build, "sdist")
    (sdist,) = dist.glob("*.tar.gz")
    shutil.unpack_archive(sdist, dist)
    # Not by pip, which keeps a wheel it built and takes it again for another sdist at that path.
    with session.chdir(dist / sdist.name.removesuffix(".tar.gz")):
        session.run(*build, "wheel")
    (wheel,) = dist.glob("*.whl")
    _install(session, f"conflictmodel[pytest] @ {wheel.as_uri()}", *OLDEST)
    # Not src: collecting it would put the checkout before the installed wheel.
    few = {"HYPOTHESIS_PROFILE": "few"}
    session.run("pytest", *ON_EACH_CORE, *OF_DEPENDENCIES, env=few)


@nox.session
def outside(session: nox.Session) -> None:
    """Read the report page in Chromium, and check the tables on PySpark, where these are.

    At once, because Spark, a driver and two worker processes, mostly waits for itself.
    """
    files: dict[str, str] = {}
    browser = _chromium() or _installed_chromium(session)
    if browser is None:
        session.warn("page: there is no Chromium, and the system's packages give none")
    else:
        files["page"] = "tests/reports/test_browser.py"
    if _java(session):
        files["spark"] = "tests/tables/test_spark.py"
    else:
        session.warn("spark: there is no Java 17 or 21, which PySpark needs")
    if not files:
        session.skip("there is neither Chromium nor Java 17 or 21")
    _install(session, "-e", f".[{','.join(files)}]")

    def run(mark: str) -> object:
        command = ("pytest", "-m", mark, files[mark])
        return session.run(*command, silent=True, env={"CHROMIUM": browser or ""})

    with ThreadPoolExecutor() as at_once:
        for said in at_once.map(run, files):
            session.log(said)


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


def _java(session: nox.Session) -> bool:
    """Tell whether there is a Java that PySpark can use."""
    said: object = ""
    if shutil.which("java"):
        # What macOS calls so where there is no Java ends in an error.
        said = session.run("java", "-version", external=True, silent=True, success_codes=[0, 1])
    return any(f'"{version}' in str(said) for version in (17, 21))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, or those named, and measure the coverage of all, which must be complete."""
    _install(session, "-e", ".[pytest]")
    if session.posargs:
        session.run("pytest", *ON_EACH_CORE, *session.posargs)
        return
    file = str(Path(session.create_tmp()) / "coverage")
    # Apart, because what a cache or an import has done once is measured in no later test.
    session.run("pytest", *ON_EACH_CORE, "-m", "unmeasured")
    measured = ("--cov", "-m", "not unmeasured")
    session.run("pytest", *ON_EACH_CORE, *measured, env={"COVERAGE_FILE": file})


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Check that the tests notice small changes of the code; takes names of modules."""
    session.install("-e", ".[mutants]")
    session.run("python", "tools/mutants.py", *session.posargs)
