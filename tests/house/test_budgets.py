"""Hold the code to its budgets: small functions, small files, everything said and typed, every module tested."""

import ast
import statistics
from collections.abc import Iterable, Iterator

import pytest

from tests.support.tree import PACKAGE, TESTS, Function, Module, complexity, length, modules

BROAD = {"Exception", "BaseException"}
NO_TEST_NEEDED = {"__init__.py"}


def _functions() -> list[tuple[str, Function]]:
    return [(f"{module.path}:{function.lineno} {function.name}", function) for module in modules() for function in module.functions()]


def _worst(found: Iterable[str]) -> str:
    return "\n" + "\n".join(found)


def test_functions__are_at_most_60_lines() -> None:
    assert not (over := [f"{name}: {length(each)}" for name, each in _functions() if length(each) > 60]), _worst(over)


def test_functions__half_are_at_most_7_lines_and_95_of_100_at_most_30() -> None:
    lengths = sorted(length(each) for _, each in _functions())
    assert statistics.median(lengths) <= 7
    assert lengths[int(len(lengths) * 0.95)] <= 30


def test_functions__have_at_most_10_ways_through() -> None:
    assert not (over := [f"{name}: {complexity(each)}" for name, each in _functions() if complexity(each) > 10]), _worst(over)


@pytest.mark.parametrize(
    ("body", "ways"),
    [
        ("return a", 1),
        ("return a if b else c", 2),
        ("return a and b or c", 3),
        ("return [x for x in a for y in x if y]", 3),
        ("if a:\n  return b\nelif c:\n  return d", 3),
        ("try:\n  a()\nexcept (B, C):\n  d()", 2),
        ("for x in a:\n  while x:\n    x = f(x)", 3),
        ("match a:\n  case 1 | 2: return b\n  case _: return c", 3),
        ("assert a", 2),
        ("def inner():\n  return a or b\nreturn inner", 2),
        ("return lambda x: x or a", 2),
    ],
)
def test_complexity__counts_every_fork(body: str, ways: int) -> None:
    assert complexity(_function(body)) == ways


def _function(body: str) -> Function:
    lines = "".join(f"  {line}\n" for line in body.split("\n"))
    function = ast.parse(f"def outer(a, b, c):\n{lines}").body[0]
    assert isinstance(function, Function)
    return function


def test_files__are_at_most_400_lines() -> None:
    assert not (over := [f"{module.path}: {module.lines}" for module in modules() if module.lines > 400]), _worst(over)


def test_classes__are_at_most_300_lines_and_25_methods() -> None:
    over = [
        f"{module.path}:{each.lineno} {each.name}"
        for module in modules()
        for each in module.classes()
        if length(each) > 300 or sum(isinstance(node, Function) for node in each.body) > 25
    ]
    assert not over, _worst(over)


def test_qt__is_known_to_at_most_40_percent_and_never_beside_sql() -> None:
    qt = {module.path for module in modules() if any(name.startswith(("PySide6", "shiboken6")) for name in module.imports())}
    sql = {module.path for module in modules() if any(name.startswith(("sqlite3", "sqlalchemy")) for name in module.imports())}
    assert sql
    assert len(qt) <= 0.4 * len(modules())
    assert not qt & sql


def test_tests__are_at_least_as_long_as_the_code() -> None:
    assert sum(test.lines for test in modules(TESTS)) >= sum(module.lines for module in modules())


def test_tests__every_module_has_its_file() -> None:
    wanted = [module.path.relative_to(PACKAGE.name) for module in modules() if module.path.name not in NO_TEST_NEEDED]
    missing = [str(path) for path in wanted if not (TESTS / path.parent / f"test_{path.stem.strip('_')}.py").exists()]
    assert not missing, _worst(missing)


def test_tests__have_names_of_their_own_and_assert_something() -> None:
    empty = [
        f"{test.path}:{function.lineno} {function.name}"
        for test in modules(TESTS)
        for function in test.functions()
        if function.name.startswith("test_") and not _is_property(function) and not any(map(_claims, ast.walk(function)))
    ]
    assert not empty, _worst(empty)


def _is_property(function: Function) -> bool:
    """Say whether hypothesis runs the test: then "no fault whatever the input" is a claim of its own."""
    return any("given" in ast.dump(decorator) for decorator in function.decorator_list)


def _claims(node: ast.AST) -> bool:
    """Say whether a node can fail a test by itself: an assertion, or a call that raises, waits or asserts."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
    return name.startswith(("raises", "wait", "assert", "run_state_machine", "fail", "must", "check", "expect"))


def test_excepts__none_is_broad() -> None:
    broad = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type)
    ]
    assert not broad, _worst(broad)


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(map(_is_broad, caught.elts))
    return caught is None or (isinstance(caught, ast.Name) and caught.id in BROAD)


def test_prints_and_globals__there_are_none() -> None:
    found = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global) or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
    ]
    assert not found, _worst(found)


def test_docstrings__everything_public_says_what_it_is() -> None:
    silent = [str(module.path) for module in modules() if not ast.get_docstring(module.tree)]
    silent += [
        f"{module.path}:{node.lineno} {node.name}" for module in modules() for node in _public(module) if not ast.get_docstring(node)
    ]
    assert not silent, _worst(silent)


def _public(module: Module) -> Iterator[Function | ast.ClassDef]:
    """Yield every function and class with a public name, wherever it stands: Qt overrides and helpers in functions too."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_annotations__every_argument_and_answer_has_one() -> None:
    bare = [name for name, function in _functions() if function.returns is None or any(map(_bare, _arguments(function)))]
    assert not bare, _worst(bare)


def _arguments(function: Function) -> list[ast.arg]:
    args = function.args
    several = [each for each in (args.vararg, args.kwarg) if each]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *several]


def _bare(argument: ast.arg) -> bool:
    return argument.annotation is None and argument.arg not in ("self", "cls")
