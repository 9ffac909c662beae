"""Small slips made in a module on purpose: each a copy of its tree that differs in one place.

Comparisons, `and` and `or`, `not`, numbers, sums, conditions and what is yielded are changed; texts, annotations and
docstrings are not, since sentences are held to the table of notices and types by mypy.
"""

import ast
import copy
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed copy of a module's source, and the line of the original that was changed."""

    source: str
    line: int
    original: str

    def diff(self) -> str:
        """What differs, as lines that begin with - and +."""
        lines = difflib.unified_diff(self.original.splitlines(), self.source.splitlines(), lineterm="", n=0)
        return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    count = sum(1 for _ in _places(tree))
    for number in range(count):
        changed = copy.deepcopy(tree)
        node, field, instead = next(place for at, place in enumerate(_places(changed)) if at == number)
        line = getattr(node, "lineno", 0)
        setattr(node, field, instead)
        yield Mutant(ast.unparse(ast.fix_missing_locations(changed)), line, original)


def _places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, object]]:
    """Each place that can be changed: a node, its field, and what the field becomes."""
    for node in _code(tree):
        if isinstance(node, ast.Compare):
            for at, operator in enumerate(node.ops):
                yield node, "ops", [*node.ops[:at], _COMPARED[type(operator)](), *node.ops[at + 1 :]]
        elif isinstance(node, ast.BoolOp):
            yield node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And()
        elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
            yield node, "op", _COUNTED[type(node.op)]()
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield node, "value", not node.value
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            yield node, "value", node.value + 1
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node, "value", node.value * 2.0 + 1.0
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, "test", ast.UnaryOp(ast.Not(), node.test)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node, "operand", ast.UnaryOp(ast.Not(), node.operand)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
            yield node, "value", ast.YieldFrom(ast.Tuple([], ast.Load()))


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs: no annotations, decorators or docstrings; classes' bodies only in their methods."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop(0)
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "args") and not isinstance(node, ast.Call):
                continue
            # One guards what cannot be, the other is how much is remembered.
            if isinstance(node, ast.keyword) and node.arg in ("strict", "maxsize"):
                continue
            children = value if isinstance(value, list) else [value]
            waiting += [child for child in children if isinstance(child, ast.AST) and not _is_text(child)]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
