"""What the grader says on the command line: help, progress, what went wrong."""

COMMAND_LINE_TEXTS = {
    "cli.workers-gone": (
        "No worker of the cluster has been there for {seconds} s. Results so far are kept; run it again when "
        "there are workers."
    ),
    "cli.out-is-a-file": "{path} is a file; expected a folder, which may be new.",
    "cli.out-is-the-input": (
        "{path} holds the submissions and is given as --out as well; results go into another folder."
    ),
    "cli.no-submission": "there is no submission in {paths}: is that the right place?",
    "cli.zip-is-a-folder": "{path} is a folder; expected the name of a zip to write.",
    "cli.no-utf-8": "{path} is no text in UTF-8; save it as such.",
    "cli.map-without-roster": "--map says who of the roster somebody is: give --roster as well.",
    "cli.tls-files": "a cluster at tls:// needs --tls-ca, --tls-cert and --tls-key.",
    "cli.tls-cluster": "--tls-ca, --tls-cert and --tls-key are for --cluster tls://HOST:PORT.",
    "cli.times": "Judging a submission took {middle} s in the middle, and {most} s at most ({file}).",
    "cli.similar": (
        "{answers} answers of {learners} learners were compared. Pairs of learners with answers that are "
        "alike: {pairs}. See {path}; it says what this does not show."
    ),
    "cli.similar-unreadable": "{file}: it could not be read, and is not compared.",
}
