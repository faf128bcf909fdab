#pragma once
/* Landlock: what this program, and whatever it starts, may do with files and with the network from now on. Nobody can widen
 * it again. It needs no rights, but a kernel that has it (Linux 5.13; more of the network from 6.7 on). */
#include <stdbool.h>

enum landlock_uses { /* bits: what may still be done with what is at a path */
    LANDLOCK_READ = 1, /* a file, or every file in a folder */
    LANDLOCK_LIST = 2, /* the names in a folder */
    LANDLOCK_RUN = 4   /* as a program */
};

struct landlock {
    int rules; /* -1: none */
    int version;
};

/* Nothing may be read, written, made, renamed, removed or run, nor connected to, but what is allowed below. false: the kernel
 * has no Landlock, errno says why. */
bool landlock_begin(struct landlock *landlock);

/* What is not there is left out. */
void landlock_allow(struct landlock *landlock, const char *path, unsigned uses);

/* A file that may be read, and those beside it whose names differ only in their ending: the other parts of a shapefile. */
void landlock_allow_map_file(struct landlock *landlock, const char *path);

/* In force from now on, for this thread and for those that it starts, together with no_new_privs; nothing more can be
 * allowed. false: nothing is in force, errno says why. */
bool landlock_enter(struct landlock *landlock);
