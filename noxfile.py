"""The project's chores. Dependencies come from pyproject.toml alone, versions from constraints.txt."""

from __future__ import annotations

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
    install(session, "lint")
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
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def build(session: nox.Session) -> None:
    """Wheel and sdist, checked, and the wheel tried in a bare environment."""
    install(session, "build", package=False)
    session.run("python", "-m", "build", "--outdir", "dist")
    session.run("twine", "check", "--strict", "dist/*", silent=False)
    session.run("python", "-m", "venv", "--clear", session.create_tmp() + "/bare")


@nox.session
def train(session: nox.Session) -> None:
    """The recipe of the compact models: nox -s train -- STAGE."""
    install(session, "tests")
    session.run("python", "-m", "training", *session.posargs)
