"""The project's chores. Dependencies come from pyproject.toml alone, versions from constraints.txt."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "virtualenv"  # the only one that takes torch's CPU build where pip offers it
nox.options.sessions = ["tests", "lint", "types"]
nox.options.reuse_existing_virtualenvs = True

PYPROJECT = nox.project.load_toml("pyproject.toml")
CONSTRAINTS = ("-c", "constraints.txt")


def install(session: nox.Session, *groups: str, package: bool = True) -> None:
    """Installs dependency groups of pyproject.toml, and the package itself."""
    wanted = [requirement for group in groups for requirement in nox.project.dependency_groups(PYPROJECT, group)]
    session.install(*CONSTRAINTS, *wanted, *(["-e", "."] if package else []))


@nox.session
def tests(session: nox.Session) -> None:
    """The whole suite; what needs ../shared is skipped where that is absent."""
    install(session, "tests")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, and import-linter for the walls between the rooms."""
    install(session, "lint", package=False)
    session.install("--no-deps", "-e", ".")  # import-linter reads the sources; nothing of theirs runs
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Strict mypy over the package."""
    install(session, "types")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, warnings as errors, examples run."""
    install(session, "docs")
    for builder in ("html", "doctest"):  # the second reads what the first has parsed and run
        strict = ("sphinx-build", "-n", "-W", "--keep-going", "-d", "docs/_build/doctrees")
        session.run(*strict, "-b", builder, "docs", f"docs/_build/{builder}")


@nox.session
def clusters(session: nox.Session) -> None:
    """The tests on a local Ray cluster, and under Spark where there is a JVM."""
    install(session, "tests")
    session.install(*CONSTRAINTS, "-e", ".[ray,spark]")
    session.run("pytest", "tests/batch/test_ray.py", "tests/batch/test_spark.py", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Sdist and wheel, checked; then the wheel alone in a bare environment parses the sample."""
    install(session, "build", package=False)
    dist = Path(session.create_tmp()) / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(dist))
    session.run("twine", "check", "--strict", *map(str, dist.iterdir()))
    bare = Path(session.create_tmp()) / "bare"
    session.run("virtualenv", "--clear", "--quiet", str(bare))
    python = str(next(path for path in bare.glob("*/python*") if path.is_file()))
    (wheel,) = dist.glob("*.whl")
    session.run(python, "-m", "pip", "install", "--quiet", *CONSTRAINTS, str(wheel), external=True)
    session.run(python, "-m", "transition_events", "parse", "--sample", external=True)


@nox.session
def times_peers(session: nox.Session) -> None:
    """The comparison of benchmarks/times.py, with its peers: nox -s times_peers -- FOLDER."""
    session.install(*CONSTRAINTS, "attrs", "cattrs", "dateparser")
    session.install("ctparse", "timefhuman", "recognizers-text-suite", "emoji<2")  # 2.0 lacks what recognizers imports
    session.install("--no-deps", "-e", ".")  # the times stage needs no model
    session.run("python", "benchmarks/times.py", *session.posargs)


@nox.session
def train(session: nox.Session) -> None:
    """The recipe of the compact models: nox -s train -- STAGE."""
    install(session, "tests")
    session.run("python", "-m", "training", *session.posargs)
