import textwrap, pathlib

HEAD = '''"""{doc}"""

import pytest

IGNORES = [
{ignores}]

FLAGS = [
{flags}]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "{rule}" in {{finding.rule for finding in judge(snippet).refusals}}
'''


def lit(s):
    s = textwrap.dedent(s).strip("\n")
    if "\n" not in s:
        q = repr(s) if '"' in s else '"%s"' % s.replace("\\", "\\\\")
        return f"    {q},\n"
    if '"""' in s:
        return "    '''\n" + s.replace("\\", "\\\\") + "\n''',\n"
    return '    """\n' + s.replace("\\", "\\\\") + '\n""",\n'


def write(rule, doc, ignores, flags):
    split = lambda t: [x for x in t.split("\n---\n") if x.strip()]
    i, f = split(ignores), split(flags)
    pathlib.Path(f"test_{rule}.py").write_text(
        HEAD.format(doc=doc, rule=rule, ignores="".join(map(lit, i)), flags="".join(map(lit, f)))
    )
    print(rule, len(i), len(f))
