"""The filter of system calls: the kernel's seccomp, by a program of classic BPF."""

import ctypes
import os
import platform
import struct
from dataclasses import dataclass
from functools import cache

from dlbasics.grading.sandbox.inside.denied_system_calls import DENIED, FIRST_UNKNOWN
from dlbasics.grading.sandbox.inside.libc import libc

# linux/prctl.h, linux/seccomp.h
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
SECCOMP_RET_KILL_PROCESS = 0x80000000
SECCOMP_RET_ERRNO = 0x00050000
SECCOMP_RET_ALLOW = 0x7FFF0000
# struct seccomp_data: where its fields begin
OFFSET_NUMBER, OFFSET_ARCH, OFFSET_FIRST_ARGUMENT = 0, 4, 16
# linux/bpf_common.h: load a word from an offset; jump if equal, at least, any bit set; return
BPF_LD_W_ABS = 0x20
BPF_JMP_JEQ_K = 0x15
BPF_JMP_JGE_K = 0x35
BPF_JMP_JSET_K = 0x45
BPF_RET_K = 0x06
# linux/sched.h, errno.h
CLONE_THREAD = 0x10000
EPERM, ENOSYS = 1, 38
EXIT_WITHOUT_FILTER = 97


@dataclass(frozen=True)
class Machine:
    """What the filter must know of a kind of machine: its ``AUDIT_ARCH_*`` and the number of ``clone``."""

    audit_arch: int
    clone: int


MACHINES = {"x86_64": Machine(0xC000003E, 56), "aarch64": Machine(0xC00000B7, 220)}


class SockFprog(ctypes.Structure):
    """``struct sock_fprog``: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def denied_numbers(machine: str) -> dict:
    """The number of each denied system call that a kind of machine has."""
    numbers = {name: getattr(call, machine) for name, call in DENIED.items()}
    return {name: number for name, number in numbers.items() if number is not None}


def _load(offset: int) -> bytes:
    return struct.pack("<HBBI", BPF_LD_W_ABS, 0, 0, offset)


def _jump(test: int, value: int, skip_if_true: int, skip_if_false: int) -> bytes:
    return struct.pack("<HBBI", test, skip_if_true, skip_if_false, value)


def _return(action: int) -> bytes:
    return struct.pack("<HBBI", BPF_RET_K, 0, 0, action)


@cache
def filter_program() -> bytes:
    """The filter: deny `DENIED`, calls newer than this list, and every clone that is not a thread."""
    machine = MACHINES[platform.machine()]
    deny, absent = _return(SECCOMP_RET_ERRNO | EPERM), _return(SECCOMP_RET_ERRNO | ENOSYS)
    program = [
        _load(OFFSET_ARCH),
        _jump(BPF_JMP_JEQ_K, machine.audit_arch, 1, 0),
        _return(SECCOMP_RET_KILL_PROCESS),
        _load(OFFSET_NUMBER),
        _jump(BPF_JMP_JGE_K, FIRST_UNKNOWN, 0, 1),  # and the x32 names of the same calls
        absent,
    ]
    for name, number in denied_numbers(platform.machine()).items():
        # C libraries try clone first where clone3 is absent, not where it is forbidden.
        program += [_jump(BPF_JMP_JEQ_K, number, 0, 1), absent if name == "clone3" else deny]
    program += [
        _jump(BPF_JMP_JEQ_K, machine.clone, 0, 3),
        _load(OFFSET_FIRST_ARGUMENT),
        _jump(BPF_JMP_JSET_K, CLONE_THREAD, 1, 0),
        deny,
        _return(SECCOMP_RET_ALLOW),
    ]
    return b"".join(program)


def install_seccomp():
    """Set the filter, which nothing can take away again; a process that cannot have it ends."""
    code = filter_program()
    buffer = ctypes.create_string_buffer(code, len(code))
    program = SockFprog(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    failed = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if failed or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        os._exit(EXIT_WITHOUT_FILTER)
