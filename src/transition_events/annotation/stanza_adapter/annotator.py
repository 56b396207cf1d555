"""The annotator: texts in, Documents out."""

from __future__ import annotations

import os
import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

import stanza
import torch
from stanza.models.common import utils

from transition_events.annotation.document import Document, Sentence
from transition_events.annotation.stanza_adapter import documents
from transition_events.annotation.stanza_adapter.quick import Quick
from transition_events.annotation.stanza_adapter.settings import PROCESSORS, settings
from transition_events.annotation.stanza_adapter.texts import PARAGRAPH_BREAK, Piece, pieces
from transition_events.errors import ModelsError
from transition_events.model import Span

_loading = threading.Lock()

# oneDNN, which torch multiplies with, keeps a kernel for each of the last 1,024 shapes that it met. Sentences come in
# so many that memory would grow by a quarter over the first hundreds of articles. It reads this when it is first used.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32")


class StanzaAnnotator:
    """Annotates texts with one set of Stanza models. Safe to share between threads.

    `models` is "compact" (the set inside this package), "stanza" (Stanza's own English default, if it was
    downloaded) or the path of a directory: either one laid out as the compact set is, or a Stanza resources
    directory. Raises `ModelsError` naming what is missing or damaged.
    """

    def __init__(self, models: str | Path = "compact", *, device: str = "cpu") -> None:
        self.version, options = settings(models)
        try:
            with _without_optimizers():
                self._processors = stanza.Pipeline(
                    "en", download_method=None, device=device, verbose=False, logging_level="ERROR", **options
                ).processors
        except Exception as error:  # whatever torch or Stanza say of a damaged or foreign file
            raise ModelsError(f"models {str(models)!r} can't be loaded: {_first_line(error)}") from error
        self._quick = Quick(self._processors) if device == "cpu" and Quick.reads(self._processors) else None
        self._lock = threading.Lock()

    def annotate(self, text: str, *, apart: Sequence[Span] = ()) -> Document:
        """The text, annotated. No sentence goes over the edges of the spans in `apart`, such as the dateline's."""
        return self.annotate_many([text], apart=[apart])[0]

    def annotate_many(self, texts: Sequence[str], *, apart: Sequence[Sequence[Span]] | None = None) -> list[Document]:
        """Several texts in one pass: their sentences share batches, and no sentence spans two texts.

        `apart` holds one sequence of spans for each text.
        """
        parts = list(pieces(texts, apart or [()] * len(texts)))
        with self._lock, torch.inference_mode():
            found = list(self._sentences(parts))
        sentences: list[list[Sentence]] = [[] for _ in texts]
        for piece, sentence in found:
            sentences[piece.number].append(sentence)
        return [Document(text=text, sentences=tuple(s)) for text, s in zip(texts, sentences, strict=True)]

    def _sentences(self, parts: Sequence[Piece]) -> Iterator[tuple[Piece, Sentence]]:
        if self._quick:
            for piece, drafts in zip(parts, self._quick.annotate([piece.text for piece in parts]), strict=True):
                for draft in drafts:
                    yield piece, draft.sentence(piece.text, piece.start, piece.paragraph)
        elif parts:
            joined = PARAGRAPH_BREAK.join(piece.text for piece in parts)
            starts = list(accumulate((len(p.text) + len(PARAGRAPH_BREAK) for p in parts[:-1]), initial=0))
            for draft in documents.run(self._processors, PROCESSORS, joined):
                at = bisect_right(starts, draft.spans[0][0]) - 1
                piece = parts[at]
                yield piece, draft.sentence(joined, piece.start - starts[at], piece.paragraph)


def use_threads(count: int) -> None:
    """Lets the models of this process compute on `count` threads."""
    torch.set_num_threads(count)


@contextmanager
def _without_optimizers() -> Iterator[None]:
    """Stanza makes an optimizer for each model that it loads; the first makes torch import its compiler, a second."""
    with _loading:
        one, several = utils.get_optimizer, utils.get_split_optimizer
        utils.get_optimizer, utils.get_split_optimizer = (lambda *_, **__: None), (lambda *_, **__: {})
        try:
            yield
        finally:
            utils.get_optimizer, utils.get_split_optimizer = one, several


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"
