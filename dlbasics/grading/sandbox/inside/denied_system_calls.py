"""The system calls that code which only computes never needs, and what the filter denies.

The numbers are those of ``arch/x86/entry/syscalls/syscall_64.tbl`` and ``include/uapi/asm-generic/unistd.h``
in the kernel's sources; ``None`` where a machine has no such call.
"""

from typing import NamedTuple


class SystemCall(NamedTuple):
    """The number of a system call on each kind of machine."""

    x86_64: int | None
    aarch64: int | None


FIRST_UNKNOWN = 448  # calls from this number on are newer than the list
DENIED = {
    # Processes and programs.
    "fork": SystemCall(57, None),
    "vfork": SystemCall(58, None),
    "execve": SystemCall(59, 221),
    "execveat": SystemCall(322, 281),
    "clone3": SystemCall(435, 435),
    # Memory outside the address space: files without a name, System V and POSIX IPC.
    "memfd_create": SystemCall(319, 279),
    "memfd_secret": SystemCall(447, 447),
    "shmget": SystemCall(29, 194),
    "shmctl": SystemCall(31, 195),
    "shmat": SystemCall(30, 196),
    "shmdt": SystemCall(67, 197),
    "semget": SystemCall(64, 190),
    "semop": SystemCall(65, 193),
    "semctl": SystemCall(66, 191),
    "semtimedop": SystemCall(220, 192),
    "msgget": SystemCall(68, 186),
    "msgsnd": SystemCall(69, 189),
    "msgrcv": SystemCall(70, 188),
    "msgctl": SystemCall(71, 187),
    "mq_open": SystemCall(240, 180),
    # Sockets.
    "socket": SystemCall(41, 198),
    "socketpair": SystemCall(53, 199),
    "bind": SystemCall(49, 200),
    "listen": SystemCall(50, 201),
    "connect": SystemCall(42, 203),
    "accept": SystemCall(43, 202),
    "accept4": SystemCall(288, 242),
    # Signals to other processes, and handles on these.
    "kill": SystemCall(62, 129),
    "tkill": SystemCall(200, 130),
    "tgkill": SystemCall(234, 131),
    "rt_sigqueueinfo": SystemCall(129, 138),
    "rt_tgsigqueueinfo": SystemCall(297, 240),
    "pidfd_send_signal": SystemCall(424, 424),
    "pidfd_open": SystemCall(434, 434),
    "pidfd_getfd": SystemCall(438, 438),
    # A look into other processes.
    "process_madvise": SystemCall(440, 440),
    "ptrace": SystemCall(101, 117),
    "process_vm_readv": SystemCall(310, 270),
    "process_vm_writev": SystemCall(311, 271),
    "kcmp": SystemCall(312, 272),
    "prlimit64": SystemCall(302, 261),
    # The kernel's key rings.
    "add_key": SystemCall(248, 217),
    "request_key": SystemCall(249, 218),
    "keyctl": SystemCall(250, 219),
    # Mounts and namespaces.
    "mount": SystemCall(165, 40),
    "umount2": SystemCall(166, 39),
    "pivot_root": SystemCall(155, 41),
    "chroot": SystemCall(161, 51),
    "move_mount": SystemCall(429, 429),
    "open_tree": SystemCall(428, 428),
    "fsopen": SystemCall(430, 430),
    "fsconfig": SystemCall(431, 431),
    "fsmount": SystemCall(432, 432),
    "fspick": SystemCall(433, 433),
    "mount_setattr": SystemCall(442, 442),
    "setns": SystemCall(308, 268),
    "unshare": SystemCall(272, 97),
    # Devices, and files by handle.
    "mknod": SystemCall(133, None),
    "mknodat": SystemCall(259, 33),
    "name_to_handle_at": SystemCall(303, 264),
    "open_by_handle_at": SystemCall(304, 265),
    "fanotify_init": SystemCall(300, 262),
    "quotactl": SystemCall(179, 60),
    # Doors into the kernel with a history of holes.
    "bpf": SystemCall(321, 280),
    "perf_event_open": SystemCall(298, 241),
    "userfaultfd": SystemCall(323, 282),
    "io_uring_setup": SystemCall(425, 425),
    "io_uring_enter": SystemCall(426, 426),
    "io_uring_register": SystemCall(427, 427),
    "io_setup": SystemCall(206, 0),
    "vmsplice": SystemCall(278, 75),
    "personality": SystemCall(135, 92),
    "modify_ldt": SystemCall(154, None),
    "iopl": SystemCall(172, None),
    "ioperm": SystemCall(173, None),
    # The state of the machine.
    "settimeofday": SystemCall(164, 170),
    "clock_settime": SystemCall(227, 112),
    "clock_adjtime": SystemCall(305, 266),
    "adjtimex": SystemCall(159, 171),
    "sethostname": SystemCall(170, 161),
    "setdomainname": SystemCall(171, 162),
    "reboot": SystemCall(169, 142),
    "swapon": SystemCall(167, 224),
    "swapoff": SystemCall(168, 225),
    "acct": SystemCall(163, 89),
    "syslog": SystemCall(103, 116),
    "init_module": SystemCall(175, 105),
    "finit_module": SystemCall(313, 273),
    "delete_module": SystemCall(176, 106),
    "kexec_load": SystemCall(246, 104),
    "kexec_file_load": SystemCall(320, 294),
    # Where memory lies.
    "migrate_pages": SystemCall(256, 238),
    "move_pages": SystemCall(279, 239),
}
