#pragma once
/* Which system calls this program, and whatever it starts, may still make (seccomp). Nobody can widen it again. The others fail
 * with EPERM, so that a library that can do without goes on. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct syscall_rule { /* a call; with a mask: when the argument, masked, is the value */
    const char *name; /* one that this processor or library does not know is left out */
    unsigned argument; /* 0 is the first */
    uint64_t mask, value;
};

/* Only these from now on, for this thread and for those that it starts; a call fits if it fits one rule. clone3 is said not to
 * exist: what it is asked for cannot be looked at, and glibc goes on with clone. false: nothing is in force, errno says why. */
bool syscalls_keep(const struct syscall_rule *rules, size_t count);

/* All but these. */
bool syscalls_give_up(const struct syscall_rule *rules, size_t count);
