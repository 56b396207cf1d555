"""The command line: parse an article, resolve an expression, explain the events, run a corpus.

Whatever the user got wrong is one line on stderr and exit code 2; never a traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from transition_events.errors import InputError, TransitionEventsError
from transition_events.model import Article, Participant, TimeExpression

USAGE_ERROR = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0, or 2 for anything wrong with the input."""
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except TransitionEventsError as error:
        print(f"transition-events: {error}", file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="transition-events", description="Reads news articles: who said what, who did what, and exactly when."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    parse = commands.add_parser("parse", help="parse one article")
    _add_source(parse)
    parse.add_argument("--format", choices=("table", "json", "jsonl"), default="table")
    parse.set_defaults(run=_parse)

    explain = commands.add_parser("explain", help="say for each event how it was found")
    _add_source(explain)
    explain.set_defaults(run=_explain)

    resolve = commands.add_parser("resolve", help="resolve one time expression")
    resolve.add_argument("expression", help='for example "last Friday"')
    resolve.add_argument("--anchor", metavar="DATE", help="the day to count from, as an ISO 8601 date")
    resolve.set_defaults(run=_resolve)

    batch = commands.add_parser("batch", help="parse many articles into Parquet shards")
    batch.add_argument("inputs", nargs="+", metavar="IN", help="text, .jsonl or .csv files, or folders of them")
    batch.add_argument("--out", required=True, metavar="DIR", help="the folder for the shards")
    batch.add_argument("--jobs", type=int, default=1, metavar="N", help="processes")
    batch.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    _add_models(batch)
    batch.set_defaults(run=_batch)
    return parser


def _add_source(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", metavar="FILE", help="a UTF-8 text file; - reads standard input")
    source.add_argument("--sample", action="store_true", help="the sample article that ships with the package")
    parser.add_argument("--published", metavar="DATE", help="publication date (ISO 8601); wins over the text's own")
    _add_models(parser)


def _add_models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--models", default="compact", help="compact (default), stanza, or a directory")
    parser.add_argument("--ontology", default="transition", help="transition (default), plover, or a TOML file")


# --- commands -----------------------------------------------------------------------------------------------------


def _parse(options: argparse.Namespace) -> None:
    article = _article(options)
    if options.format == "table":
        _print(_tables(article))
    else:
        _print([article.to_json(indent=2 if options.format == "json" else None)])


def _explain(options: argparse.Namespace) -> None:
    from transition_events.pipeline import shared_pipeline

    text = _text(options)
    for explanation in shared_pipeline(options.models, options.ontology).explain(text, published=options.published):
        event = explanation.event
        _print([f"{event.id} {event.type}: {event.trigger.of(text)}", *(f"    {x}" for x in explanation.lines()), ""])


def _resolve(options: argparse.Namespace) -> None:
    from transition_events.times import resolve_date

    time = resolve_date(options.expression, anchor=options.anchor)
    _print([f"{time.type}  {time.value or '(no value without an anchor)'}  {_interval(time)}"])


def _batch(options: argparse.Namespace) -> None:
    from transition_events.batch.files import run

    summary = run(
        options.inputs,
        out=options.out,
        jobs=options.jobs,
        resume=options.resume,
        models=options.models,
        ontology=options.ontology,
        progress=sys.stderr.isatty(),
    )
    _print([str(summary)])


def _article(options: argparse.Namespace) -> Article:
    from transition_events.pipeline import parse_article

    return parse_article(_text(options), published=options.published, models=options.models, ontology=options.ontology)


def _text(options: argparse.Namespace) -> str:
    if options.sample:
        from transition_events.samples import sample_article

        return sample_article()
    try:
        raw = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{options.file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{options.file}: not UTF-8 text: {error.reason} at byte {error.start}") from error


# --- tables ---------------------------------------------------------------------------------------------------------


def _tables(article: Article) -> Iterable[str]:
    dateline = article.dateline
    head = ("published", str(dateline.published or "unknown"), " / ".join(dateline.places), dateline.agency)
    yield "  ".join(part for part in head if part)
    yield from _table(
        "EVENTS",
        (
            (
                e.id,
                ("not " if e.negated else "") + e.type,
                e.status.lower(),
                (e.time.value or e.time.text) if e.time else "",
                e.trigger.of(article.text),
                "; ".join(_participant(p, article.text) for p in e.participants),
                e.statement.id if e.statement else "",
            )
            for e in article.events
        ),
    )
    yield from _table(
        "STATEMENTS",
        (
            (
                s.id,
                s.speaker.name if s.speaker else s.speaker_span.of(article.text) if s.speaker_span else "",
                s.cue.of(article.text) if s.cue else "",
                s.form.lower(),
                s.content_text,
            )
            for s in article.statements
        ),
    )
    yield from _table("ACTORS", ((a.id, a.name, a.kind, ", ".join(a.roles)) for a in article.actors))
    yield from _table("TIMES", ((t.id, t.text, t.type, t.value or "", _interval(t)) for t in article.times))


def _table(title: str, rows: Iterable[tuple[str, ...]], *, widest: int = 60) -> Iterable[str]:
    cells = [[_fit(cell, widest) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield f"\n{title}"
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _fit(cell: str, widest: int) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= widest else flat[: widest - 1] + "…"


def _participant(participant: Participant, text: str) -> str:
    name = participant.name or (participant.span.of(text) if participant.span else "")
    return f"{participant.label or participant.role.lower()}: {name}"


def _interval(time: TimeExpression) -> str:
    if time.start is None and time.end is None:
        return ""
    return f"[{time.start or '…'}, {time.end or '…'})"


def _print(lines: Iterable[str]) -> None:
    # A lone surrogate in a text must not stop the output, nor a terminal that knows less than UTF-8.
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "backslashreplace").decode(encoding))
