"""The filter of system calls: the kernel's seccomp, by a program of classic BPF."""

import ctypes
import os
import platform
import struct
from functools import cache

from dlbasics.grading.sandbox.inside.allowed_system_calls import (
    ALLOWED,
    ANSWERED,
    ENOSYS,
    EPERM,
    FILTERED,
    FIRST_OPTIONAL,
    ArgumentRule,
    SystemCall,
)
from dlbasics.grading.sandbox.inside.libc import libc

# linux/prctl.h, linux/seccomp.h
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
SECCOMP_RET_KILL_PROCESS = 0x80000000
SECCOMP_RET_ERRNO = 0x00050000
SECCOMP_RET_ALLOW = 0x7FFF0000
# struct seccomp_data: where its fields begin; of an argument the lower half, which comes first
OFFSET_NUMBER, OFFSET_ARCH, OFFSET_FIRST_ARGUMENT, SIZE_OF_ARGUMENT = 0, 4, 16, 8
# linux/bpf_common.h: load a word from an offset; jump if equal, at least, any bit set; return
BPF_LD_W_ABS = 0x20
BPF_JMP_JEQ_K = 0x15
BPF_JMP_JGE_K = 0x35
BPF_JMP_JSET_K = 0x45
BPF_RET_K = 0x06
# linux/audit.h
AUDIT_ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
EXIT_WITHOUT_FILTER = 97


class SockFprog(ctypes.Structure):
    """``struct sock_fprog``: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def _load(offset: int) -> bytes:
    return struct.pack("<HBBI", BPF_LD_W_ABS, 0, 0, offset)


def _jump(test: int, value: int, skip_if_true: int, skip_if_false: int) -> bytes:
    return struct.pack("<HBBI", test, skip_if_true, skip_if_false, value)


def _return(action: int) -> bytes:
    return struct.pack("<HBBI", BPF_RET_K, 0, 0, action)


ALLOW = _return(SECCOMP_RET_ALLOW)


def _refuse(errno: int) -> bytes:
    """The instruction that ends a call with an error, or with none and nothing done."""
    return _return(SECCOMP_RET_ERRNO | errno)


def number_on(machine: str, call: SystemCall) -> int | None:
    """The number of a system call on a kind of machine, if it has that call."""
    return getattr(call, machine)


def _if_called(number: int | None, answer: list) -> list:
    """Instructions that end with `answer` for one system call, and go on for any other."""
    if number is None:
        return []
    return [_jump(BPF_JMP_JEQ_K, number, 0, len(answer)), *answer]


def _answer_by_argument(rule: ArgumentRule) -> list:
    """Instructions that allow or refuse a call by one of its arguments."""
    answer = [_load(OFFSET_FIRST_ARGUMENT + SIZE_OF_ARGUMENT * rule.index)]
    for value in rule.values:
        answer += [_jump(BPF_JMP_JEQ_K, value, 0, 1), ALLOW]
    if rule.required:
        answer += [_jump(BPF_JMP_JSET_K, rule.required, 1, 0), _refuse(rule.errno)]
    if rule.forbidden:
        answer += [_jump(BPF_JMP_JSET_K, rule.forbidden, 0, 1), _refuse(rule.errno)]
    if rule.not_both:
        one, other = rule.not_both
        answer += [_jump(BPF_JMP_JSET_K, one, 0, 2), _jump(BPF_JMP_JSET_K, other, 0, 1), _refuse(rule.errno)]
    return [*answer, _refuse(rule.errno) if rule.values else ALLOW]


@cache
def filter_program() -> bytes:
    """The filter: allow `ALLOWED`, and `FILTERED` by their arguments; refuse every other call.

    Raises
    ------
    KeyError
        On a machine whose system calls are not known.
    """
    machine = platform.machine()
    program = [
        _load(OFFSET_ARCH),
        _jump(BPF_JMP_JEQ_K, AUDIT_ARCHES[machine], 1, 0),
        _return(SECCOMP_RET_KILL_PROCESS),
        _load(OFFSET_NUMBER),
    ]
    for filtered in FILTERED.values():
        program += _if_called(number_on(machine, filtered.call), _answer_by_argument(filtered.rule))
    for call, errno in ANSWERED.values():
        program += _if_called(number_on(machine, call), [_refuse(errno)])
    for call in ALLOWED.values():
        program += _if_called(number_on(machine, call), [ALLOW])
    # C libraries try an older call where a new one is absent, not where it is forbidden. The x32 names of
    # calls are numbers beyond all others.
    program += [_jump(BPF_JMP_JGE_K, FIRST_OPTIONAL, 0, 1), _refuse(ENOSYS), _refuse(EPERM)]
    return b"".join(program)


def install_seccomp():
    """Set the filter, which nothing can take away again; a process that cannot have it ends."""
    code = filter_program()
    buffer = ctypes.create_string_buffer(code, len(code))
    program = SockFprog(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    failed = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if failed or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
        os._exit(EXIT_WITHOUT_FILTER)
