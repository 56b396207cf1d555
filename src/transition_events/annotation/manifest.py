"""The manifest of a models directory: which files belong to it, and the checks that they are those files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import attrs
import cattrs

from transition_events.errors import ModelsError

MANIFEST = "manifest.json"


@attrs.frozen(kw_only=True)
class ModelFile:
    """One file of a set: its SHA-256 in hexadecimal, and its length in bytes."""

    sha256: str
    bytes: int


@attrs.frozen(kw_only=True)
class Manifest:
    """What a set of models is: its files, where its training data came from, and how it measures."""

    schema: int
    name: str
    version: str
    stanza: str
    files: dict[str, ModelFile]
    sources: tuple[dict[str, str], ...] = ()
    figures: dict[str, Any] = attrs.field(factory=dict)


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a directory. Raises `ModelsError` naming the file where it is missing or broken."""
    path = directory / MANIFEST
    try:
        return cattrs.structure(json.loads(path.read_text(encoding="utf-8")), Manifest)
    except FileNotFoundError as error:
        raise ModelsError(f"{path}: no such file") from error
    except Exception as error:
        raise ModelsError(f"{path}: not a models manifest: {error}") from error


def check_files(directory: Path, manifest: Manifest) -> None:
    """Raises `ModelsError` naming the first file that is missing, truncated or not the one that was shipped."""
    for name, expected in manifest.files.items():
        path = directory / name
        if not path.is_file():
            raise ModelsError(f"{path}: missing from the models directory")
        size = path.stat().st_size
        if size != expected.bytes:
            raise ModelsError(f"{path}: {size} bytes where the manifest has {expected.bytes}: truncated or foreign")
        if sha256(path) != expected.sha256:
            raise ModelsError(f"{path}: the SHA-256 differs from the manifest: damaged or foreign")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
