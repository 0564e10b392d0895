"""The gradebook: people, tables and files, all derived from results, so that they can be rebuilt."""

import csv
import io
import json
import re
from pathlib import Path

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.reports.class_report import report
from dlbasics.grading.reports.feedback import feedback
from dlbasics.grading.schedule import put, slug

FORMULA = re.compile(r"""((?:^|[;,])[\s"]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])""")
STATUS = ("judged", "needs a look", "nothing handed in")


def people(results: list, roster: list) -> list[dict]:
    """One entry a person, in the roster's order: of each exercise the better answer of all submissions.

    So does the page, which keeps a learner's best answer. Of equals the one on time counts, then the first.
    """
    found = {p["id"]: blank(p, True) for p in roster}
    for r in sorted(results, key=lambda r: (r["learner"], r["label"])):
        stranger = blank({"id": r["learner"], "name": "", "email": ""}, not roster)
        person = found.setdefault(r["learner"], stranger)
        person["files"].append(r["label"])
        odd = [r["problem"], *r["notes"], r["unsafe"] and "judged WITHOUT a sandbox."]
        claimed = r.get("claimed", "")
        if claimed and claimed.casefold() not in {person[k].casefold() for k in ("id", "name", "email")}:
            odd.append(f"the file itself says that it is of {claimed!r}.")
        person["notes"] += [f"{r['label']}: {note}" for note in odd if note]
        person["problem"] |= bool(r["problem"])
        person["unsafe"] |= r["unsafe"]
        for v in r["verdicts"]:
            new, old = v | {"late": r["late"], "label": r["label"]}, person["best"].get(v["id"])
            person["twice"] += [v["id"]] if old else []
            if not old or (new["earned"], not new["late"]) > (old["earned"], not old["late"]):
                person["best"][v["id"]] = new
    for p in found.values():
        p["total"] = sum(v["earned"] for v in p["best"].values())
        p["late"] = any(v["late"] for v in p["best"].values())
        if twice := sorted(set(p["twice"])):
            files = ", ".join(sorted({p["best"][id]["label"] for id in twice}))
            told = f"Of what came more than once the better answer counts ({files}): {', '.join(twice)}."
            p["notes"].append(told)
        p["notes"] = [*([] if p["listed"] else ["Not in the roster."]), *dict.fromkeys(p["notes"])]
        p["status"] = STATUS[2] if not p["files"] else STATUS[p["problem"] or not p["listed"]]
    return list(found.values())


def blank(person: dict, listed: bool) -> dict:
    """A person of whom nothing is known but the name."""
    more = {"best": {}, "files": [], "notes": [], "twice": [], "problem": False, "unsafe": False}
    return person | more | {"listed": listed}


def cell(text) -> str:
    """A text on one line that no spreadsheet takes for a formula, even one that splits lines elsewhere."""
    return FORMULA.sub(r"\1'", " ".join(str(text).split()))


def table(rows: list) -> bytes:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[cell(c) for c in row] for row in rows])
    return out.getvalue().encode()


def gradebook(everyone: list, exercises: list) -> bytes:
    """A row a person, a column an exercise; empty where nothing was handed in."""
    ids = [e.id for e in exercises]
    rows = [["id", "name", "email", "status", "late", "total", "of", *ids, "files", "notes"]]
    most = sum(e.points for e in exercises)
    for p in everyone:
        points = [f"{p['best'][id]['earned']:g}" if id in p["best"] else "" for id in ids]
        known = [p["id"], p["name"], p["email"], p["status"], "yes" if p["late"] else ""]
        told = ["; ".join(p["files"]), " ".join(p["notes"])]
        rows.append([*known, f"{p['total']:g}", f"{most:g}", *points, *told])
    return table(rows)


def canvas(everyone: list, exercises: list) -> bytes:
    """The CSV that Canvas imports; with a roster that Canvas exported its own columns come back."""
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Deep Learning Basics"]]
    rows.append(["    Points Possible", "", "", "", "", f"{sum(e.points for e in exercises):g}"])
    for p in everyone:
        ids = [p["id"], p.get("sis user id", "")] if "student" in p else ["", p["id"]]
        rows.append([p["name"] or p["id"], *ids, p["email"], p.get("section", ""), f"{p['total']:g}"])
    return table(rows)


def gradescope(person: dict, exercises: list) -> bytes:
    """A ``results.json`` as Gradescope reads it."""
    tests = []
    for e in exercises:
        held = person["best"].get(e.id)
        verdict = Verdict.from_dict(held, e) if held else None
        passed = "passed" if verdict and verdict.earned == e.points else "failed"
        output = (verdict.sentence or verdict.status) if verdict else "not handed in"
        tests.append({"name": f"{e.id}: {e.title}", "score": verdict.earned if verdict else 0,
                      "max_score": e.points, "status": passed, "output": output, "output_format": "text",
                      "visibility": "visible"})
    told = "\n".join(person["notes"])
    made = {"score": person["total"], "output": told, "output_format": "text", "tests": tests}
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()


def outputs(everyone: list, exercises: list):
    """Every file that is derived, one after the other: its name and its bytes."""
    for p in everyone:
        yield f"feedback/{slug(p['id'])}.html", feedback(p, exercises)
        if p["files"]:
            yield f"gradescope/{slug(p['id'])}/results.json", gradescope(p, exercises)
    yield "class.html", report(everyone, exercises)
    yield "canvas.csv", canvas(everyone, exercises)
    yield "gradebook.csv", gradebook(everyone, exercises)


def write(folder: Path, results: list, roster: list, exercises: list) -> list[dict]:
    """Write everything that is derived, each file whole, and remove what an earlier roster has left."""
    everyone, written = people(results, roster), set()
    for name, data in outputs(everyone, exercises):
        written.add(folder / name)
        put(folder / name, data)
    for path in {*folder.glob("feedback/*.html"), *folder.glob("gradescope/*/results.json")} - written:
        path.unlink(missing_ok=True)
    return everyone
