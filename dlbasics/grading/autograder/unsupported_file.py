"""What a file is that is neither a notebook nor a work file, so that its learner can be told what to do."""

import re

from dlbasics.clean_text import clean
from dlbasics.messages import Message

# How files of a kind begin
BEGINNINGS = {
    b"PK\x03\x04": "submission.is-zip",
    b"Rar!": "submission.is-archive",
    b"7z\xbc\xaf": "submission.is-archive",
    b"\x1f\x8b": "submission.is-archive",
    b"\xfd7zXZ": "submission.is-archive",
    b"BZh": "submission.is-archive",
    b"\x28\xb5\x2f\xfd": "submission.is-archive",
    b"%PDF": "submission.is-document",
    b"{\\rtf": "submission.is-document",
    b"\xd0\xcf\x11\xe0": "submission.is-document",
    b"\x89PNG": "submission.is-picture",
    b"\xff\xd8\xff": "submission.is-picture",
    b"GIF8": "submission.is-picture",
    b"BM": "submission.is-picture",
    b"II*\x00": "submission.is-picture",
    b"MM\x00*": "submission.is-picture",
    b"MZ": "submission.is-no-text",
    b"\x7fELF": "submission.is-no-text",
    b"SQLite": "submission.is-no-text",
    b"\x80\x04": "submission.is-no-text",
    b"<<<<<<< ": "submission.is-merge-conflict",
    b"version https://git-lfs": "submission.is-git-lfs",
}
# Markers in the first thousand bytes, where the beginning says too little
MARKERS = {
    b"PK\x03\x04": (
        (b"[Content_Types].xml", b"word/", b"xl/", b"ppt/", b"_rels/", b"vnd.oasis"),
        "submission.is-document",
    ),
    b"RIFF": ((b"WEBP",), "submission.is-picture"),
    b"\x00\x00\x00": ((b"ftyp",), "submission.is-picture"),
}
TAR_MARK, TAR_MARK_AT = b"ustar", 257
MAX_LOOKED_AT = 10**6
ADDRESS = re.compile(r"https?://[^\s\"'<>\\)]{4,200}")
PYTHON = re.compile(r"^\s*(?:def \w+\(|class \w+|import \w+|from \w[\w.]* import |@\w)", re.MULTILINE)
# Whole files that only lead elsewhere: of a browser, of a Mac, of Canvas, of Google's drive
SHORTCUT = re.compile(
    r"\[InternetShortcut\]|<key>URL</key>|http-equiv=\"?refresh|\"url\":\s*\"https?:", re.IGNORECASE
)
MAX_LINK_FILE_LENGTH = 2000
WEB_PAGE = re.compile(r"<(!doctype html|html|head|body|p|div|!--)\b", re.IGNORECASE)


def describe_file(data: bytes) -> Message | None:
    """Say what a file is; None if nothing shows it."""
    code = _by_its_bytes(data)
    if code:
        return Message(code)
    text = _text(data)
    address = ADDRESS.search(text)
    is_short = len(data) < MAX_LINK_FILE_LENGTH
    if address and (
        SHORTCUT.search(text[:MAX_LINK_FILE_LENGTH]) or (is_short and _is_little_else(text, address[0]))
    ):
        return Message("submission.is-link", {"address": clean(address[0], 200)})
    if WEB_PAGE.match(text):
        return Message("submission.is-web-page")
    if not text.startswith(("{", "[")) and PYTHON.search(text):
        return Message("submission.is-program")
    return None


def is_no_plain_text(data: bytes) -> bool:
    """Whether the bytes of a file show that it is no table of text but a workbook or a web page, say."""
    return bool(_by_its_bytes(data) or WEB_PAGE.match(_text(data)))


def _text(data: bytes) -> str:
    return data[:MAX_LOOKED_AT].decode("utf-8", "replace").lstrip("\ufeff").strip()


def _by_its_bytes(data: bytes) -> str:
    """The code of the sentence on a file whose bytes show its kind; empty if they show none."""
    for beginning, (markers, code) in MARKERS.items():
        if data.startswith(beginning) and any(marker in data[:1000] for marker in markers):
            return code
    if data.startswith(TAR_MARK, TAR_MARK_AT):
        return "submission.is-archive"
    if not data.strip(b"\x00"):
        return "submission.is-only-zeros"
    return next((code for beginning, code in BEGINNINGS.items() if data.startswith(beginning)), "")


def _is_little_else(text: str, address: str) -> bool:
    """Whether a short text holds hardly more than an address."""
    rest = re.sub(r"<[^>]*>", " ", text.replace(address, " "))
    return len(rest.split()) <= 20 and not PYTHON.search(text)
