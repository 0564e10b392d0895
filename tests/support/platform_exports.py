"""Classes of 60 learners as learning platforms export them, names and all; made anew for each test.

The names follow what the platforms' own code writes (Canvas ``lib/content_zipper.rb``, Moodle
``mod/assign/classes/downloader.php``, Sakai ``AssignmentServiceImpl.java``, nbgrader ``exchange/submit.py``)
or, where that is closed, what their users' scripts read. Each learner's notebook holds the learner's own
number, so that a test can tell whose it is, and a file name that names somebody else.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# Some of each: hyphens and apostrophes, one word, particles, accents, Chinese and Russian; three pairs of
# one name.
NAMES = """
Ada Lovelace|Ben Okri|Mary-Ann Smith|Jean-Luc Picard-Dupont|Sinéad O'Connor|José Muñoz García
Jürgen Weiß|Zoë Li|Björk Guðmundsdóttir|Ludwig van Beethoven|Ana María de la Cruz|François Lefèvre
Søren Kierkegaard|Nguyễn Văn An|Wei Zhang|Wei Zhang|Anna Schmidt|Anna Schmidt|Mary Smith|Ann Smith
Ann-Mary Smith|John Smith-Jones|John Jones|John Jones-Smith|Ali|Suharto|Teller|张伟|张伟|王芳|李娜|刘洋|陈杰
欧阳修|诸葛亮|司马懿|王伟|王小明|张三|Иванов Иван|Петрова Анна|Смирнов Пётр|Aarav Patel|Fatima al-Fihri
Omar ibn Said|Kim Min-jun|Lee Min-ho|Min Lee|Ho Chi Minh|Rosa Luxemburg|Alan Turing|Grace Hopper
Edsger Dijkstra|Barbara Liskov|Donald Knuth|Alonzo Church|Emmy Noether|Sofia Kovalevskaya|Bo Ek|Lê
"""


@dataclass(frozen=True)
class Learner:
    """A learner as all platforms know them."""

    number: int  # from 1, and what the notebook holds
    name: str

    @property
    def login(self) -> str:
        return f"u{1000 + self.number}"

    @property
    def student_number(self) -> str:
        return f"{20260000 + 7 * self.number}"

    @property
    def email(self) -> str:
        return f"{self.login}@uni.example"

    @property
    def canvas(self) -> str:
        """Canvas's own number: as small as others' ids, and another person's."""
        return str(61 - self.number)

    @property
    def participant(self) -> str:
        return str(700 + (self.number * 17) % 61)

    @property
    def last(self) -> str:
        if re.match(r"[\u4e00-\u9fff]", self.name):
            return self.name[:2] if self.name[:2] in ("欧阳", "诸葛", "司马") else self.name[0]
        return self.name.split()[-1]

    @property
    def first(self) -> str:
        at_end = self.name.endswith(self.last)
        return (self.name.removesuffix(self.last) if at_end else self.name.removeprefix(self.last)).strip()

    @property
    def sortable(self) -> str:
        return f"{self.last}, {self.first}" if self.first else self.last


CLASS = [Learner(number, name) for number, name in enumerate(re.split(r"[|\n]", NAMES.strip()), 1)]
HOMONYMS = [learner for learner in CLASS if sum(learner.name == other.name for other in CLASS) > 1]


def notebook_of(learner: Learner) -> str:
    """A notebook that tells whose it is."""
    cell = {"cell_type": "code", "source": f"number = {learner.number}", "outputs": []}
    return json.dumps({"cells": [cell], "nbformat": 4})


def number_in(data: bytes) -> int:
    """Whose notebook it is."""
    return int(re.search(rb"number = (\d+)", data)[1])


def misleading(learner: Learner) -> str:
    """A file name that names another learner."""
    other = CLASS[(learner.number + 3) % len(CLASS)]
    return [f"{other.login}.ipynb", f"{other.name}.ipynb", f"hw-{other.number}.ipynb"][learner.number % 3]


# -- what platforms export ------------------------------------------------------------------------


def canvas(learners: Iterable = CLASS) -> dict:
    files = {}
    for learner in learners:
        name = re.sub(r"\W", "", learner.sortable.lower())
        late = "_LATE" if learner.number % 10 == 0 else ""
        place = f"{name}{late}_{learner.canvas}_{9000 + learner.number}"
        files[f"{place}_{misleading(learner)}"] = notebook_of(learner)
    return files


def moodle_folders(learners: Iterable = CLASS) -> dict:
    files = {}
    for learner in learners:
        place = f"{learner.name}_{learner.participant}_assignsubmission_"
        files[f"{place}file/{misleading(learner)}"] = notebook_of(learner)
        files[f"{place}onlinetext/onlinetext.html"] = "<p>done</p>"
    return files


def moodle_flat(learners: Iterable = CLASS) -> dict:
    files = moodle_folders(learners)
    return {name.replace("/", "_"): content for name, content in files.items()}


def blackboard(learners: Iterable = CLASS) -> dict:
    files = {}
    for learner in learners:
        place = f"Home_work 1_{learner.login}_attempt_2026-11-{1 + learner.number % 28:02}-10-15-00"
        files[f"{place}_{misleading(learner)}"] = notebook_of(learner)
        files[f"{place}.txt"] = (
            f"Name: {learner.name} ({learner.login})\nAssignment: Home_work 1\n"
            "Date Submitted: Sunday, November 1, 2026 10:15:00 AM CET\nCurrent Grade: Needs Grading\n\n"
            "Submission Field:\nThere is no student submission text data for this assignment.\n\nComments:\n"
            "There are no student comments for this assignment.\n\nFiles:\n"
            f"\tOriginal filename: {misleading(learner)}\n\tFilename: {place}_{misleading(learner)}\n\n"
        )
    return files


def brightspace(learners: Iterable = CLASS) -> dict:
    files = {"index.html": "<html>Folder</html>"}
    for learner in learners:
        place = f"{400 + learner.number}-77001 - {learner.name} - Nov {1 + learner.number % 28}, 2026 1015 AM"
        files[f"{place}/{misleading(learner)}"] = notebook_of(learner)
    return files


def gradescope(learners: Iterable = CLASS) -> dict:
    files, metadata = {}, []
    for learner in learners:
        place = f"submission_{500 + learner.number}"
        files[f"assignment_9_export/{place}/{misleading(learner)}"] = notebook_of(learner)
        metadata.append(
            f"{place}:\n  :submitters:\n  - :name: {json.dumps(learner.name, ensure_ascii=False)}\n"
            f"    :sid: '{learner.student_number}'\n    :email: {learner.email}\n"
            f"  :created_at: 2026-11-{1 + learner.number % 28:02} 09:15:00.000000000 Z\n"
            "  :score: 1.0\n  :status: processed\n  :results:\n    tests:\n    - name: a\n      output: |\n"
            "        submission_999:\n          :submitters: nobody\n  :history: []\n"
        )
    return files | {"assignment_9_export/submission_metadata.yml": "---\n" + "".join(metadata)}


def sakai(learners: Iterable = CLASS) -> dict:
    files = {"Homework 1/grades.csv": '"Homework 1","SCORE_GRADE_TYPE"\n\n"Display ID","ID","Last Name"\n'}
    for learner in learners:
        name = learner.sortable if "," in learner.sortable else f"{learner.sortable},"
        place = f"Homework 1/{name}({learner.login})"
        files[f"{place}/Submission attachment(s)/{misleading(learner)}"] = notebook_of(learner)
        files[f"{place}/timestamp.txt"] = f"2026-11-{1 + learner.number % 28:02}T09:15:00Z"
        files[f"{place}/comments.txt"] = ""
        files[f"{place}/Feedback Attachment(s)/old.ipynb"] = notebook_of(CLASS[0])
    return files


def teams(learners: Iterable = CLASS) -> dict:
    """Which knows nothing but names, so those who share one cannot stand there."""
    files = {}
    for learner in learners:
        if learner not in HOMONYMS:
            place = f"Student Work/{{}} files/{learner.name}/Homework 1"
            files[place.format("Submitted") + f"/Version 1/{misleading(learner)}"] = notebook_of(CLASS[0])
            files[place.format("Submitted") + f"/Version 2/{misleading(learner)}"] = notebook_of(learner)
            files[place.format("Working") + f"/{misleading(learner)}"] = notebook_of(CLASS[1])
    return files


def github(learners: Iterable = CLASS) -> dict:
    files = {}
    for learner in learners:
        place = f"homework-1-submissions/homework-1-{learner.login}-hub"
        files[f"{place}/{misleading(learner)}"] = notebook_of(learner)
        files[f"{place}/.git/config"] = "[core]"
        files[f"{place}/README.md"] = "Homework"
    return files


def nbgrader(learners: Iterable = CLASS) -> dict:
    files = {}
    for learner in learners:
        place = f"submitted/{learner.login}/homework1"
        files[f"{place}/{misleading(learner)}"] = notebook_of(learner)
        files[f"{place}/timestamp.txt"] = f"2026-11-{1 + learner.number % 28:02} 09:15:00.123456 UTC"
    return files


def nbgrader_exchange(learners: Iterable = CLASS) -> dict:
    return {f"{learner.login}+homework1+2026-11-01 09:15:00.123456 UTC+c0ffee/{misleading(learner)}":
            notebook_of(learner) for learner in learners}


EXPORTS: dict[str, Callable[..., dict]] = {made.__name__: made for made in (
    canvas, moodle_folders, moodle_flat, blackboard, brightspace, gradescope, sakai, teams, github, nbgrader,
    nbgrader_exchange,
)}
# What an export knows people by beside their names, and what the rosters do that do not know everything
KNOWN_BY = {"blackboard": "login", "gradescope": "student number", "sakai": "login", "nbgrader": "login",
            "nbgrader_exchange": "login", "github": "login at GitHub"}
KNOWN_IN = {"github_roster": {"student number", "login at GitHub"}, "sakai_roster": {"login"}}
WITHOUT_NAMES = ("github", "nbgrader", "nbgrader_exchange")


# -- rosters --------------------------------------------------------------------------------------


def csv_text(rows: list, delimiter: str = ",") -> str:
    quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in rows]
    return "".join(delimiter.join(row) + "\n" for row in quoted)


def plain_roster() -> str:
    """A roster by hand, which knows people by a number that no platform knows but Canvas gives to another."""
    return csv_text([["id", "name", "email"], *([str(each.number), each.name, each.email] for each in CLASS)])


def student_roster() -> str:
    rows = [[each.student_number, each.name, each.login, each.email] for each in CLASS]
    return csv_text([["Student ID", "Name", "Username", "Email"], *rows])


def canvas_roster() -> str:
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (5)", "Final Score"]
    rows = [["", "", "", "", "", "Manual Posting", ""],
            ["    Points Possible", "", "", "", "", "10", "(read only)"]]
    rows += [[each.sortable, each.canvas, each.student_number, each.login, "A", "", ""] for each in CLASS]
    return csv_text([header, *rows, ["Student, Test", "99", "", "x", "A", "", ""]])


def canvas_roster_split() -> str:
    """As Canvas exports it where names stand in two columns."""
    header = ["LastName", "FirstName", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (5)"]
    rows = [["    Points Possible", "", "", "", "", "", "10"]]
    rows += [[each.last, each.first, each.canvas, each.student_number, each.login, "A", ""] for each in CLASS]
    return csv_text([header, *rows, ["Student", "Test", "99", "", "x", "A", ""]])


def moodle_worksheet() -> str:
    header = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade",
              "Grade can be changed", "Last modified (submission)", "Last modified (grade)",
              "Feedback comments"]
    return csv_text([header, *([f"Participant {each.participant}", each.name, each.email,
                                "Submitted for grading", "", "10.00", "Yes",
                                f"Sunday, {1 + each.number % 28} November 2026, 10:15 AM", "-", ""]
                               for each in CLASS)])


def moodle_worksheet_german() -> str:
    """Where there is no space before the number, and a comma in it."""
    header = ["ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung",
              "Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)",
              "Feedback als Kommentar"]
    return csv_text([header, *([f"Teilnehmer/in{each.participant}", each.name, each.email,
                                "Zur Bewertung abgegeben", "", "10,00", "Ja",
                                f"Sonntag, {1 + each.number % 28}. November 2026, 10:15", "-", ""]
                               for each in CLASS)])


def moodle_participants() -> str:
    return csv_text([["First name", "Last name", "Email address", "Groups"],
                     *([each.first, each.last, each.email, "Group 1"] for each in CLASS)])


def blackboard_roster() -> str:
    """With tabs; Blackboard writes UTF-16."""
    return csv_text([["Last Name", "First Name", "Username", "Student ID", "Availability", "Homework 1 |88"],
                     *([each.last, each.first, each.login, each.student_number, "Yes", ""]
                       for each in CLASS)], "\t")


def brightspace_roster() -> str:
    return csv_text([["OrgDefinedId", "Username", "Last Name", "First Name", "Email",
                      "Homework 1 Points Grade <Numeric MaxPoints:10>", "End-of-Line Indicator"],
                     *([f"#{each.student_number}", f"#{each.login}", each.last, each.first, each.email,
                        "", "#"] for each in CLASS)])


def gradescope_roster() -> str:
    return csv_text(
        [
            ["First Name", "Last Name", "SID", "Email", "Sections", "Total Score"],
            *([each.first, each.last, each.student_number, each.email, "A", ""] for each in CLASS),
        ]
    )


def github_roster() -> str:
    rows = [[each.student_number, f"{each.login}-hub", str(each.number), each.name] for each in CLASS]
    return csv_text([["identifier", "github_username", "github_id", "name"], *rows])


def sakai_roster() -> str:
    return csv_text([["Homework 1", "SCORE_GRADE_TYPE"], [],
                     ["Display ID", "ID", "Last Name", "First Name", "grade", "Submission date", "Late"],
                     *([each.login, each.login, each.last, each.first, "", "2026-11-01T09:15:00Z", "On time"]
                       for each in CLASS)])


ROSTERS: dict[str, Callable[[], str]] = {made.__name__: made for made in (
    plain_roster, student_roster, canvas_roster, canvas_roster_split, moodle_worksheet,
    moodle_worksheet_german, moodle_participants, blackboard_roster, brightspace_roster, gradescope_roster,
    github_roster, sakai_roster,
)}


# -- files ----------------------------------------------------------------------------------------


def zip_bytes(files: dict, encoding: str = "utf-8") -> bytes:
    """A zip of files whose names are in an encoding, as a program writes them that does not say which."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            if encoding == "utf-8":
                archive.writestr(name, content)
            else:
                info = _Unsaid(name.encode(encoding).decode("latin-1"))
                archive.writestr(info, content)
    return data.getvalue()


class _Unsaid(zipfile.ZipInfo):
    """A member whose name is written byte for byte, without a word on its encoding."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("latin-1"), self.flag_bits & ~0x800


def unpacked(files: dict, folder: Path) -> Path:
    """The files in a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def zipped(files: dict, path: Path, encoding: str = "utf-8") -> Path:
    """The files in a zip."""
    path.write_bytes(zip_bytes(files, encoding))
    return path
