"""The command line, `python -m lib COMMAND`. Its shape is a contract."""

from __future__ import annotations

import argparse
import functools
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_INTERRUPTED = 130  # exit status after Ctrl-C, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 where a line failed, 2 where nothing was done, 130
    after Ctrl-C."""
    options = _make_parser().parse_args(arguments)
    from lib.errors import MilaanError  # late, like every import of the engine: --help is instant

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if options.command == "scan" and options.json:
        # For the app, which stops it so: a server under nohup hands on that SIGINT is ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with _leaving_on_interrupt(options.command):
            importlib.import_module(options.module)
        return int(options.run(options))
    except MilaanError as error:
        print(f"milaan: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        _tell_interrupted(options.command)
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; what it took was right
        return 0


@contextmanager
def _leaving_on_interrupt(command: str) -> Iterator[None]:
    """Ctrl-C ends the process at once: nothing has begun, and libraries that are interrupted while
    they are imported raise whatever they like."""

    def leave(*_: object) -> None:
        _tell_interrupted(command)
        os._exit(_INTERRUPTED)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # it is ignored, or another's
        yield
        return
    signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _tell_interrupted(command: str) -> None:
    from lib.errors import ScanStopped

    told = "This was stopped before its end."
    if command == "scan":
        told = f"{ScanStopped()} Run the same command again to go on."
    print(f"milaan: {told}", file=sys.stderr, flush=True)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib", description="Milaan: find where two articles disagree."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    parser.set_defaults(module="lib.commands.collate")
    _add_collate(commands)
    _add_mentions(commands)
    _add_names(commands)
    _add_scan(commands)
    _add_consensus(commands)
    _add_import(commands)
    return parser


def _add_collate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    collate = commands.add_parser("collate", help="compare two articles, or many pairs")
    collate.add_argument("files", nargs="*", metavar="FILE", help="article A and article B")
    collate.add_argument("--pairs", metavar="FILE.jsonl", help="a pair a line; - for stdin")
    collate.add_argument("--published-a", metavar="YYYY-MM-DD", help="when A was published")
    collate.add_argument("--published-b", metavar="YYYY-MM-DD", help="when B was published")
    collate.add_argument("--as-claims", action="store_true", help="each text is one claim")
    collate.add_argument("--no-semantics", action="store_true", help="without sentence encoder")
    collate.add_argument("--workers", type=_count, default=1, metavar="N", help="processes")
    collate.set_defaults(run=_run_collate, parser=collate)


def _count(value: str) -> int:
    """A whole number from 1 up, for argparse."""
    if not (value.isascii() and value.isdigit() and int(value[:9]) > 0):
        raise argparse.ArgumentTypeError("give a whole number from 1 up")
    return int(value[:9])


def _add_mentions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    mentions = commands.add_parser("mentions", help="list the typed values in a text")
    mentions.add_argument("file", nargs="?", metavar="FILE", help="a text; - for stdin")
    mentions.add_argument("--texts", metavar="FILE.jsonl", help='{"id", "text"} a line')
    mentions.add_argument("--published", metavar="YYYY-MM-DD", help="when it was published")
    mentions.set_defaults(run=_run_mentions, parser=mentions)


def _add_names(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    names = commands.add_parser("names", help="compare two names by sound")
    names.add_argument("names", nargs="*", metavar="NAME", help="the two names")
    names.add_argument("--pairs", metavar="FILE.jsonl", help='{"id", "a", "b"} a line')
    names.set_defaults(run=_run_names, parser=names)


def _add_scan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    scan = commands.add_parser("scan", help="find the articles that tell one story, and collate")
    scan.add_argument("path", nargs="?", default="", metavar="FOLDER_OR_JSONL", help="articles")
    scan.add_argument("--library", action="store_true", help="keep the pairs in the library")
    scan.add_argument("--database", metavar="URL", help="the library, in place of DATABASE_URL")
    scan.add_argument("--out", default="", metavar="FILE", help="go on where FILE ends")
    scan.add_argument("--scheduler", default="", metavar="tcp://…", help="work on a Dask cluster")
    scan.add_argument("--workers", type=_count, default=0, metavar="N", help="processes here")
    scan.add_argument("--semantics", action="store_true", help="collate with sentence encoder")
    scan.add_argument("--json", action="store_true", help="progress as JSON lines on stderr")
    scan.set_defaults(run=_run_scan, module="lib.commands.scan", parser=scan)


def _add_consensus(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    consensus = commands.add_parser("consensus", help="who says what in the articles of one story")
    consensus.add_argument("paths", nargs="+", metavar="FILE", help="a text, a folder, or JSONL")
    form = consensus.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", dest="form", const="json", default="text")
    form.add_argument("--csv", action="store_const", dest="form", const="csv")
    consensus.add_argument("--published", metavar="YYYY-MM-DD", help="when, where it does not say")
    consensus.add_argument("--no-semantics", action="store_true", help="without sentence encoder")
    consensus.set_defaults(run=_run_consensus, module="lib.commands.consensus")


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = commands.add_parser("import", help="bring articles into the library")
    bring.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of files")
    bring.add_argument("--source", default="", metavar="NAME", help="who published what says not")
    bring.add_argument("--published", metavar="YYYY-MM-DD", help="when, where it does not say")
    bring.add_argument("--author", metavar="NAME", help="who brings them in")
    bring.add_argument("--dry-run", action="store_true", help="say what would be brought in")
    bring.add_argument("--database", metavar="URL", help="in place of DATABASE_URL")
    bring.set_defaults(run=_run_import, module="lib.commands.bring")


def _run_collate(options: argparse.Namespace) -> int:
    from lib.commands import collate
    from lib.ingest.lines import read_lines, read_text

    _want(options, options.files, 2, options.pairs)
    work = functools.partial(
        collate.collate_pair,
        as_claims=options.as_claims,
        semantics=not options.no_semantics,
        published_a=options.published_a,
        published_b=options.published_b,
    )
    if options.pairs:
        return collate.run_lines(read_lines(options.pairs), work, sys.stdout, options.workers)
    a, b = options.files
    pair = {"id": f"{a} × {b}", "a": read_text(a), "b": read_text(b)}
    collate.write_line(work(pair), sys.stdout)
    return 0


def _run_mentions(options: argparse.Namespace) -> int:
    from lib.commands import collate
    from lib.ingest.lines import read_date, read_lines, read_text

    _want(options, [options.file] if options.file else [], 1, options.texts)
    if options.texts:
        return collate.run_lines(read_lines(options.texts), collate.mentions_of_line, sys.stdout)
    published = read_date(options.published)
    collate.write_line(collate.list_mentions(read_text(options.file), published), sys.stdout)
    return 0


def _run_names(options: argparse.Namespace) -> int:
    from lib.commands import collate
    from lib.ingest.lines import read_lines

    _want(options, options.names, 2, options.pairs)
    if options.pairs:
        return collate.run_lines(read_lines(options.pairs), collate.names_of_line, sys.stdout)
    collate.write_line(collate.describe_names(*options.names), sys.stdout)
    return 0


def _run_scan(options: argparse.Namespace) -> int:
    from lib.commands import scan
    from lib.store import open_store

    if not options.path and not options.library:
        options.parser.error("give a folder or a file of articles, or --library")
    wanted = scan.Wanted(
        options.path,
        options.out,
        options.scheduler,
        options.workers,
        options.semantics,
        options.json,
    )
    store = open_store(options.database) if options.library else None
    try:
        return scan.run_scan(wanted, store, sys.stdout)
    finally:
        if store:
            store.close()


def _run_consensus(options: argparse.Namespace) -> int:
    from lib.commands import consensus
    from lib.ingest.lines import read_date

    wanted = consensus.Wanted(
        options.paths, options.form, read_date(options.published), not options.no_semantics
    )
    return consensus.run_consensus(wanted, sys.stdout)


def _run_import(options: argparse.Namespace) -> int:
    from lib.commands import bring
    from lib.ingest.lines import read_date
    from lib.store import open_store

    given = bring.Given(
        options.source, read_date(options.published), options.author or bring.AUTHOR
    )
    store = None if options.dry_run else open_store(options.database)
    try:
        return bring.import_paths(options.paths, given, store, sys.stdout)
    finally:
        if store:
            store.close()


def _want(options: argparse.Namespace, given: Sequence[str], wanted: int, instead: str) -> None:
    """Leave with a usage line unless there is either a file of lines or the right count."""
    if bool(instead) == bool(given) or (given and len(given) != wanted):
        options.parser.error(f"give either {wanted} argument(s) or a file of lines")


if __name__ == "__main__":
    sys.exit(main())
