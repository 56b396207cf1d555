"""Stanza's graph parser without its documents: tagged words in, heads and relations out.

Stanza scores the relation of every pair of words; here only that of a word and its head, save in the few sentences
where two subjects or objects contend for one head and Stanza's repair, where it is asked for, weighs all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE, CompositeVocab
from stanza.models.depparse.head_constraints import (
    find_head_constraint_violations,
    resolve_head_constraint_violations,
)
from stanza.models.depparse.model import GraphParser
from torch.nn import functional

from transition_events.annotation.stanza_adapter.draft import Draft
from transition_events.annotation.stanza_adapter.repeats import Highway
from transition_events.annotation.stanza_adapter.tags import reads_words
from transition_events.annotation.stanza_adapter.trees import best_tree
from transition_events.annotation.stanza_adapter.words import KEPT, Characters, Lexicon, batches, padded

_BATCH = 2000  # words
_HEADS = 32  # taken together: their products fit into the cache
_ROOT = ""  # no word is empty
_UNUSED = ("word_mask", "wordchars_mask", "head", "deprel", "word_orig_idx", "wordlens", "text")


class Parser:
    """Finds the heads of words, sentence by sentence, as the parser of a Stanza pipeline does."""

    def __init__(self, trainer: Any, vectors: Any, *, repairs: bool) -> None:
        self._repairs = repairs
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._relations = [self._vocab["deprel"].id2unit(i) for i in range(len(self._vocab["deprel"]))]
        self._tags: dict[str, dict[str, Any]] = {name: {} for name in ("upos", "xpos", "feats", "lemma")}
        self._lexicon = Lexicon(self._vocab, vectors)
        if not isinstance(self._model.charmodel, Characters):
            self._model.charmodel = Characters(self._model.charmodel, self._letters)
            self._model.parserlstm = Highway.of(self._model.parserlstm)

    @staticmethod
    def reads(trainer: Any) -> bool:
        """Whether the trainer's model is one that this class reads."""
        settings = trainer.args
        odd = settings.get("use_arc_embedding") or settings.get("reversed")
        return isinstance(trainer.model, GraphParser) and reads_words(settings) and not odd

    def parse(self, drafts: Sequence[Draft]) -> None:
        """Fill in heads and relations."""
        lengths = [1 + len(draft.words) for draft in drafts]
        for group in batches(lengths, _BATCH):
            self._parse([drafts[i] for i in group])

    def _parse(self, drafts: Sequence[Draft]) -> None:
        sizes = [1 + len(draft.words) for draft in drafts]
        states = self._states(drafts, sizes)
        scores = self._arc_scores(states, sizes)
        table = scores.numpy()
        trees = [best_tree(table[row, :size, :size]) for row, size in enumerate(sizes)]
        labels = iter(self._labels(states, trees, sizes))
        for row, (draft, heads, size) in enumerate(zip(drafts, trees, sizes, strict=True)):
            draft.heads, draft.deprels = heads, [next(labels) for _ in heads]
            if self._repairs and find_head_constraint_violations([0, *heads], draft.deprels):
                self._repair(draft, states[row : row + 1, :size], table[row, :size, :size])

    def _states(self, drafts: Sequence[Draft], sizes: list[int]) -> Any:
        """The state of each word (N, L + 1, D), that of the root first."""
        forms = [form for draft in drafts for form in (_ROOT, *draft.words)]
        ids = padded(np.asarray(self._lexicon.ids(forms)), sizes)
        ids[:, 0] = ROOT_ID
        columns = {
            "upos": [draft.upos for draft in drafts],
            "xpos": [draft.xpos for draft in drafts],
            "feats": [draft.feats for draft in drafts],
            "lemma": [draft.lemmas for draft in drafts],
        }
        tags = {name: padded(np.asarray(self._numbers(name, column)), sizes) for name, column in columns.items()}
        self._model.parserlstm.kinds = padded(np.asarray(_kinds(forms, *columns.values())), sizes)
        return self._model.embed(
            word=ids[:, :, 0],
            wordchars=padded(np.asarray(self._model.charmodel.numbers(forms)), sizes),
            upos=tags["upos"],
            xpos=tags["xpos"],
            ufeats=tags["feats"],
            pretrained=ids[:, :, 1],
            lemma=tags["lemma"],
            sentlens=sizes,
            **dict.fromkeys(_UNUSED),
        )

    def _letters(self, word: str) -> list[int]:
        return [ROOT_ID] if word == _ROOT else self._lexicon.letters(word)

    def _numbers(self, name: str, columns: Sequence[Sequence[str]]) -> list[Any]:
        """The numbers of a column's values, sentence after sentence, each with the root's before it."""
        vocab, known = self._vocab[name], self._tags[name]
        root = [ROOT_ID] * len(vocab) if isinstance(vocab, CompositeVocab) else ROOT_ID
        if len(known) > KEPT:
            known.clear()
        for value in {value for column in columns for value in column} - known.keys():
            known[value] = vocab.map([value])[0]
        return [number for column in columns for number in (root, *(known[value] for value in column))]

    def _arc_scores(self, states: Any, sizes: Sequence[int]) -> Any:
        """Log-probabilities (N, L + 1, L + 1) of each head for each word, as Stanza's parser has them."""
        model, width = self._model, states.size(1)
        scores = model.unlabeled(states, states).squeeze(3)
        steps = torch.arange(width)
        offset = (steps.view(1, -1) - steps.view(-1, 1)).float()
        if model.args["linearization"]:
            order = model.linearization(states, states).squeeze(3)
            scores = scores + functional.logsigmoid(order * torch.sign(offset))
        if model.args["distance"]:
            guess = 1 + functional.softplus(model.distance(states, states).squeeze(3))
            scores = scores - torch.log((torch.abs(offset) - guess) ** 2 / 2 + 1)
        past_the_end = steps.view(1, -1) >= torch.tensor(sizes).view(-1, 1)
        barred = torch.eye(width, dtype=torch.bool) | past_the_end.unsqueeze(1)
        return functional.log_softmax(scores.masked_fill(barred, -float("inf")), 2)

    def _labels(self, states: Any, trees: Sequence[Sequence[int]], sizes: Sequence[int]) -> list[str]:
        """The best relation of each word with its head, sentence after sentence.

        The product of a head's state with the weights, by far the most of the work, is made once for all its
        dependents.
        """
        rows = torch.tensor([row for row, heads in enumerate(trees) for _ in heads])
        words = torch.tensor([word for size in sizes for word in range(1, size)])
        heads = torch.tensor([head for tree in trees for head in tree])
        distinct, which, counts = torch.unique(rows * states.size(1) + heads, return_inverse=True, return_counts=True)
        scorer, bilinear = self._model.deprel, self._model.deprel.scorer.W_bilin
        weight = bilinear.weight.transpose(0, 1).contiguous()
        left = _with_one(scorer.hidden_func(scorer.W1(states[rows, words])))
        right = _with_one(scorer.hidden_func(scorer.W2(states.flatten(0, 1)[distinct])))
        arcs, starts = which.argsort(), counts.cumsum(0) - counts
        best = torch.empty_like(which)
        for count in counts.unique().tolist():  # heads with as many dependents as each other need no copies
            for part in (counts == count).nonzero().squeeze(1).split(_HEADS):
                inner = (right[part] @ weight.flatten(1)).view(len(part), *weight.shape[1:])
                mine = arcs[starts[part].unsqueeze(1) + torch.arange(count)]
                best[mine] = (torch.bmm(left[mine], inner) + bilinear.bias).argmax(2)
        return [self._relations[VOCAB_PREFIX_SIZE + i] for i in best.tolist()]

    def _repair(self, draft: Draft, states: Any, scores: Any) -> None:
        labels = functional.log_softmax(self._model.deprel(states, states), 3)[0].numpy()
        given = np.array([0, *draft.heads])
        tree, found = resolve_head_constraint_violations(scores, labels, given, self._vocab["deprel"])
        draft.heads = [int(head) for head in tree[1:]]
        draft.deprels = [self._relations[VOCAB_PREFIX_SIZE + int(i)] for i in found]


def _kinds(forms: Sequence[str], *columns: Sequence[Sequence[str]]) -> list[int]:
    """Numbers for the words of some sentences, each with the root before it: the same where all columns are."""
    numbers: dict[tuple[str, ...], int] = {}
    values = ([value for row in column for value in (_ROOT, *row)] for column in columns)
    return [numbers.setdefault(kind, len(numbers)) for kind in zip(forms, *values, strict=True)]


def _with_one(rows: Any) -> Any:
    return torch.cat([rows, rows.new_ones(len(rows), 1)], 1)
