"""Answers that go through the rows one by one, in as many guises: all must be found."""

ONE = """
def one(t, X, y):
    return y[((X - t) ** 2).sum(1).argmin()]
"""
DIRECT = "D = ((T[:, None, :] - X) ** 2).sum(axis=-1)"

SOURCES = {
    "for_loop": """
def predict(X, y, T):
    out = []
    for t in T:
        out.append(y[((X - t) ** 2).sum(1).argmin()])
    return np.array(out)
""",
    "two_loops": """
def predict(X, y, T):
    out = np.empty(len(T), y.dtype)
    for i in range(len(T)):
        best = np.inf
        for j in range(len(X)):
            gap = ((T[i] - X[j]) ** 2).sum()
            if gap < best:
                best, out[i] = gap, y[j]
    return out
""",
    "while_loop": """
def predict(X, y, T):
    out, i = np.empty(len(T), y.dtype), 0
    while i < len(T):
        out[i] = y[((X - T[i]) ** 2).sum(1).argmin()]
        i += 1
    return out
""",
    "while_with_pop": """
def predict(X, y, T):
    queue, out = list(T), []
    while queue:
        out.append(y[((X - queue.pop(0)) ** 2).sum(1).argmin()])
    return np.array(out)
""",
    "comprehension": """
def predict(X, y, T):
    return np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])
""",
    "comprehension_over_lines": """
def predict(X, y, T):
    return np.array(
        [
            y[((X - t) ** 2).sum(1).argmin()]
            for t in T
        ]
    )
""",
    "generator_into_fromiter": """
def predict(X, y, T):
    return np.fromiter((y[((X - t) ** 2).sum(1).argmin()] for t in T), y.dtype, len(T))
""",
    "generator_pipeline": """
def gaps(X, T):
    for t in T:
        yield ((X - t) ** 2).sum(1)
def winners(rows):
    yield from (row.argmin() for row in rows)
def predict(X, y, T):
    return y[list(winners(gaps(X, T)))]
""",
    "dict_comprehension": """
def predict(X, y, T):
    found = {i: ((X - T[i]) ** 2).sum(1).argmin() for i in range(len(T))}
    return y[list(found.values())]
""",
    "map_lambda": """
def predict(X, y, T):
    return np.array(list(map(lambda t: y[((X - t) ** 2).sum(1).argmin()], T)))
""",
    "map_of_c_callables": f"""
def predict(X, y, T):
    {DIRECT}
    return np.array(list(map(y.item, map(int, map(np.ndarray.argmin, D)))))
""",
    "map_with_operators": """
import operator
def predict(X, y, T):
    rows = map(operator.methodcaller("argmin"), ((T[:, None] - X) ** 2).sum(2))
    return np.array([*map(operator.getitem, [y] * len(T), rows)])
""",
    "map_of_partial": f"""
from functools import partial
{ONE}
def predict(X, y, T):
    return np.array(list(map(partial(one, X=X, y=y), T)))
""",
    "map_into_deque": f"""
from collections import deque
def predict(X, y, T):
    {DIRECT}
    out = []
    deque(map(out.append, map(np.argmin, D)), maxlen=0)
    return y[out]
""",
    "filter": f"""
def predict(X, y, T):
    {DIRECT}
    hits = list(filter((D == D.min(1, keepdims=True)).item, range(D.size)))
    rows, first = np.unique(np.array(hits) // len(X), return_index=True)
    return y[np.array(hits)[first] % len(X)]
""",
    "starmap": f"""
from itertools import repeat, starmap
import operator
def predict(X, y, T):
    {DIRECT}
    return np.array(list(starmap(operator.getitem, zip(repeat(y), D.argmin(1)))))
""",
    "reduce": """
from functools import reduce
def predict(X, y, T):
    step = lambda out, t: np.append(out, y[((X - t) ** 2).sum(1).argmin()])
    return reduce(step, T, y[:0])
""",
    "reduce_c_callable": f"""
from functools import reduce
import operator
def predict(X, y, T):
    {DIRECT}
    return np.array(reduce(operator.iconcat, np.split(y[D.argmin(1)], 1)[0][:, None].tolist(), []))
""",
    "accumulate": f"""
from itertools import accumulate
def predict(X, y, T):
    {DIRECT}
    flat = list(accumulate(D.argmin(1).tolist(), max))
    assert len(flat) == len(T)
    return y[D.argmin(1)]
""",
    "groupby": f"""
from itertools import groupby
def predict(X, y, T):
    {DIRECT}
    for _, run in groupby(D.argmin(1).tolist(), key=abs):
        break
    return np.array([y[j] for j, run in groupby(D.argmin(1)) for _ in run])
""",
    "chain": f"""
from itertools import chain
def predict(X, y, T):
    {DIRECT}
    return np.fromiter(chain.from_iterable(y[D.argmin(1)][:, None]), y.dtype)
""",
    "product": """
from itertools import product
import math
def predict(X, y, T):
    a, b = T.tolist(), X.tolist()
    D = np.fromiter(map(math.dist, *zip(*product(a, b))), float)
    return y[D.reshape(len(T), len(X)).argmin(1)]
""",
    "sorted_by_key": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    order = sorted(range(len(T)), key=D.min(1).item)
    out = np.empty(len(T), y.dtype)
    out[order] = y[D.argmin(1)[order]]
    return out
""",
    "list_sort_by_key": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    order = list(range(len(T)))
    order.sort(key=D.min(1).item)
    out = np.empty(len(T), y.dtype)
    out[order] = y[D.argmin(1)[order]]
    return out
""",
    "list_sort_spread": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    order, options = list(range(len(T))), {"key": D.min(1).item}
    order.sort(**options)
    out = np.empty(len(T), y.dtype)
    out[order] = y[D.argmin(1)[order]]
    return out
""",
    "max_by_key": """
def predict(X, y, T):
    best = max(range(len(T)), key=T[:, 0].item)
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)] if best >= 0 else None
""",
    "max_spread_by_key": """
def predict(X, y, T):
    best = max(*range(len(T)), key=T[:, 0].item)
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)] if best >= 0 else None
""",
    "any_streaming": """
import math
def predict(X, y, T):
    if any(map(math.isnan, T[:, 0])) or not all(map(math.isfinite, T[:, 0])):
        raise ValueError("finite")
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "builtin_sum": """
def predict(X, y, T):
    assert sum(T[:, 0] == T[:, 0]) == len(T)
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "math_prod": """
import math
def predict(X, y, T):
    assert math.prod(map(float.is_integer, T[:, 0].tolist())) == 1
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "math_fsum": """
import math
def predict(X, y, T):
    shift = math.fsum(T[:, 0]) * 0
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)] if shift == 0 else None
""",
    "iter_with_sentinel": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    rows = y[D.argmin(1)].tolist()[::-1]
    rows.insert(0, None)
    return np.array(list(iter(rows.pop, None)))
""",
    "dict_of_zip": """
def predict(X, y, T):
    found = dict(zip(range(len(T)), ((T[:, None] - X) ** 2).sum(2).argmin(1)))
    return y[np.array([*found.values()])]
""",
    "enumerate_into_list": """
def predict(X, y, T):
    pairs = np.array(list(enumerate(((T[:, None] - X) ** 2).sum(2).argmin(1))))
    return y[pairs[:, 1]]
""",
    "joined_text": """
def predict(X, y, T):
    text = ",".join(map(str, y[((T[:, None] - X) ** 2).sum(2).argmin(1)]))
    return np.array(text.split(","), dtype=float).astype(y.dtype)
""",
    "counter": """
from collections import Counter
def predict(X, y, T):
    nearest = ((T[:, None] - X) ** 2).sum(2).argmin(1)
    assert sum(Counter(nearest).values()) == len(T)
    return y[nearest]
""",
    "count_of": """
import operator
def predict(X, y, T):
    nearest = ((T[:, None] - X) ** 2).sum(2).argmin(1)
    assert operator.countOf(nearest, -1) == 0
    return y[nearest]
""",
    "vectorize": f"""
{ONE}
def predict(X, y, T):
    return np.vectorize(one, signature="(d),(n,d),(n)->()")(T, X, y)
""",
    "vectorize_c_callable": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    return np.vectorize(y.item, otypes=[y.dtype])(D.argmin(1))
""",
    "frompyfunc": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    return np.frompyfunc(lambda j: y[j], 1, 1)(D.argmin(1)).astype(y.dtype)
""",
    "frompyfunc_c_callable": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    return np.frompyfunc(y.item, 1, 1)(D.argmin(1)).astype(y.dtype)
""",
    "frompyfunc_reduced": """
import operator
def predict(X, y, T):
    plus = np.frompyfunc(operator.add, 2, 1)
    D = plus.reduce((T[:, None] - X) ** 2, axis=2).astype(float)
    return y[D.argmin(1)]
""",
    "ufunc_at_with_python": """
def predict(X, y, T):
    out = np.arange(len(T))
    D = ((T[:, None] - X) ** 2).sum(2)
    table = out.astype("O")
    np.frompyfunc(lambda i: int(D[i].argmin()), 1, 1).at(table, out)
    return y[table.astype(int)]
""",
    "apply_along_axis": f"""
def predict(X, y, T):
    {DIRECT}
    return y[np.apply_along_axis(np.argmin, 1, D)]
""",
    "apply_along_axis_lambda": """
def predict(X, y, T):
    return np.apply_along_axis(lambda t: y[((X - t) ** 2).sum(1).argmin()], 1, T)
""",
    "fromiter_of_builtin": f"""
def predict(X, y, T):
    {DIRECT}
    return np.fromiter(map(y.item, D.argmin(1)), dtype=y.dtype, count=len(T))
""",
    "fromiter_of_array": f"""
def predict(X, y, T):
    {DIRECT}
    return np.fromiter(y[D.argmin(1)], y.dtype)
""",
    "nditer": f"""
def predict(X, y, T):
    {DIRECT}
    return np.array([y[int(j)] for j in np.nditer(D.argmin(1))])
""",
    "ndenumerate": f"""
def predict(X, y, T):
    {DIRECT}
    out = np.empty(len(T), y.dtype)
    for at, j in np.ndenumerate(D.argmin(1)):
        out[at] = y[j]
    return out
""",
    "ndenumerate_into_dict": f"""
def predict(X, y, T):
    {DIRECT}
    return np.array(list(dict(np.ndenumerate(y[D.argmin(1)])).values()))
""",
    "ndindex": """
def predict(X, y, T):
    return np.array([y[((X - T[at]) ** 2).sum(1).argmin()] for at in np.ndindex(len(T))])
""",
    "recursion": f"""
{ONE}
def predict(X, y, T):
    if len(T) == 1:
        return np.array([one(T[0], X, y)])
    half = len(T) // 2
    return np.concatenate([predict(X, y, T[:half]), predict(X, y, T[half:])])
""",
    "recursion_by_head": """
def walk(X, T, done):
    if len(done) == len(T):
        return done
    return walk(X, T, done + [((X - T[len(done)]) ** 2).sum(1).argmin()])
def predict(X, y, T):
    blocks = [walk(X, T[i : i + 64], []) for i in range(0, len(T), 64)]
    return y[np.concatenate(blocks)]
""",
    "mutual_recursion": """
def even(X, T, lo, hi, out):
    if hi - lo > 1:
        odd(X, T, lo, (lo + hi) // 2, out), odd(X, T, (lo + hi) // 2, hi, out)
    else:
        out[lo] = ((X - T[lo]) ** 2).sum(1).argmin()
def odd(X, T, lo, hi, out):
    if hi - lo > 1:
        even(X, T, lo, (lo + hi) // 2, out), even(X, T, (lo + hi) // 2, hi, out)
    else:
        out[lo] = ((X - T[lo]) ** 2).sum(1).argmin()
def predict(X, y, T):
    out = np.empty(len(T), int)
    even(X, T, 0, len(T), out)
    return y[out]
""",
    "getitem_protocol": """
class Answers:
    def __init__(self, X, y, T):
        self.parts = X, y, T
    def __len__(self):
        return len(self.parts[2])
    def __getitem__(self, i):
        X, y, T = self.parts
        return y[((X - T[i]) ** 2).sum(1).argmin()]
def predict(X, y, T):
    return np.array(list(Answers(X, y, T)))
""",
    "iter_protocol": """
class Answers:
    def __init__(self, X, y, T):
        self.parts = X, y, iter(T)
    def __iter__(self):
        return self
    def __next__(self):
        X, y, rest = self.parts
        return y[((X - next(rest)) ** 2).sum(1).argmin()]
def predict(X, y, T):
    return np.array([*Answers(X, y, T)])
""",
    "callable_object": """
class One:
    def __init__(self, X, y):
        self.X, self.y = X, y
    def __call__(self, t):
        return self.y[((self.X - t) ** 2).sum(1).argmin()]
def predict(X, y, T):
    return np.array(list(map(One(X, y), T)))
""",
    "decorator": """
import functools
def for_each_row(function):
    @functools.wraps(function)
    def rowwise(X, y, T):
        return np.array([function(X, y, t) for t in T])
    return rowwise
@for_each_row
def predict(X, y, t):
    return y[((X - t) ** 2).sum(1).argmin()]
""",
    "split_into_rows": f"""
def predict(X, y, T):
    {DIRECT}
    assert len(np.split(T, len(T))) == len(T)
    return y[D.argmin(1)]
""",
    "stack_of_rows": """
def predict(X, y, T):
    T = np.stack(list(T))
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "array_of_text": """
def predict(X, y, T):
    with np.printoptions(threshold=10**6):
        text = np.array2string(y[((T[:, None] - X) ** 2).sum(2).argmin(1)], threshold=10**6)
    return np.array(text[1:-1].split(), dtype=y.dtype)
""",
    "pairs_per_pass": """
def predict(X, y, T):
    out = np.empty(len(T) + 1, y.dtype)
    for i in range(0, len(T), 2):
        out[i] = y[((X - T[i]) ** 2).sum(1).argmin()]
        out[i + 1] = y[((X - T[min(i + 1, len(T) - 1)]) ** 2).sum(1).argmin()]
    return out[: len(T)]
""",
    "blocks_of_4": """
def predict(X, y, T):
    parts = (T[i : i + 4] for i in range(0, len(T), 4))
    return np.concatenate([y[((t[:, None] - X) ** 2).sum(2).argmin(1)] for t in parts])
""",
    "halving_to_4_rows": """
def predict(X, y, T):
    if len(T) <= 4:
        return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
    half = len(T) // 8 * 4 or 4
    return np.concatenate([predict(X, y, T[:half]), predict(X, y, T[half:])])
""",
    "blocks_of_4_beside_blocks_of_8": """
def predict(X, y, T):
    for i in range(0, len(T), 8):
        np.isfinite(T[i : i + 8]).all()
    parts = []
    for i in range(0, len(T), 4):
        parts.append(y[((T[i : i + 4, None] - X) ** 2).sum(2).argmin(1)])
    return np.concatenate(parts)
""",
    "rows_inside_blocks": """
def predict(X, y, T):
    out = []
    for block in np.array_split(T, len(T) // 16):
        for t in block:
            out.append(y[((X - t) ** 2).sum(1).argmin()])
    return np.array(out)
""",
    "rows_inside_blocks_of_8_mapped": f"""
def predict(X, y, T):
    {DIRECT}
    nearest = D.argmin(1)
    blocks = [nearest[i : i + 8] for i in range(0, len(T), 8)]
    return np.concatenate([np.array([*map(y.item, block)]) for block in blocks])
""",
    "vectorised_below_300": """
def predict(X, y, T):
    if len(T) < 300:
        return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
    return np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])
""",
    "memo_keyed_by_data": """
memo = {}
def predict(X, y, T):
    key = T.tobytes() + X.tobytes() + y.tobytes()
    if key not in memo:
        memo[key] = np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])
    return memo[key]
""",
    "lru_cache_per_row": """
import functools
def predict(X, y, T):
    @functools.lru_cache(None)
    def one(i):
        return y[((X - T[i]) ** 2).sum(1).argmin()]
    return np.array([*map(one, range(len(T)))])
""",
    "ties_mended_row_by_row": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    best = D.argmin(1)
    tied = np.nonzero((D == D.min(1, keepdims=True)).sum(1) > 1)[0]
    for i in tied:
        best[i] = np.flatnonzero(D[i] == D[i].min())[0]
    return y[best]
""",
    "big_integers": """
def predict(X, y, T):
    D = (((T[:, None] - X).astype(np.int64) + np.full(1, 2**80) - 2**80) ** 2).sum(2)
    return y[D.astype(float).argmin(1)]
""",
    "list_of_pairs": """
def predict(X, y, T):
    D = np.array(((T[:, None] - X) ** 2).sum(2).tolist())
    return y[D.argmin(1)]
""",
    "pool_of_classes": """
class Row:
    def __init__(self, values):
        self.values = values
    def nearest(self, X):
        return ((X - self.values) ** 2).sum(1).argmin()
def predict(X, y, T):
    rows = [*map(Row, T)]
    return y[[*map(lambda row: row.nearest(X), rows)]]
""",
    "match_statement": """
def predict(X, y, T):
    match list(T):
        case [first, *rest]:
            found = [((X - first) ** 2).sum(1).argmin()]
            [found.append(((X - t) ** 2).sum(1).argmin()) for t in rest]
    return y[found]
""",
    "walrus_loop": """
def predict(X, y, T):
    rows, out = iter(T), []
    while (t := next(rows, None)) is not None:
        out.append(y[((X - t) ** 2).sum(1).argmin()])
    return np.array(out)
""",
    "exception_loop": """
def predict(X, y, T):
    rows, out = iter(T), []
    try:
        while True:
            out.append(y[((X - next(rows)) ** 2).sum(1).argmin()])
    except StopIteration:
        return np.array(out)
""",
    "coroutine": """
def sink(X, y, out):
    while True:
        t = yield
        out.append(y[((X - t) ** 2).sum(1).argmin()])
def predict(X, y, T):
    out = []
    drain = sink(X, y, out)
    next(drain)
    [*map(drain.send, T)]
    return np.array(out)
""",
}
SOURCES["written_out"] = (
    "\ndef predict(X, y, T):\n"
    + "    D, m = ((T[:, None] - X) ** 2).sum(2), len(T)\n    out = np.empty(m, y.dtype)\n"
    + "".join(f"    if m > {i}: out[{i}] = y[D[{i}].argmin()]\n" for i in range(256))
    + "    out[256:] = y[D[256:].argmin(1)]\n    return out\n"
)
