"""Stanza's tagger without its documents: words in, parts of speech and features out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from transition_events.annotation.stanza_adapter.repeats import Highway
from transition_events.annotation.stanza_adapter.words import Characters, Lexicon, batches, padded

COLUMNS = ["upos", "xpos", "feats"]
_BATCH = 2500  # words
# Pasts that are nothing else, and too rare in the treebanks to be known: the tagger takes them for names.
_PASTS = frozenset(
    ["forbade", "foresaw", "forswore", "forwent", "overran", "overrode", "oversaw", "overthrew", "overtook", "reran"]
)
_PAST = ("VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin")
_UNUSED = ("word_mask", "wordchars_mask", "tags", "word_orig_idx", "wordlens", "text")


class Tagger:
    """Tags words, sentence by sentence, as the tagger of a Stanza pipeline does."""

    def __init__(self, trainer: Any, vectors: Any) -> None:
        self._model = trainer.model.eval()
        self._vocabs = [trainer.vocab[name] for name in COLUMNS]
        self._names: list[dict[Any, str]] = [{} for _ in COLUMNS]
        self._lexicon = Lexicon(trainer.vocab, vectors)
        if not isinstance(self._model.charmodel, Characters):
            self._model.charmodel = Characters(self._model.charmodel, self._lexicon.letters)
            self._model.taggerlstm = Highway.of(self._model.taggerlstm)

    @staticmethod
    def reads(trainer: Any) -> bool:
        """Whether the trainer's model is one that this class reads."""
        settings = trainer.args
        return reads_words(settings) and trainer.model.tag_names == COLUMNS

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, str, str]]]:
        """Part of speech, treebank tag and features ("_" for none) of each word."""
        lengths = [len(sentence) for sentence in sentences]
        found: list[list[tuple[str, str, str]]] = [[] for _ in sentences]
        for group in batches(lengths, _BATCH):
            sizes = [lengths[i] for i in group]
            forms = [word for i in group for word in sentences[i]]
            ids = padded(np.asarray(self._lexicon.ids(forms)), sizes)
            numbers = padded(np.asarray(self._model.charmodel.numbers(forms)), sizes)
            self._model.taggerlstm.kinds = numbers
            _, predicted = self._model(
                word=ids[:, :, 0],
                wordchars=numbers,
                pretrained=ids[:, :, 1],
                sentlens=sizes,
                **dict.fromkeys(_UNUSED),
            )
            columns = [self._named(column, ids.tolist()) for column, ids in enumerate(predicted)]
            for i, size, *tags in zip(group, sizes, *columns, strict=True):
                rows = zip(*(names[:size] for names in tags), strict=True)
                found[i] = [_PAST if w in _PASTS else row for w, row in zip(sentences[i], rows, strict=True)]
        return found

    def _named(self, column: int, ids: list[Any]) -> list[list[str]]:
        names, vocab = self._names[column], self._vocabs[column]
        keys = [[tuple(i) if isinstance(i, list) else i for i in row] for row in ids]
        for key in {key for row in keys for key in row} - names.keys():
            names[key] = vocab.unmap([key])[0]
        return [[names[key] for key in row] for row in keys]


def reads_words(settings: dict[str, Any]) -> bool:
    """Whether a model sees words as ours do: by characters, in full, and without a language model of any kind."""
    language_model = settings.get("charlm") or settings.get("bert_model")
    return bool(settings.get("char") and settings.get("char_emb_dim") and settings.get("word_emb_dim")) and not (
        language_model or settings.get("char_lowercase") or not settings.get("pretrain", True)
    )
