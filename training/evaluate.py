"""End to end, from raw text: what the models are worth to the stages that stand on them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from training import conllu, entities

METRICS = ("Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
VECTORS = "glove.pt"


def raw_text(sentences: Iterable[conllu.Sentence]) -> str:
    """The running text of a treebank, an empty line between paragraphs and documents."""
    parts: list[str] = []
    space = ""
    for sentence in sentences:
        opens = any(sentence.comment(key) is not None for key in ("newpar", "newdoc", "newpar id", "newdoc id"))
        if parts:
            parts.append("\n\n" if opens else space)
        pieces = [form + after for form, after in conllu.tokens(sentence)]
        joined = "".join(pieces)
        parts.append(joined.rstrip())
        space = " " if joined.endswith(" ") else ""
    return "".join(parts) + "\n"


def pipeline(models: Path, processors: Sequence[str] = PROCESSORS) -> Any:
    """A Stanza pipeline over a folder of models, that looks for nothing elsewhere."""
    import stanza

    root = Path(tempfile.mkdtemp())
    (root / "resources.json").write_text("{}")
    paths = {f"{name}_model_path": str(models / f"{name}.pt") for name in processors}
    paths |= {
        f"{name}_pretrain_path": str(models / VECTORS) for name in processors if name in ("pos", "depparse", "ner")
    }
    return stanza.Pipeline(
        "en",
        dir=str(root),
        processors=dict.fromkeys(processors, "x"),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        verbose=False,
        **paths,
    )


def restore_long_tokens(document: Any) -> None:
    """Give very long tokens (web addresses), whose text Stanza replaces, their own text again."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if len(token.words) == 1 and "<UNK>" in token.text:
                token.text = token.words[0].text = document.text[token.start_char : token.end_char]


def parse_scores(nlp: Any, gold: Path) -> dict[str, float]:
    """The CoNLL 2018 scores of a pipeline on one treebank, from raw text, in per cent."""
    from stanza.utils.conll import CoNLL
    from udtools.udeval import evaluate, load_conllu_file

    sentences = conllu.read(gold)
    document = nlp(raw_text(sentences))
    restore_long_tokens(document)
    with tempfile.TemporaryDirectory() as folder:
        system, reference = Path(folder) / "system.conllu", Path(folder) / "gold.conllu"
        CoNLL.write_doc2conll(document, str(system))
        conllu.write(sentences, reference)
        scores = evaluate(load_conllu_file(str(reference)), load_conllu_file(str(system)))
    return {name: 100 * scores[name].f1 for name in METRICS}


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The entities of a tag sequence, BIO or BIOES, as (first, past the last, class)."""
    found: set[tuple[int, int, str]] = set()
    start, name = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, current = tag.partition("-")
        continues = prefix in ("I", "E") and current == name
        if name and not continues:
            found.add((start, index, name))
            name = ""
        if current and not continues:
            start, name = index, current
    return found


def f1(gold: set[Any], predicted: set[Any]) -> float:
    """The F1 of one set against another, in per cent."""
    return 200 * len(gold & predicted) / max(len(gold) + len(predicted), 1)


def entity_scores(nlp: Any, sentences: Sequence[Sequence[entities.Token]]) -> dict[str, float]:
    """The F1 of the entity tagger on sentences of given words: over all classes, and of each."""
    from stanza.models.common.doc import Document

    data: list[list[dict[str, Any]]] = []
    at = 0
    for sentence in sentences:
        data.append([])
        for number, token in enumerate(sentence, 1):
            end = at + len(token.text)
            data[-1].append({"id": (number,), "text": token.text, "start_char": at, "end_char": end})
            at = end + 1
    text = " ".join(token.text for sentence in sentences for token in sentence)
    document = nlp.processors["ner"].process(Document(data, text=text))
    gold: set[tuple[int, int, int, str]] = set()
    predicted: set[tuple[int, int, int, str]] = set()
    for number, (sentence, parsed) in enumerate(zip(sentences, document.sentences, strict=True)):
        gold |= {(number, *span) for span in spans([t.tag for t in sentence])}
        predicted |= {(number, *span) for span in spans([t.ner for t in parsed.tokens])}
    scores = {"all": f1(gold, predicted)}
    for name in sorted({span[3] for span in gold}):
        scores[name] = f1({x for x in gold if x[3] == name}, {x for x in predicted if x[3] == name})
    return scores


def table(rows: dict[str, dict[str, float]]) -> str:
    """Scores as a Markdown table, one row each."""
    columns = list(next(iter(rows.values())))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {name} | " + " | ".join(f"{scores[c]:.2f}" for c in columns) + " |" for name, scores in rows.items()]
    return "\n".join(lines)


def figures(models: Path, ud: Path, ner_dev: Path, treebanks: Sequence[str]) -> dict[str, dict[str, float]]:
    """Every figure of the model card, rounded: one row a treebank, and one for the entities of the dev set."""
    nlp = pipeline(models)
    rows = {f"{name}, raw text": parse_scores(nlp, ud / f"{name}.conllu.xz") for name in treebanks}
    rows["entities, dev"] = entity_scores(nlp, entities.prepared(entities.read(ner_dev)))
    return {name: {key: round(value, 2) for key, value in scores.items()} for name, scores in rows.items()}


def report(models: Path, ud: Path, ner_dev: Path, treebanks: Sequence[str]) -> str:
    """The same as tables."""
    rows = figures(models, ud, ner_dev, treebanks)
    named = rows.pop("entities, dev")
    return table(rows) + "\n\n" + table({"entities, dev": named})
