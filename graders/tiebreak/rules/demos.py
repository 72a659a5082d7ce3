"""Conditions at the top level whose answer is known before anything runs."""

import ast

Switches = frozenset[str]
_NEVER_ITS_NAME = frozenset(["__main__", "__mp_main__"])


def read_switches(tree: ast.Module) -> Switches:
    """Return how this source spells `typing.TYPE_CHECKING`, which is always false."""
    spelt: set[str] = set()
    stored: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "typing" and not node.level:
            spelt |= {a.asname or a.name for a in node.names if a.name == "TYPE_CHECKING"}
        elif isinstance(node, ast.Import):
            spelt |= {f"{a.asname or a.name}." for a in node.names if a.name == "typing"}
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            stored |= {node.id, f"{node.id}."}
    return frozenset(spelt - stored)


def truth(test: ast.expr, switches: Switches) -> bool | None:
    """Say what `test` surely is in a graded call, or None where only running it tells."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = truth(test.operand, switches)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        return _joint_truth(test, switches)
    if isinstance(test, ast.Compare):
        return _is_run_as_script(test)
    return False if _switch(test) in switches else None


def _joint_truth(test: ast.BoolOp, switches: Switches) -> bool | None:
    decisive = isinstance(test.op, ast.Or)
    parts = [truth(value, switches) for value in test.values]
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def _is_run_as_script(test: ast.Compare) -> bool | None:
    """`__name__ == "__main__"` is false here, whichever way round it is written."""
    if len(test.ops) != 1:
        return None
    left, operator, right = test.left, test.ops[0], test.comparators[0]
    if isinstance(operator, ast.Eq | ast.Is | ast.NotEq | ast.IsNot):
        sides = {_shown(left), _shown(right)}
        asks = "__name__" in sides and bool(sides & {"'__main__'", "'__mp_main__'"})
        return isinstance(operator, ast.NotEq | ast.IsNot) if asks else None
    if isinstance(operator, ast.In | ast.NotIn) and _shown(left) == "__name__":
        names = [getattr(part, "value", None) for part in getattr(right, "elts", [])]
        asks = bool(names) and all(name in _NEVER_ITS_NAME for name in names)
        return isinstance(operator, ast.NotIn) if asks else None
    return None


def _shown(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return repr(node.value) if isinstance(node, ast.Constant) else ""


def _switch(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}." if node.attr == "TYPE_CHECKING" else ""
    return node.id if isinstance(node, ast.Name) else ""
