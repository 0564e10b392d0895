"""The gradebook, the learners' pages and the class report: all derived from results, so they can be rebuilt."""

import csv
import hashlib
import html
import io
import json
import re
from collections import Counter
from pathlib import Path

from ..exercises.verdict import Verdict
from ..exercises.work import write_bytes

STYLES = Path(__file__).parent.parent / "page" / "styles"


def people(results: list, roster: list) -> list[dict]:
    """One entry a person, in the roster's order: of each exercise the best verdict of all submissions."""
    found = {p["id"]: p | {"best": {}, "files": [], "notes": [], "late": False, "listed": True} for p in roster}
    for r in sorted(results, key=lambda r: (r["learner"], r["label"])):
        blank = {"id": r["learner"], "name": "", "email": "", "best": {}, "files": [], "notes": [], "late": False}
        person = found.setdefault(r["learner"], blank | {"listed": not roster})
        person["files"].append(r["label"])
        person["late"] |= r["late"]
        person["notes"] += [f"{r['label']}: {n}" for n in [r["problem"], *r["notes"]] if n]
        if r["unsafe"]:
            person["notes"].append(f"{r['label']}: judged WITHOUT a sandbox.")
        for v in r["verdicts"]:
            old = person["best"].get(v["id"])
            if old:
                person["notes"].append(f"{v['id']} was handed in more than once; the better answer counts.")
            if not old or v["earned"] > old["earned"]:
                person["best"][v["id"]] = v
    for person in found.values():
        person["problem"] = any(r["problem"] for r in results if r["learner"] == person["id"])
        if not person["listed"]:
            person["notes"].insert(0, "Not in the roster.")
    return list(found.values())


def status(person: dict) -> str:
    """What an instructor has to know of a person at once."""
    if not person["files"]:
        return "nothing handed in"
    return "needs a look" if person["problem"] or not person["listed"] else "judged"


def cell(text) -> str:
    """A text that no spreadsheet takes for a formula, on one line."""
    text = " ".join(str(text).split())
    return "'" + text if text[:1] in ("=", "+", "-", "@", "|", "%") else text


def table(rows: list) -> bytes:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def total(person: dict) -> float:
    """A person's points."""
    return sum(v["earned"] for v in person["best"].values())


def gradebook(everyone: list, exercises: list) -> bytes:
    """A row a person, a column an exercise."""
    rows = [["id", "name", "email", "status", "late", "total", "of", *(e.id for e in exercises), "notes"]]
    most = sum(e.points for e in exercises)
    for p in everyone:
        points = [f"{p['best'][e.id]['earned']:g}" if e.id in p["best"] else "" for e in exercises]
        known = [cell(p["id"]), cell(p["name"]), cell(p["email"]), status(p), "yes" if p["late"] else ""]
        rows.append([*known, f"{total(p):g}", f"{most:g}", *points, cell("; ".join(dict.fromkeys(p["notes"])))])
    return table(rows)


def canvas(everyone: list, exercises: list) -> bytes:
    """The CSV that Canvas imports."""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Deep Learning Basics"]]
    rows.append(["    Points Possible", "", "", "", "", f"{sum(e.points for e in exercises):g}"])
    rows += [[cell(p["name"] or p["id"]), "", cell(p["id"]), cell(p["email"]), "", f"{total(p):g}"] for p in everyone]
    return table(rows)


def gradescope(person: dict, exercises: list) -> bytes:
    """A ``results.json`` as Gradescope's autograder writes it."""
    tests = [
        {"name": e.id, "score": v["earned"], "max_score": v["points"], "output": v["sentence"] or v["status"],
         "output_format": "text", "status": "passed" if v["earned"] == v["points"] else "failed"}
        for e in exercises if (v := person["best"].get(e.id))
    ]
    made = {"score": total(person), "tests": tests, "output": "; ".join(dict.fromkeys(person["notes"]))}
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()


def page(title: str, body: str) -> bytes:
    """A self-contained page in the book's style; nothing in it can run or load anything."""
    tokens = re.findall(r":root \{.*?\n\}", (STYLES / "book.css").read_text(encoding="utf-8"), re.DOTALL)
    style = "".join(tokens) + (STYLES / "exercises.css").read_text(encoding="utf-8")
    style += "body{max-width:46rem;margin:2rem auto;padding:0 1rem;background:var(--dl-paper);color:var(--dl-ink);"
    style += "font:1rem/1.6 var(--dl-serif)}svg{max-width:100%;height:auto}"
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{policy}"><meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>'
        f"<style>{style}</style></head><body><main><h1>{html.escape(title)}</h1>{body}</main></body></html>\n"
    ).encode()


def feedback(person: dict, exercises: list) -> bytes:
    """What a learner reads: the verdicts of the book."""
    most = sum(e.points for e in exercises)
    made = [f"<p><strong>{total(person):g} of {most:g} points</strong></p>"]
    for e in exercises:
        v = person["best"].get(e.id)
        made.append(f"<h2>{html.escape(e.title)}</h2>")
        if v is None:
            made.append("<p>Not handed in.</p>")
            continue
        told = Verdict(e.id, e.title, v["status"], v["earned"], v["points"], v["sentence"],
                       tuple(map(tuple, v["details"])), v["name"], explanation=v["explanation"])
        made.append(told.html())
    notes = "".join(f"<li>{html.escape(n)}</li>" for n in dict.fromkeys(person["notes"]))
    return page(person["name"] or person["id"], "".join(made) + (f"<h2>Notes</h2><ul>{notes}</ul>" if notes else ""))


def report(everyone: list, exercises: list) -> bytes:
    """The class: its scores, how hard each exercise was, and which misconceptions it holds."""
    from matplotlib.figure import Figure

    from .. import plotting

    shown = []
    handed = [p for p in everyone if p["files"]]
    if handed:
        fig = Figure(figsize=(6, 2.6))
        ax = fig.subplots()
        ax.hist([total(p) for p in handed], bins=12)
        ax.set(xlabel="points", ylabel="learners")
        shown.append("<h2>Scores</h2>" + plotting.svg(fig, alt="Histogram of the learners' points"))
        tried = [(e, [p["best"][e.id] for p in handed if e.id in p["best"]]) for e in exercises]
        tried = [(e, sum(v["earned"] for v in vs) / len(vs) / e.points) for e, vs in tried if vs]
        if tried:
            tried.sort(key=lambda pair: pair[1])
            fig = Figure(figsize=(6, 0.6 + 0.28 * len(tried)))
            ax = fig.subplots()
            ax.barh([e.id for e, _ in tried], [100 * share for _, share in tried])
            ax.set(xlabel="points earned, % (hardest at the bottom)", xlim=(0, 100))
            shown.append("<h2>Difficulty</h2>" + plotting.svg(fig, alt="Share of points earned in each exercise"))
    held, sentences = Counter(), {}
    for p in handed:
        for v in p["best"].values():
            if v["status"] == "misconception":
                name = (v["id"], v["name"] or v["sentence"])
                held[name] += 1
                sentences[name] = v["sentence"]
    rows = "".join(
        f"<tr><td>{n}</td><td>{html.escape(i)}</td><td>{html.escape(what)}</td><td>{html.escape(sentences[i, what])}</td></tr>"
        for (i, what), n in sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    head = "<tr><th>learners</th><th>exercise</th><th>misconception</th><th>what to teach next</th></tr>"
    shown.append(f"<h2>Misconceptions</h2><table>{head}{rows}</table>" if rows else "<p>No misconception was found.</p>")
    return page("The class", f"<p>{len(handed)} of {len(everyone)} handed in.</p>" + "".join(shown))


def slug(person: dict) -> str:
    """A file name that is the person's alone, whatever the person is called."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", person["id"])[:40].strip("-") or "learner"
    return f"{plain}-{hashlib.sha256(person['id'].encode('utf-8', 'replace')).hexdigest()[:6]}"


def write(folder: Path, results: list, roster: list, exercises: list) -> list[dict]:
    """Write everything that is derived; each file whole."""
    everyone = people(results, roster)
    for name in ("feedback", "gradescope"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for person in everyone:
        write_bytes(folder / "feedback" / f"{slug(person)}.html", feedback(person, exercises))
        if person["files"]:
            write_bytes(folder / "gradescope" / f"{slug(person)}.json", gradescope(person, exercises))
    write_bytes(folder / "class.html", report(everyone, exercises))
    write_bytes(folder / "canvas.csv", canvas(everyone, exercises))
    write_bytes(folder / "gradebook.csv", gradebook(everyone, exercises))
    return everyone
