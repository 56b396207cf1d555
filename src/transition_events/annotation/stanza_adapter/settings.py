"""Which files make up a set of models, in the terms of Stanza's Pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import stanza

from transition_events.annotation.manifest import MANIFEST, check_files, read_manifest
from transition_events.errors import ModelsError

COMPACT = Path(__file__).parent.parent / "models"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
_NEEDS_VECTORS = ("pos", "depparse", "ner")
_VECTORS = "glove.pt"


def settings(models: str | Path) -> tuple[str, dict[str, Any]]:
    """A name for the set, and Stanza's keyword arguments for it."""
    if models == "stanza":
        return f"stanza {stanza.__version__} default", _stanza_default()
    directory = COMPACT if models == "compact" else Path(models)
    if not directory.is_dir():
        raise ModelsError(f"models {str(models)!r}: no such directory")
    if (directory / MANIFEST).is_file():
        manifest = read_manifest(directory)
        check_files(directory, manifest)
        return f"{manifest.name} {manifest.version}", _flat(directory)
    if (directory / "tokenize.pt").is_file():
        return directory.name, _flat(directory)
    if (directory / "resources.json").is_file():
        return directory.name, {"dir": str(directory), "processors": ",".join(PROCESSORS)}
    raise ModelsError(f"models {str(models)!r}: neither a set of Stanza model files nor a Stanza resources directory")


def _flat(directory: Path) -> dict[str, Any]:
    """Arguments for a directory that holds one file a processor, and the word vectors that they share."""
    missing = [f"{p}.pt" for p in PROCESSORS if p != "mwt" and not (directory / f"{p}.pt").is_file()]
    if missing:
        raise ModelsError(f"models {str(directory)!r}: {missing[0]} is missing")
    present = [p for p in PROCESSORS if (directory / f"{p}.pt").is_file()]
    found: dict[str, Any] = {"dir": str(COMPACT), "allow_unknown_language": True}  # its resources.json is empty
    found["processors"] = dict.fromkeys(present, "local")
    found |= {f"{p}_model_path": str(directory / f"{p}.pt") for p in present}
    if (directory / _VECTORS).is_file():
        found |= {f"{p}_pretrain_path": str(directory / _VECTORS) for p in _NEEDS_VECTORS}
    return found


def _stanza_default() -> dict[str, Any]:
    directory = Path(stanza.resources.common.DEFAULT_MODEL_DIR)
    if not (directory / "resources.json").is_file() or not (directory / "en").is_dir():
        command = "python -c \"import stanza; stanza.download('en')\""
        raise ModelsError(f"models 'stanza': Stanza's English models are not in {directory}; run: {command}")
    return {"dir": str(directory), "processors": ",".join(PROCESSORS)}
