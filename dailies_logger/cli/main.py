"""Read the command line, run the verb, write the answer.

Exit 0 with an answer, also where parts of the work met problems: those are in the answer. Exit 2 with one sentence on the
error stream where the request cannot be done. Exit 130 after Ctrl+C.
"""

import os
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Sequence
from typing import Any, NoReturn, TextIO

from dailies_logger.cli import (
    beats,
    bringing,
    clips,
    cuts,
    journal,
    labels,
    listing,
    material,
    passes,
    productions,
    proxies,
    ready_made,
    reports,
    sequences,
    stills,
    stringouts,
    syncing,
    unwatched,
    versions,
    vocabulary,
)
from dailies_logger.cli.verb import Desks, Verb
from dailies_logger.cli.writer import Writer
from dailies_logger.domain.errors import DailiesError, Refused

VERBS: tuple[Verb, ...] = (
    *productions.VERBS,
    *material.VERBS,
    *reports.VERBS,
    *listing.VERBS,
    *labels.VERBS,
    *beats.VERBS,
    *clips.VERBS,
    *stills.VERBS,
    *proxies.VERBS,
    *syncing.VERBS,
    *unwatched.VERBS,
    *vocabulary.VERBS,
    *stringouts.VERBS,
    *ready_made.VERBS,
    *bringing.VERBS,
    *sequences.VERBS,
    *cuts.VERBS,
    *versions.VERBS,
    *passes.VERBS,
    *journal.VERBS,
)
"""Every verb, in the order of the help."""


class Parser(ArgumentParser):
    """Read arguments, and say what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. Raises Refused."""
        sentence = f"{self.prog}: {message}. See {self.prog} --help."
        raise Refused(sentence)


class VerbParser(Parser):
    """Read a verb's words in any order, and take what begins with a dash but is no option for what it is.

    `find LIB -kind:note` is a search for what is no note, `--text -90°` a text. Left alone, argparse takes both for options
    that do not exist, and loses a CLIP that stands after one.
    """

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401 - as argparse has it
        """Read the words, options first."""
        return super().parse_known_args(self._sorted(list(args)), namespace)

    def _sorted(self, words: list[str]) -> list[str]:
        options: list[str] = []
        plain: list[str] = []
        while words:
            word = words.pop(0)
            if word == "--":
                plain += words
                break
            if word in self._option_string_actions:
                options += self._with_values(word, words)
            elif word.startswith("--") or word[:2] in self._option_string_actions:
                options.append(word)
            else:
                plain.append(word)
        return [*options, "--", *plain] if plain else options

    def _with_values(self, option: str, words: list[str]) -> list[str]:
        """Take an option's values off the words that follow it."""
        takes = self._option_string_actions
        wants = takes[option].nargs
        if wants is None and words and words[0] not in takes:
            return [f"{option}={words.pop(0)}" if option.startswith("--") else f"{option}{words.pop(0)}"]
        most = {"+": len(words), "?": 1}.get(str(wants), wants if isinstance(wants, int) else 0)
        taken = [option]
        while len(taken) <= most and words and not words[0].startswith("-"):
            taken.append(words.pop(0))
        return taken


class _Wide(HelpFormatter):
    """Keep options and their help on one line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=120)


def parser() -> Parser:
    """Build the parser of all verbs."""
    top = Parser(prog="dailies", description="Log dailies from the command line.", formatter_class=_Wide, allow_abbrev=False)
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=VerbParser)
    for verb in VERBS:
        told = f"{verb.help[0].upper()}{verb.help[1:]}."
        one = verbs.add_parser(verb.name, help=verb.help, description=told, formatter_class=_Wide, allow_abbrev=False)
        verb.arguments(one)
        one.add_argument("--json", action="store_true", dest="as_json", help="answer as JSON with stable keys")
        one.add_argument("--as", metavar="NAME", dest="person", default="", help="who says it; left out, the system's user")
        one.set_defaults(run=verb.run)
    return top


def run(arguments: Sequence[str], *, desks: Desks, out: TextIO, err: TextIO) -> int:
    """Do what a command line asks and return the exit code."""
    writer = Writer(out=out, err=err)
    try:
        return _run(arguments, desks, writer)
    except DailiesError as trouble:
        writer.trouble(str(trouble))
        return 2
    except BrokenPipeError:  # who reads has read enough
        return 0
    except OSError as trouble:
        where = f"{os.fsdecode(trouble.filename)}: " if trouble.filename else ""
        writer.trouble(f"{where}{trouble.strerror or trouble}.")
        return 2
    except KeyboardInterrupt:
        writer.trouble("Stopped.")
        return 130


def _run(arguments: Sequence[str], desks: Desks, writer: Writer) -> int:
    try:
        words = parser().parse_args(arguments)
    except SystemExit:  # --help has been written
        return 0
    words.writer = writer
    writer.answer(words.run(desks, words), as_json=words.as_json)
    return 0
