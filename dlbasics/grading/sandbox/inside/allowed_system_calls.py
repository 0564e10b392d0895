"""The system calls that code which computes may make; the filter refuses every other.

What sandboxes of one machine share, such as the files of the package, the disk beneath them, the user that
they run as and the processors, none of these calls can hold, change, watch or measure. Where that depends on
an argument, `FILTERED` says which values pass.

The numbers are those of ``arch/x86/entry/syscalls/syscall_64.tbl`` and ``include/uapi/asm-generic/unistd.h``
in the kernel's sources; ``None`` where a machine has no such call.
"""

from typing import NamedTuple


class SystemCall(NamedTuple):
    """The number of a system call on each kind of machine."""

    x86_64: int | None
    aarch64: int | None


# errno.h
EPERM, EAGAIN, ENOSYS, ENOTSUP = 1, 11, 38, 95
# Calls from this number on have the same number everywhere. C libraries do without those that are absent.
FIRST_OPTIONAL = 424
ALLOWED = {
    # Files: to open, read, write and name them.
    "read": SystemCall(0, 63),
    "write": SystemCall(1, 64),
    "pread64": SystemCall(17, 67),
    "pwrite64": SystemCall(18, 68),
    "readv": SystemCall(19, 65),
    "writev": SystemCall(20, 66),
    "lseek": SystemCall(8, 62),
    "open": SystemCall(2, None),
    "openat": SystemCall(257, 56),
    "close": SystemCall(3, 57),
    "close_range": SystemCall(436, 436),
    "dup": SystemCall(32, 23),
    "dup2": SystemCall(33, None),
    "dup3": SystemCall(292, 24),
    "stat": SystemCall(4, None),
    "fstat": SystemCall(5, 80),
    "lstat": SystemCall(6, None),
    "newfstatat": SystemCall(262, 79),
    "statx": SystemCall(332, 291),
    "access": SystemCall(21, None),
    "faccessat": SystemCall(269, 48),
    "faccessat2": SystemCall(439, 439),
    "readlink": SystemCall(89, None),
    "readlinkat": SystemCall(267, 78),
    "getdents64": SystemCall(217, 61),
    "getcwd": SystemCall(79, 17),
    "chdir": SystemCall(80, 49),
    "fchdir": SystemCall(81, 50),
    "truncate": SystemCall(76, 45),
    "ftruncate": SystemCall(77, 46),
    "rename": SystemCall(82, None),
    "renameat": SystemCall(264, 38),
    "renameat2": SystemCall(316, 276),
    "mkdir": SystemCall(83, None),
    "mkdirat": SystemCall(258, 34),
    "rmdir": SystemCall(84, None),
    "link": SystemCall(86, None),
    "linkat": SystemCall(265, 37),
    "symlink": SystemCall(88, None),
    "symlinkat": SystemCall(266, 36),
    "unlink": SystemCall(87, None),
    "unlinkat": SystemCall(263, 35),
    "chmod": SystemCall(90, None),
    "fchmod": SystemCall(91, 52),
    "fchmodat": SystemCall(268, 53),
    "utimensat": SystemCall(280, 88),
    "umask": SystemCall(95, 166),
    "poll": SystemCall(7, None),
    "ppoll": SystemCall(271, 73),
    "select": SystemCall(23, None),
    "pselect6": SystemCall(270, 72),
    # Memory of one's own.
    "mprotect": SystemCall(10, 226),
    "munmap": SystemCall(11, 215),
    "mremap": SystemCall(25, 216),
    "brk": SystemCall(12, 214),
    # Threads, and what a C library asks when one begins or ends.
    "set_robust_list": SystemCall(273, 99),
    "rseq": SystemCall(334, 293),
    "gettid": SystemCall(186, 178),
    "sched_yield": SystemCall(24, 124),
    "sched_getaffinity": SystemCall(204, 123),
    "exit": SystemCall(60, 93),
    "exit_group": SystemCall(231, 94),
    # Signals to oneself, by a clock or a fault.
    "rt_sigaction": SystemCall(13, 134),
    "rt_sigprocmask": SystemCall(14, 135),
    "rt_sigreturn": SystemCall(15, 139),
    "rt_sigsuspend": SystemCall(130, 133),
    "rt_sigtimedwait": SystemCall(128, 137),
    "sigaltstack": SystemCall(131, 132),
    "restart_syscall": SystemCall(219, 128),
    "pause": SystemCall(34, None),
    "alarm": SystemCall(37, None),
    "getitimer": SystemCall(36, 102),
    "setitimer": SystemCall(38, 103),
    # Time, chance, and who one is.
    "clock_gettime": SystemCall(228, 113),
    "clock_getres": SystemCall(229, 114),
    "clock_nanosleep": SystemCall(230, 115),
    "nanosleep": SystemCall(35, 101),
    "gettimeofday": SystemCall(96, 169),
    "time": SystemCall(201, None),
    "times": SystemCall(100, 153),
    "getrandom": SystemCall(318, 278),
    "getpid": SystemCall(39, 172),
    "getppid": SystemCall(110, 173),
    "getsid": SystemCall(124, 156),
    "getuid": SystemCall(102, 174),
    "geteuid": SystemCall(107, 175),
    "getgid": SystemCall(104, 176),
    "getegid": SystemCall(108, 177),
    "getgroups": SystemCall(115, 158),
    "getresuid": SystemCall(118, 148),
    "getresgid": SystemCall(120, 150),
    "uname": SystemCall(63, 160),
}


class ArgumentRule(NamedTuple):
    """Which values of one argument of a system call pass; of no rule any value passes.

    Attributes
    ----------
    index : int
        Which argument, from 0.
    values : tuple of int
        The only values that pass; empty if bits decide.
    required, forbidden : int
        A bit that must be set, and bits of which none may be.
    not_both : tuple of int
        Two bits of which one may be set.
    errno : int
        What the call says where it is refused.
    """

    index: int
    values: tuple = ()
    required: int = 0
    forbidden: int = 0
    not_both: tuple = ()
    errno: int = EPERM


class FilteredCall(NamedTuple):
    """A system call that passes with some arguments."""

    call: SystemCall
    rule: ArgumentRule


# linux/mman.h: what may be shared, kinds of mappings beside MAP_PRIVATE and MAP_SHARED, memory that is locked
# or from a common store
MAP_SHARED, MAP_ANONYMOUS, MAP_OTHER_KINDS, MAP_LOCKED, MAP_HUGETLB = 0x01, 0x20, 0x0C, 0x2000, 0x40000
# linux/sched.h: all that C libraries ask for when they start a thread
CLONE_THREAD = 0x10000
FLAGS_OF_THREADS = 0x7D0F00
# linux/futex.h
FUTEX_PRIVATE_FLAG = 128
ALL_BITS = 2**32 - 1

FILTERED = {
    # Shared memory of no file stays when it is no longer mapped, where no limit counts it. A sandbox holds no
    # /dev/zero, by which one could have it as well.
    "mmap": FilteredCall(
        SystemCall(9, 222),
        ArgumentRule(
            3, forbidden=MAP_OTHER_KINDS | MAP_LOCKED | MAP_HUGETLB, not_both=(MAP_SHARED, MAP_ANONYMOUS)
        ),
    ),
    # MADV_ NORMAL, DONTNEED, FREE, HUGEPAGE, NOHUGEPAGE, DONTDUMP, GUARD_INSTALL and GUARD_REMOVE. Others
    # reach pages of files that all sandboxes have mapped.
    "madvise": FilteredCall(SystemCall(28, 233), ArgumentRule(2, values=(0, 4, 8, 14, 15, 16, 102, 103))),
    # One that is not private is known by the file that it stands in: all sandboxes could meet there. Whoever
    # waits for a thread's end asks once more.
    "futex": FilteredCall(SystemCall(202, 98), ArgumentRule(1, required=FUTEX_PRIVATE_FLAG, errno=EAGAIN)),
    "clone": FilteredCall(
        SystemCall(56, 220), ArgumentRule(0, required=CLONE_THREAD, forbidden=ALL_BITS ^ FLAGS_OF_THREADS)
    ),
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC. Others lock a file, lease, watch or mark
    # it, send signals for it, or take from what one user's pipes may hold.
    "fcntl": FilteredCall(SystemCall(72, 25), ArgumentRule(1, values=(0, 1, 2, 3, 4, 1030))),
    # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
    "ioctl": FilteredCall(
        SystemCall(16, 29), ArgumentRule(1, values=(0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451))
    ),
}
# Calls that nothing is done for, and what they say instead: that it is done, since a sandbox's own disk is
# memory and no other is to be written; or that files have no further attributes, so that copying one goes on.
ANSWERED = {
    "fsync": (SystemCall(74, 82), 0),
    "fdatasync": (SystemCall(75, 83), 0),
    "getxattr": (SystemCall(191, 8), ENOTSUP),
    "lgetxattr": (SystemCall(192, 9), ENOTSUP),
    "fgetxattr": (SystemCall(193, 10), ENOTSUP),
    "listxattr": (SystemCall(194, 11), ENOTSUP),
    "llistxattr": (SystemCall(195, 12), ENOTSUP),
    "flistxattr": (SystemCall(196, 13), ENOTSUP),
}
