"""Numbers of the system calls a worker may make, and of those that fail politely.

Each entry is ``name: (x86_64, aarch64)``; None where the machine has no such call. Whatever
stands in neither table ends the process, so a call added to the kernel later is refused too.
"""

Numbers = tuple[int | None, int | None]

# What NumPy and the interpreter need once everything is loaded: memory, time, the one open
# descriptor, signals to oneself. Nothing here names a file, a process or an address.
ALLOWED: dict[str, Numbers] = {
    "read": (0, 63), "close": (3, 57), "write": (1, 64), "readv": (19, 65), "writev": (20, 66),
    "fstat": (5, 80),
    "lseek": (8, 62), "mmap": (9, 222), "munmap": (11, 215), "mprotect": (10, 226),
    "brk": (12, 214), "mremap": (25, 216), "madvise": (28, 233), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132),
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123), "nanosleep": (35, 101), "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169),
    "time": (201, None), "times": (100, 153), "getrusage": (98, 165), "exit": (60, 93),
    "exit_group": (231, 94), "futex": (202, 98), "restart_syscall": (219, 128),
    "getrandom": (318, 278), "rseq": (334, 293), "uname": (63, 160), "sysinfo": (99, 179),
    "getcpu": (309, 168), "membarrier": (324, 283), "select": (23, None), "pselect6": (270, 72),
    "pause": (34, None), "getpgrp": (111, None), "getpgid": (121, 155), "getsid": (124, 156),
}  # fmt: skip

# What harmless code may stumble over (files, sockets, threads, settings): fails with EPERM, so
# that Python raises an exception that names the line instead of dying without a word.
REFUSED: dict[str, Numbers] = {
    "open": (2, None), "openat": (257, 56), "openat2": (437, 437), "creat": (85, None),
    "stat": (4, None), "lstat": (6, None), "newfstatat": (262, None), "statx": (332, 291),
    "statfs": (137, 43), "fstatfs": (138, 44), "access": (21, None), "faccessat": (269, 48),
    "faccessat2": (439, 439), "readlink": (89, None), "readlinkat": (267, 78),
    "getdents": (78, None), "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49),
    "fchdir": (81, 50), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "link": (86, None), "linkat": (265, 37), "symlink": (88, None),
    "symlinkat": (266, 36), "mknod": (133, None), "mknodat": (259, 33), "truncate": (76, 45),
    "ftruncate": (77, 46), "fallocate": (285, 47), "chmod": (90, None), "fchmod": (91, 52),
    "fchmodat": (268, 53), "chown": (92, None), "lchown": (94, None), "fchown": (93, 55),
    "fchownat": (260, 54), "utime": (132, None), "utimes": (235, None), "utimensat": (280, 88),
    "futimesat": (261, None), "umask": (95, 166), "sync": (162, 81), "fsync": (74, 82),
    "fdatasync": (75, 83), "sendfile": (40, 71), "copy_file_range": (326, 285),
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "sendto": (44, 206),
    "recvfrom": (45, 207), "sendmsg": (46, 211), "recvmsg": (47, 212), "shutdown": (48, 210),
    "getsockname": (51, 204), "getpeername": (52, 205), "setsockopt": (54, 208),
    "getsockopt": (55, 209), "pipe": (22, None), "pipe2": (293, 59), "dup": (32, 23),
    "dup2": (33, None), "dup3": (292, 24), "poll": (7, None), "ppoll": (271, 73),
    "epoll_create": (213, None), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_wait": (232, None), "epoll_pwait": (281, 22), "eventfd": (284, None),
    "eventfd2": (290, 19), "signalfd4": (289, 74), "timerfd_create": (283, 85),
    "inotify_init": (253, None), "inotify_init1": (294, 26), "memfd_create": (319, 279),
    "clone": (56, 220), "clone3": (435, 435), "fork": (57, None), "vfork": (58, None),
    "wait4": (61, 260), "waitid": (247, 95), "kill": (62, 129), "tkill": (200, 130),
    "setitimer": (38, 103), "alarm": (37, None), "timer_create": (222, 107),
    "setrlimit": (160, 164), "getrlimit": (97, 163), "prlimit64": (302, 261), "prctl": (157, 167),
    "arch_prctl": (158, None), "setpriority": (141, 140), "getpriority": (140, 141),
    "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119), "setsid": (112, 157),
    "setpgid": (109, 154), "setuid": (105, 146), "setgid": (106, 144), "setresuid": (117, 147),
    "setresgid": (119, 149), "setgroups": (116, 159), "shmget": (29, 194), "shmat": (30, 196),
    "msgget": (68, 186), "semget": (64, 190), "close_range": (436, 436), "ioctl": (16, 29),
    "flock": (73, 32), "pread64": (17, 67), "pwrite64": (18, 68), "preadv": (295, 69),
    "pwritev": (296, 70), "set_robust_list": (273, 99), "get_robust_list": (274, 100),
    "set_tid_address": (218, 96), "mlock": (149, 228), "mlockall": (151, 230), "msync": (26, 227),
    "mincore": (27, 232), "getxattr": (191, 8), "lgetxattr": (192, 9), "listxattr": (194, 11),
    "sched_getparam": (143, 121), "sched_getscheduler": (145, 120), "mlock2": (325, 284),
    "getgroups": (115, 158), "getresuid": (118, 148), "getresgid": (120, 150), "capget": (125, 90),
}  # fmt: skip

# Decided by their arguments, see `seccomp`.
FCNTL: Numbers = (72, 25)
TGKILL: Numbers = (234, 131)

# What machines call themselves, with the constants of <linux/audit.h>.
MACHINES: dict[str, tuple[int, int]] = {
    "x86_64": (0, 0xC000003E),
    "aarch64": (1, 0xC00000B7),
}
