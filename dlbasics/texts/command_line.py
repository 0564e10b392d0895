"""What the grader says on the command line: help, progress, what went wrong."""

COMMAND_LINE_TEXTS = {
    # -- help: the commands -----------------------------------------------------------------------
    "cli.about.grading": "Grade submissions of the book's exercises.",
    "cli.about.grade": (
        "Judge submissions (notebooks, and the files that the page saves) into a gradebook. Run it again "
        "after an\n"
        "interruption, or with more submissions (all of them, not the new ones alone): what is judged "
        "already is not\n"
        "judged again.\n"
        "\n"
        "In DIR: gradebook.csv, class.html, feedback/ (a page for each learner), canvas.csv, gradescope/, "
        "results/\n"
        "(one JSON file a submission), seed.txt. The last is the secret that the hidden cases are made "
        "from: keep it,\n"
        "to yourself. To fill in: overrides.csv (points and comments by hand) and, if there are strangers, "
        "who.csv.\n"
        "Exit code 0: all judged; 1: some need a look, or it was stopped; 2: wrong usage, or no sandbox "
        "here.\n"
    ),
    "cli.about.report": (
        "Look at a class's work from another side; nothing is judged.\n"
        "`report similar --help` says more.\n"
        "Exit code as the report's.\n"
    ),
    "cli.about.similar": (
        "Find pairs of learners whose functions are alike beyond what the exercise asks for, also with "
        "other names.\n"
        "Nothing is run and no sandbox is needed. In DIR: similar.html (both texts side by side, and what "
        "this does not\n"
        "show) and similar.csv.\n"
        "Exit code 0: done; 1: some files could not be read; 2: wrong usage.\n"
    ),
    "cli.about.check": (
        "Judge one submission and show its verdicts here. Nothing is written. The hidden cases are not "
        "those of a\n"
        "class.\n"
        "Exit code 0: judged, whatever it earns; 1: it could not be read; 2: wrong usage, or no sandbox "
        "here.\n"
    ),
    "cli.about.exercises": (
        "List the exercises that count: id, points, version, kind and title. Those of your own "
        "(--exercises) are run and judged, and what is wrong with them is said.\n"
        "Exit code 0 when all is well, 1 when something is wrong with your own, 2 for wrong usage.\n"
    ),
    "cli.about.release": (
        "Make the zip for learners: the notebooks with their stubs, the package without the grader, and "
        "how to run\n"
        "them. With --exercises it also holds a notebook with the stubs of your own functions, and not "
        "your file.\n"
        "Exit code 0, or 2 for wrong usage.\n"
    ),
    "cli.examples": "examples:\n{commands}\n",
    "cli.short.grade": "grade a class",
    "cli.short.report": "look for answers that are alike",
    "cli.short.similar": "pairs of learners with answers that are alike",
    "cli.short.check": "judge one submission and show the verdicts here",
    "cli.short.exercises": "list ids, points and versions",
    "cli.short.release": "make the zip for learners",
    # -- help: what is given ----------------------------------------------------------------------
    "cli.option.language": (
        "the language of all that is said and written (default: as LC_ALL, LC_MESSAGES or LANG names it)"
    ),
    "cli.option.file": "a notebook or a work file",
    "cli.option.zip": "the file to write",
    "cli.option.chapters": "names of chapters (default: all)",
    "cli.option.ask-numbers": "let each notebook ask whose numbers its questions have",
    "cli.option.exercises": "a file with exercises of your own; more than one: write the option for each",
    "cli.option.only": "ids or chapters that count",
    "cli.option.seconds": "most time for one exercise (default: {default})",
    "cli.option.budget": "most time for all of one learner's work (default: {default})",
    "cli.option.own-numbers": (
        "judge questions with each learner's own numbers: learners called own_numbers(ID)"
    ),
    "cli.option.unsafe": "no sandbox: for a file of your own, since it can do whatever you can",
    "cli.option.submissions": (
        "zips as any platform gives them, folders (a folder or a file a learner), files"
    ),
    "cli.option.out": "folder for all that is written",
    "cli.option.roster": "the people of the class, as any platform exports them; or columns id, name, email",
    "cli.option.map": "who strangers are (default: DIR/who.csv, which a run writes for you to fill in)",
    "cli.option.times": (
        "when people handed in: Moodle's worksheet or log, a table of Sakai or GitHub; or columns id, time"
    ),
    "cli.option.timezone": "of times that name none, such as Europe/Berlin (default: this machine's)",
    "cli.option.deadline": "2026-11-30T23:59 or with +01:00; CHAPTER=TIME for one chapter",
    "cli.option.extensions": "columns id and deadline or days; chapter, if it is for one",
    "cli.option.late": "per-day=10% (or points: per-day=0.5), grace=15m, cut-off=3d",
    "cli.option.best-of": "the best of the last N answers to an exercise counts (default: the last one)",
    "cli.option.weights": "what each chapter counts for in the total (default: its points)",
    "cli.option.overrides": "points and comments by hand (default: DIR/overrides.csv)",
    "cli.option.seed": (
        "the secret itself; others on this machine can see it while it runs (default: in DIR/seed.txt)"
    ),
    "cli.option.seed-file": "a file that holds the secret",
    "cli.option.jobs": "processes (default: one a core, {default} here)",
    "cli.option.cluster": (
        "a Dask scheduler, tcp://host:8786 or tls://host:8786; all of its workers get the secret"
    ),
    "cli.option.tls-ca": "for tls://: the authority whose certificates the cluster's machines have",
    "cli.option.tls-cert": "for tls://: this machine's certificate",
    "cli.option.tls-key": "for tls://: the key of this certificate",
    "cli.group.whose": "whose work it is",
    "cli.group.rules": "what counts",
    "cli.group.secret": "hidden cases",
    "cli.group.workers": "where it is judged",
    # -- what is wrong with what was given --------------------------------------------------------
    "cli.wrong-usage": "{message}\n`{program} --help` lists all options.",
    "cli.file-among-options": (
        "{option} names {word}, which is a file here; what was handed in stands before the first option"
    ),
    "cli.other-options": "Not as in the last run: {now}; before: {before}.",
    "cli.changed-exercises": (
        "Not as in the last run: what {files} defines. Whatever depends on it is judged again."
    ),
    "cli.other-seed": "Another seed than in the last run: all is judged again, on other hidden cases.",
    "cli.without-option": "without {option}",
    "cli.no-path": "there is no {path}",
    "cli.folder-for-a-file": "{path} is a folder; expected a file",
    "cli.no-number": "{word} is no number",
    "cli.no-whole-number": "{word} is no whole number",
    "cli.not-above-0": "{option} is {value}; expected a number above 0",
    "cli.not-from-1": "{option} is {value}; expected 1 or more",
    "cli.no-such-exercise": (
        "--only names {word}; expected ids or chapters as `exercises` lists them, such as {near}"
    ),
    "cli.exercises-do-not-run": "{path}, line {line}: this file of --exercises does not run: {reason}",
    "cli.no-exercises": "{path}: a file of --exercises must end with EXERCISES = [...] of Code, Choice, ...",
    "cli.id-taken": "{files}: {ids} is in the book or in another file already; an id may be there once",
    "cli.exercise-is-faulty": "{path}: {fault}",
    "cli.exercise-in-line": "{path}, line {line}: {fault}",
    "cli.two-secrets": "give --seed or --seed-file, not both",
    "cli.empty-secret": "--seed is empty; give the secret, or leave the option out",
    "cli.no-secret": "{path} holds no seed; write one into it, or give --seed",
    "cli.no-notebooks": "there are no notebooks in {folder}; run this from a clone of the book",
    "cli.no-such-notebook": "there is no chapter {chapter}; expected {chapters}",
    "cli.question-to-release": "{id} is a question; only functions can be released without their answers",
    "cli.no-dask": '--cluster needs Dask: pip install "dlbasics[grading,cluster]", here and on the workers',
    "cli.no-scheduler": (
        "no Dask scheduler with workers answers at {address} ({error}); start `dask scheduler`, and `dask "
        "worker {address} --nthreads 1 --nworkers auto`"
    ),
    "cli.other-code": "A worker of the cluster has another dlbasics; install the same one everywhere.",
    "cli.workers-gone": (
        "No worker of the cluster has been there for {seconds} s. Results so far are kept; run it again when "
        "there are workers."
    ),
    "cli.out-is-a-file": "{path} is a file; expected a folder, which may be new.",
    "cli.out-not-writable": "nothing can be written into {path}; choose another folder.",
    "cli.secret-unreadable": (
        "{path} cannot be read: who ran the grader here first has to open the folder to you (chmod), or "
        "choose another --out."
    ),
    "cli.out-is-the-input": (
        "{path} holds the submissions and is given as --out as well; results go into another folder."
    ),
    "cli.input-overwritten": (
        "{path} would be overwritten: results are written there. Give it another name or place, or choose "
        "another --out."
    ),
    "cli.no-submission": "there is no submission in {paths}: is that the right place?",
    "cli.no-zip": "{path} is no name of a zip; write the zip first, as in `release {command}`.",
    "cli.zip-is-a-folder": "{path} is a folder; expected the name of a zip to write.",
    "cli.no-utf-8": "{path} is no text in UTF-8; save it as such.",
    "cli.map-without-roster": "--map says who of the roster somebody is: give --roster as well.",
    "cli.tls-files": "a cluster at tls:// needs --tls-ca, --tls-cert and --tls-key.",
    "cli.tls-cluster": "--tls-ca, --tls-cert and --tls-key are for --cluster tls://HOST:PORT.",
    # -- while it runs, and at its end ------------------------------------------------------------
    "cli.without-a-sandbox": "WITHOUT a sandbox: what is judged can do whatever you can.",
    "cli.progress": "[{bar}] {finished}/{count}  {rate}/s  {left} left  {problems} to look at",
    "cli.system-error": "{error}. Results so far are kept; run it again when this is solved.",
    "cli.system-error-alone": "{error}.",
    "cli.stopped-alone": "Stopped.",
    "cli.stopped": "Stopped. Results so far are kept; run it again to judge the rest.",
    "cli.results-missing": "{count} results are missing: is {path} being deleted? Run it again.",
    "cli.summary.who": "{id} ({name})",
    "cli.summary.late": "late",
    "cli.summary.late-unknown": "of whom it is not known whether late",
    "cli.summary.left-out": (
        "of those without a submission here handed something in that an earlier run has judged, and it is "
        "not in these files. Give all downloads together, the older ones as well"
    ),
    "cli.summary.days-unknown": (
        "of whom nobody says by how many days: nothing was taken off. A table with id and time can say it "
        "(--times), but only of what each handed in last"
    ),
    "cli.summary.another-earned-more": (
        "whose last answer earned less than an earlier one, or a late one: see the notes in gradebook.csv"
    ),
    "cli.summary.more": "{count} more: see {path}",
    "cli.summary.strangers": "Write who the strangers are into {path}, and run the command again.",
    "cli.summary.to-look-at": (
        "Ask for the right file, or write points into {path}, and run the command again."
    ),
    "cli.summary.upload": "To upload: {path}",
    "cli.summary.not-counted": (
        "answers to another version of a question, or with other numbers, count nothing: {exercises}"
    ),
    "cli.summary.not-by-exercise": (
        "canvas-exercises.csv leaves out {count}, whose exercises do not add up to the total: {learners}."
    ),
    "cli.summary.points": "points (median), {least} to {most}, of {possible}",
    "cli.summary.misconception": "hold the most common misconception, in {exercise}: {sentence}",
    "cli.times": "Judging a submission took {middle} s (median), and {most} s at most ({file}).",
    "cli.similar": (
        "{answers} answers of {learners} learners were compared. Pairs of learners with answers that are "
        "alike: {pairs}. See {path}; it says what this does not show."
    ),
    "cli.similar-unreadable": "{file}: it could not be read, and is not compared.",
    "cli.check-points": "{earned} of the {possible} points of {count} exercises handed in",
    "cli.check-unsafe": "Judged WITHOUT a sandbox.",
    "cli.exercise": "{id} {points} points  {version}  {kind}  {title}",
    "cli.exercises": "{count} exercises, {points} points",
    "cli.english-notebooks": (
        "The verdicts in it are in {language}, its notebooks in English. For notebooks in {language} run "
        "`release` in a clone of the branch {language}: git clone --branch {language} ..."
    ),
    "cli.zip-written": "{path}: {megabytes} MB",
    # -- what learners find in their zip ----------------------------------------------------------
    "release.readme": (
        "Deep Learning Basics: notebooks to work in\n"
        "\n"
        "    pip install -r requirements.txt        (Python 3.11 or newer)\n"
        "    jupyter lab\n"
        "\n"
        "Open a notebook, complete the functions below @check(...), run their cells: the verdict is there "
        "at once. Keep\n"
        "the folder dlbasics beside the notebooks. Save the notebooks, and hand them in.\n"
    ),
    "release.readme-more": (
        "The exercises in more_exercises.ipynb are judged after you hand them in: no verdict comes there.\n"
    ),
    "release.judged-later": "judged when you hand in",
    "release.who-you-are": "your name or number, exactly as your instructor has it",
    "release.more-exercises": "More exercises",
    "release.about-more": (
        "Complete the functions below `@check(...)`. They are judged after you hand them in: no verdict "
        "comes here."
    ),
    "release.exercise": "{title} ({points} points)",
}
