"""Hold the help to the program: every command and every option has its line, and nothing is promised that is not there."""

import argparse
import re

import pytest

from dailies_logger.cli.main import VERBS, parser
from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.commands.command import Command
from dailies_logger.workflow.finding import FIELDS
from dailies_logger.workflow.ordering import DIRECTIONS
from tests.support.tree import ROOT

GUIDE = (ROOT / "resources" / "help" / "guide.md").read_text(encoding="utf-8")
LINES = GUIDE.splitlines()


def verbs() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each verb."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def chapter(verb: str) -> str:
    """Return the guide's chapter on a verb."""
    found = re.search(rf"^### `dailies {verb} .*?(?=^### )", GUIDE, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_guide__has_a_line_for_every_command_with_its_keys(command: Command) -> None:
    rows = [line for line in LINES if line.startswith(f"| {command.text} ")]
    assert rows, f"add a line for “{command.text}” to resources/help/guide.md"
    assert any(all(f" {key} " in row.replace("`", " ") or f"`{key}`" in row or key == "`" for key in command.keys) for row in rows)


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_guide__has_a_line_for_every_option(verb: str) -> None:
    said = chapter(verb)
    assert said
    for action in verbs()[verb]._actions:
        for option in action.option_strings:
            anywhere = option in ("-h", "--help", "--json", "--as")
            assert f"`{option}" in (GUIDE if anywhere else said), f"{verb} {option}"


def test_guide__promises_no_option_that_is_not_there() -> None:
    for verb, one in verbs().items():
        known = {option for action in one._actions for option in action.option_strings}
        promised = set(re.findall(r"^- `(--?[\w-]+)|, `(--?[\w-]+)", chapter(verb), re.MULTILINE))
        assert {option for pair in promised for option in pair if option} <= known, verb


def test_guide__names_every_field_kind_and_order() -> None:
    assert all(f"`{field}`" in GUIDE for field in FIELDS)
    assert all(f"| {kind.name.lower()} | {kind.key} | {kind.lane} |" in LINES for kind in DEFAULT_VOCABULARY.kinds)
    assert all(f"`{key}`" in GUIDE for key in DIRECTIONS)


def test_guide__every_verb_has_help_of_its_own() -> None:
    assert set(verbs()) == {verb.name for verb in VERBS}
    assert len({verb.help for verb in VERBS}) == len(VERBS)


def test_whats_new__speaks_of_this_version() -> None:
    version = re.search(r'^version = "(\d+\.\d+)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (ROOT / "resources" / "help" / "whats_new.md").read_text(encoding="utf-8")
