"""Stanza behind one wall: models in, our frozen Documents out. The only module that imports stanza and torch.

Nothing here ever reaches for the network: Stanza is told to download nothing, and a model that is not on the disk
is an error that says what to do.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document as StanzaDocument

from transition_events.annotation.conllu import read_feats
from transition_events.annotation.document import Document, Entity, Sentence, Word
from transition_events.annotation.manifest import MANIFEST, check_files, read_manifest
from transition_events.errors import ModelsError
from transition_events.model import Span
from transition_events.text import clean, paragraphs

COMPACT = Path(__file__).parent / "models"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
_NEEDS_VECTORS = ("pos", "depparse", "ner")
_VECTORS = "glove.pt"
_PARAGRAPH_BREAK = "\n\n"
# The parser's cost grows with the square of a sentence; no sentence of prose is longer than this many tokens.
_LONGEST_SENTENCE = 200
# Stanza looks for addresses in the text in a time that grows with the square of a run without a space; no word is so
# long, so a character of it gives way to a space.
_UNBROKEN = re.compile(r"(\S{500})\S")


class StanzaAnnotator:
    """Annotates texts with one set of Stanza models. Safe to share between threads.

    `models` is "compact" (the set inside this package), "stanza" (Stanza's own English default, if it was
    downloaded) or the path of a directory: either one laid out as the compact set is, or a Stanza resources
    directory. Raises `ModelsError` naming what is missing or damaged.
    """

    def __init__(self, models: str | Path = "compact", *, device: str = "cpu") -> None:
        self.version, settings = _settings(models)
        try:
            self._pipeline = stanza.Pipeline(
                "en", download_method=None, device=device, verbose=False, logging_level="ERROR", **settings
            )
        except Exception as error:  # whatever torch or Stanza say of a damaged or foreign file
            raise ModelsError(f"models {str(models)!r} can't be loaded: {_first_line(error)}") from error
        self._lock = threading.Lock()

    def annotate(self, text: str, *, apart: Sequence[Span] = ()) -> Document:
        """The text, annotated. No sentence goes over the edges of the spans in `apart`, such as the dateline's."""
        return self.annotate_many([text], apart=[apart])[0]

    def annotate_many(self, texts: Sequence[str], *, apart: Sequence[Sequence[Span]] | None = None) -> list[Document]:
        """Several texts in one pass: their sentences share batches, and no sentence spans two texts.

        `apart` holds one sequence of spans for each text.
        """
        joined = _Joined(texts, apart or [()] * len(texts))
        if not joined.pieces:
            return [Document(text=text) for text in texts]
        with self._lock, torch.inference_mode():
            parsed, entities = self._run(joined.text)
        found: list[list[Sentence]] = [[] for _ in texts]
        for sentence, named in zip(parsed.sentences, entities, strict=True):
            number, paragraph, shift = joined.locate(sentence.tokens[0].start_char)
            found[number].append(_sentence(sentence, named, joined.text, shift, paragraph))
        return [Document(text=t, sentences=tuple(s)) for t, s in zip(texts, found, strict=True)]

    def _run(self, text: str) -> tuple[Any, list[list[Any]]]:
        processors = self._pipeline.processors
        document = processors["tokenize"].process(text)
        document = _split_long_sentences(document, text)
        for name in PROCESSORS[1:-1]:
            if name in processors:
                document = processors[name].process(document)
        if "ner" not in processors:
            return document, [[]] * len(document.sentences)
        tagged = processors["ner"].process(_words_as_tokens(document, text))
        return document, [sentence.ents for sentence in tagged.sentences]


def from_stanza(document: Any) -> Document:
    """A Stanza Document that the user already has, as ours. It must be parsed: heads and lemmas are needed."""
    text = document.text
    if not isinstance(text, str) or any(w.head is None for s in document.sentences for w in s.words):
        raise ModelsError("the Stanza document has no text or no dependency parse")
    starts = [span.start for span in paragraphs(clean(text))]
    sentences = []
    for sentence in document.sentences:
        first = sentence.tokens[0].start_char
        paragraph = max(0, sum(start <= first for start in starts) - 1)
        sentences.append(_sentence(sentence, sentence.ents, text, 0, paragraph))
    return Document(text=text, sentences=tuple(sentences))


def use_threads(count: int) -> None:
    """Lets the models of this process compute on `count` threads."""
    torch.set_num_threads(count)


def is_stanza_document(item: object) -> bool:
    """Whether the object is a Document of Stanza's."""
    return isinstance(item, StanzaDocument)


# --- settings -------------------------------------------------------------------------------------------------


def _settings(models: str | Path) -> tuple[str, dict[str, Any]]:
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
    settings: dict[str, Any] = {"dir": str(COMPACT), "allow_unknown_language": True}  # its resources.json is empty
    settings["processors"] = dict.fromkeys(present, "local")
    settings |= {f"{p}_model_path": str(directory / f"{p}.pt") for p in present}
    if (directory / _VECTORS).is_file():
        settings |= {f"{p}_pretrain_path": str(directory / _VECTORS) for p in _NEEDS_VECTORS}
    return settings


def _stanza_default() -> dict[str, Any]:
    directory = Path(stanza.resources.common.DEFAULT_MODEL_DIR)
    if not (directory / "resources.json").is_file() or not (directory / "en").is_dir():
        command = "python -c \"import stanza; stanza.download('en')\""
        raise ModelsError(f"models 'stanza': Stanza's English models are not in {directory}; run: {command}")
    return {"dir": str(directory), "processors": ",".join(PROCESSORS)}


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else ''}"


# --- text to Stanza, and back -----------------------------------------------------------------------------------


class _Joined:
    """The paragraphs of several texts as one text that Stanza reads, and the way back from its offsets."""

    def __init__(self, texts: Sequence[str], apart: Sequence[Sequence[Span]]) -> None:
        self.pieces: list[tuple[int, int, int, int]] = []  # start in the joined text, text number, paragraph, shift
        parts: list[str] = []
        at = 0
        for number, (text, spans) in enumerate(zip(texts, apart, strict=True)):
            cleaned = clean(text)
            for paragraph, span in enumerate(paragraphs(cleaned, apart=spans)):
                part = span.of(cleaned).replace("\n", " ")  # a blank line inside would end the paragraph early
                part = _UNBROKEN.sub(r"\1 ", part)
                self.pieces.append((at, number, paragraph, span.start - at))
                parts.append(part)
                at += len(part) + len(_PARAGRAPH_BREAK)
        self.text = _PARAGRAPH_BREAK.join(parts)
        self._next = 0

    def locate(self, offset: int) -> tuple[int, int, int]:
        """Text number, paragraph and shift to the original for an offset; asked for in rising order."""
        while self._next + 1 < len(self.pieces) and self.pieces[self._next + 1][0] <= offset:
            self._next += 1
        return self.pieces[self._next][1:]


def _split_long_sentences(document: Any, text: str) -> Any:
    """Cuts what no parser can swallow (tables, texts without a full stop) into pieces, at punctuation if it can."""
    if all(len(s.tokens) <= _LONGEST_SENTENCE for s in document.sentences):
        return document
    sentences = []
    for tokens in document.to_dict():
        for first, last in pairwise(_cuts([t["text"] for t in tokens])):
            piece = [dict(token) for token in tokens[first:last]]
            for number, token in enumerate(piece, 1):
                token["id"] = (number,)
            sentences.append(piece)
    return StanzaDocument(sentences, text=text)


def _cuts(tokens: list[str]) -> list[int]:
    cuts = [0]
    while len(tokens) - cuts[-1] > _LONGEST_SENTENCE:
        window = range(cuts[-1] + _LONGEST_SENTENCE, cuts[-1] + _LONGEST_SENTENCE // 2, -1)
        cuts.append(next((i for i in window if tokens[i - 1] in ".!?;:,"), window.start))
    return [*cuts, len(tokens)]


def _words_as_tokens(document: Any, text: str) -> Any:
    """The document with every word a token, as entity taggers are trained: a name ends before its "'s"."""
    sentences = [
        [
            {"id": (number,), "text": word.text, "start_char": start, "end_char": end}
            for number, (word, start, end) in enumerate((w for t in s.tokens for w in _word_offsets(t, text)), 1)
        ]
        for s in document.sentences
    ]
    return StanzaDocument(sentences, text=text)


def _sentence(sentence: Any, named: Sequence[Any], text: str, shift: int, paragraph: int) -> Sentence:
    words = tuple(
        Word(
            id=word.id,
            text=text[start:end],
            lemma=word.lemma or word.text,
            upos=word.upos or "X",
            xpos=word.xpos or "",
            feats=read_feats(word.feats),
            head=word.head,
            deprel=word.deprel,
            span=Span(start + shift, end + shift),
        )
        for token in sentence.tokens
        for word, start, end in _word_offsets(token, text)
    )
    entities = tuple(
        Entity(span=Span(e.start_char + shift, e.end_char + shift), text=text[e.start_char : e.end_char], type=e.type)
        for e in named
    )
    return Sentence(words=words, entities=entities, paragraph=paragraph)


def _word_offsets(token: Any, text: str) -> Iterator[tuple[Any, int, int]]:
    """The words of a token with offsets of their own, where the letters of the token tell them apart.

    Words that the token does not spell out ("won't" read as "will not") each get the whole token.
    """
    start, end = token.start_char, token.end_char
    spelled = "".join(w.text for w in token.words).lower() == text[start:end].lower()
    if len(token.words) == 1 or not spelled:
        yield from ((word, start, end) for word in token.words)
        return
    for word in token.words:
        yield word, start, start + len(word.text)
        start += len(word.text)
