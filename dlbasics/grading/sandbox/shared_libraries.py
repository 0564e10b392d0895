"""The shared libraries that programs need, found as the loader of this machine finds them.

A sandbox holds these files and not the folders in which they stand, which hold much else.
"""

import os
import struct
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# elf(5), of 64 bits, the lowest byte first: what a file begins with, kinds of segments, tags
MAGIC = b"\x7fELF\x02\x01"
PT_LOAD, PT_DYNAMIC, PT_INTERP = 1, 2, 3
DT_NEEDED, DT_STRTAB, DT_STRSZ, DT_RPATH, DT_RUNPATH = 1, 5, 10, 15, 29
HEADER_SIZE, MAX_PART = 64, 2**24
# Loaded by name when a thread ends, by nothing that a file says.
LOADED_BY_NAME = ("libgcc_s.so.1",)
LOADER_CONFIGURATION = Path("/etc")


@dataclass(frozen=True)
class Program:
    """What a program or a library asks the loader for.

    Attributes
    ----------
    path : str
    machine : int
        The kind of machine that it is for.
    interpreter : str
        The loader itself, of a program.
    needed, folders : tuple of str
        Names of libraries, and where to look for these first.
    """

    path: str
    machine: int
    interpreter: str = ""
    needed: tuple = ()
    folders: tuple = ()


def read_program(path: str) -> Program | None:
    """Read what a file asks the loader for; None if it is no program or library."""
    try:
        with open(path, "rb") as file:
            header = file.read(HEADER_SIZE)
            if len(header) < HEADER_SIZE or not header.startswith(MAGIC):
                return None
            return _parse(path, header, file)
    except (OSError, ValueError, LookupError, OverflowError, struct.error):  # a damaged one
        return None


def _parse(path: str, header: bytes, file) -> Program:
    (machine,) = struct.unpack_from("<H", header, 18)
    (start,) = struct.unpack_from("<Q", header, 32)
    size, count = struct.unpack_from("<HH", header, 54)

    def read_at(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(min(length, MAX_PART))

    headers = read_at(start, size * count)
    segments = [struct.unpack_from("<I4xQQ8xQ", headers, size * number) for number in range(count)]
    loaded, dynamic, interpreter = [], {}, ""
    for kind, offset, address, length in segments:
        if kind == PT_LOAD:
            loaded.append((address, offset, length))
        elif kind == PT_INTERP:
            interpreter = read_at(offset, length).rstrip(b"\0").decode()
        elif kind == PT_DYNAMIC:
            for tag, value in struct.iter_unpack("<QQ", read_at(offset, length - length % 16)):
                dynamic.setdefault(tag, []).append(value)
    strings = _string_table(dynamic, loaded, read_at)

    def strings_of(tag: int) -> list:
        return [strings[at : strings.index(b"\0", at)].decode() for at in dynamic.get(tag, [])]

    origin = os.path.dirname(os.path.realpath(path))
    folders = ":".join(strings_of(DT_RPATH) + strings_of(DT_RUNPATH)).split(":")
    folders = [folder.replace("${ORIGIN}", origin).replace("$ORIGIN", origin) for folder in folders if folder]
    return Program(path, machine, interpreter, tuple(strings_of(DT_NEEDED)), tuple(folders))


def _string_table(dynamic: dict, loaded: list, read_at) -> bytes:
    """The string table of a dynamic section, whose entries name strings by where they begin in it."""
    for address, offset, length in loaded:
        for table in dynamic.get(DT_STRTAB, []):
            if address <= table < address + length:
                return read_at(offset + table - address, dynamic[DT_STRSZ][0])
    return b""


@cache
def loader_folders() -> tuple:
    """The folders in which the loader looks, as far as its configuration names them, and its own."""
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    folders = []
    for path in (LOADER_CONFIGURATION / "ld.so.conf", *LOADER_CONFIGURATION.glob("ld.so.conf.d/*.conf")):
        if path.is_file():
            lines = path.read_text(errors="replace").split("\n")
            folders += [line.strip() for line in lines if line.startswith("/")]
    for top in ("/lib", "/usr/lib", "/lib64", "/usr/lib64"):
        folders += [f"{top}/{multiarch}", top] if multiarch else [top]
    return tuple(dict.fromkeys(folder for folder in folders if os.path.isdir(folder)))


def needed_libraries(paths: list, more_folders: tuple = ()) -> list:
    """The libraries that programs and libraries need, and those that these need.

    Parameters
    ----------
    paths : list of str
        Files; those that are no program need nothing.
    more_folders : tuple of str
        Where to look before the loader's own folders.

    Returns
    -------
    list of str
        Their paths, under the names by which they are asked for; none that was given.
    """
    given = {os.path.basename(path) for path in paths}
    waiting = [program for program in map(read_program, paths) if program]
    found = {}
    for program in waiting:  # the body appends to this list
        wanted = [*program.needed, *LOADED_BY_NAME]
        if program.interpreter:
            found.setdefault(os.path.basename(program.interpreter), program.interpreter)
        for name in wanted:
            if name in given or name in found:
                continue
            for folder in (*program.folders, *more_folders, *loader_folders()):
                library = read_program(os.path.join(folder, name))
                if library and library.machine == program.machine:
                    found[name] = library.path
                    waiting.append(library)
                    break
    return sorted(found.values())
