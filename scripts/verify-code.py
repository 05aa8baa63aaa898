"""Executes every code question whose harness is in tests/content/code/.

For a question ID, tests/content/code/ID.py holds one of:
  check(code, framework) -> bool   fill-in: `code` is the snippet with the blanks completed; True when it
                                   does what the stem asks. Must hold for the key and for no other choice
                                   (an exception counts as False).
  value(code, framework) -> str    "what is printed / what is the shape": must equal the key's text and
                                   no other choice's text (after stripping Markdown back-ticks and `$`).
`framework` is 'pytorch' or 'any'. TensorFlow variants cannot run here; of every question and set with variants
both are held against each other instead: the same blanks, as many different choices, and both parse as Python
when completed with the key.
Prints one line per question and a closing count; exits 1 when anything disagrees.
"""
import ast, importlib.util, json, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HARNESS = ROOT / "tests" / "content" / "code"


def variant(text, framework):
    if isinstance(text, dict):
        text = text["pytorch" if framework == "any" else framework]
    return "\n".join(text) if isinstance(text, list) else text


def bare(text):
    """Markdown of a choice -> the code or value in it."""
    text = text.strip()
    fence = re.fullmatch(r"```\w*\n(.*?)\n?```", text, re.S)
    if fence:
        return fence.group(1)
    if text.startswith("`") and text.endswith("`"):
        return text.strip("`").strip()
    return text.strip("$").strip()


def fill(code, values):
    """Completes `{{blank:ア}}`; a several-line value keeps the indentation of its blank."""
    def put(match):
        indent = re.search(r"[^\n]*$", code[: match.start()]).group(0)
        pad = "\n" + (indent if indent.strip() == "" else "")
        return bare(values[match.group(1)]).replace("\n", pad)
    return re.sub(r"\{\{blank:(.+?)\}\}", put, code)


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attempt(check, code, framework):
    try:
        return bool(check(code, framework))
    except Exception:
        return False


def completions(question, framework):
    """Yields (name, is_key, values by blank): the key, then each wrong choice alone."""
    text = lambda c: variant(c["text"], framework)
    if question["kind"] == "choice":
        for c in question["choices"]:
            yield c["id"], bool(c.get("correct")), {"ア": text(c), "1": text(c), "Ⅰ": text(c)}
        return
    pool = question.get("pool", [])
    options, keys = {}, {}
    for blank in question["blanks"]:
        own = blank.get("choices")
        options[blank["id"]] = own or pool
        keys[blank["id"]] = next(
            c for c in (own or pool) if (c.get("correct") if own else c["id"] == blank["answer"])
        )
    right = {b: text(c) for b, c in keys.items()}
    yield "key", True, right
    for blank, choices in options.items():
        for c in choices:
            if c["id"] != keys[blank]["id"]:
                yield f"{blank}={c['id']}", False, {**right, blank: text(c)}


def problems_of(question, stimulus):
    module = load(HARNESS / f"{question['id']}.py")
    source = question.get("code") or stimulus.get("code")
    if source is None:
        source = ""
    framework = "pytorch" if isinstance(source, dict) or any(
        isinstance(c.get("text"), dict) for c in question.get("choices", [])
    ) else "any"
    code = variant(source, framework)
    found = []
    if hasattr(module, "value"):
        got = str(module.value(code, framework)).strip()
        for c in question["choices"]:
            same = bare(variant(c["text"], framework)) == got
            if same != bool(c.get("correct")):
                found.append(f"choice {c['id']}: the code gives {got!r}")
        return found
    for name, is_key, values in completions(question, framework):
        ok = attempt(module.check, fill(code, values), framework)
        if ok != is_key:
            found.append(f"{name}: {'works' if ok else 'fails'}, yet it is {'the key' if is_key else 'wrong'}")
    return found


def blanks_in(code):
    return sorted(re.findall(r"\{\{blank:(.+?)\}\}", code))


def has_variants(value):
    if isinstance(value, dict):
        return {"pytorch", "tensorflow"} <= value.keys() or any(map(has_variants, value.values()))
    return isinstance(value, list) and any(map(has_variants, value))


def choice_lists(question):
    """(name, choices) of every list the learner chooses from."""
    lists = [("choices", question.get("choices", [])), ("pool", question.get("pool", []))]
    lists += [(f"blank {b['id']}", b.get("choices", [])) for b in question.get("blanks", [])]
    return [(name, choices) for name, choices in lists if choices]


def twin_problems(question, stimulus):
    """What keeps the TensorFlow variant from being the PyTorch one's twin."""
    found = []
    source = question.get("code") or stimulus.get("code") or ""
    twins = {f: variant(source, f) for f in ("pytorch", "tensorflow")}
    if blanks_in(twins["pytorch"]) != blanks_in(twins["tensorflow"]):
        found.append(f"blanks differ: PyTorch {blanks_in(twins['pytorch'])}, TensorFlow {blanks_in(twins['tensorflow'])}")
    for name, choices in choice_lists(question):
        for f in twins:
            different = len({bare(variant(c["text"], f)) for c in choices})
            if different != len(choices):
                found.append(f"{name}: {different} different choices of {len(choices)} for {f}")
    if question["kind"] not in ("choice", "blanks"):
        return found
    for f, code in twins.items():
        try:
            right = next(values for _, is_key, values in completions(question, f) if is_key)
            ast.parse(fill(code, right))
        except (SyntaxError, KeyError) as error:
            found.append(f"{f}: the completed code does not parse ({error})")
    return found


def main():
    only = set(sys.argv[1:])
    passed = failed = 0
    for path in sorted((ROOT / "questions").glob("*/*.json")):
        if path.parent.name == "notes":
            continue
        bank = json.loads(path.read_text(encoding="utf-8"))
        sets = {s["id"]: s for s in bank.get("sets", [])}
        for question in bank["questions"]:
            if only and question["id"] not in only and bank["id"] not in only:
                continue
            stimulus = sets.get(question.get("set"), {})
            twins = twin_problems(question, stimulus) if has_variants([question, stimulus]) else []
            if question["skill"] != "code" or question["kind"] not in ("choice", "blanks"):
                if twins:
                    failed += 1
                    print("FAIL " + question["id"] + "".join(f"\n       {f}" for f in twins))
                continue
            if not (HARNESS / f"{question['id']}.py").exists():
                found = ["no harness in tests/content/code/"]
            else:
                try:
                    found = problems_of(question, stimulus)
                except Exception as error:  # a broken harness is a failure, not a pass
                    found = [f"harness: {type(error).__name__}: {error}"]
            found = found + twins
            passed += not found
            failed += bool(found)
            print(("ok   " if not found else "FAIL ") + question["id"] + "".join(f"\n       {f}" for f in found))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
