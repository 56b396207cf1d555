"""The documentation: sphinx-build -n -W docs docs/_build/html."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import Any

from sphinx.util import logging

import transition_events

logger = logging.getLogger(__name__)

project = "transition_events"
author = "The transition_events maintainers"
copyright = "The transition_events maintainers"
version = release = installed_version("transition-events")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"transition_events {version}"
html_static_path = ["_static"]
html_css_files = ["cells.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_output_stderr = "remove"  # the warning of tqdm, which Stanza uses, that Jupyter has no widgets

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_type_aliases = {"Published": "Published", "Ontology": "Ontology"}
python_use_unqualified_type_names = True
# Docstrings write `name`: a link where the name is one of ours, and plain code where it is a parameter.
default_role = "py:obj"
doctest_test_doctest_blocks = "yes"
nitpicky = True


def resolve(app: Any, env: Any, node: Any, contnode: Any) -> Any:
    """Links a public name from wherever it stands; a name that isn't this package's stays plain code."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"].removesuffix("()")
    for prefix in ("transition_events.", "transition_events.model.", "transition_events.errors."):
        full = prefix + target
        found = env.get_domain("py").resolve_xref(env, node["refdoc"], app.builder, "obj", full, node, contnode)
        if found is not None:
            return found
    return None if target.startswith("transition_events") else contnode


def check_public_names(app: Any, env: Any) -> None:
    """Warns, so that the build fails, where the reference lacks a public name."""
    known = {name for name, *_ in env.get_domain("py").get_objects()}
    for name in transition_events.__all__:
        if not {f"transition_events.{name}", f"transition_events.errors.{name}"} & known:
            logger.warning("the reference lacks the public name %s", name)


def setup(app: Any) -> None:
    """Connects the handlers."""
    app.connect("missing-reference", resolve)
    app.connect("env-check-consistency", check_public_names)
