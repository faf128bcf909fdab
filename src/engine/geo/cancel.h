#pragma once
/* Whether work is still wanted: it is not once something newer has come to the socket that it was asked for on. Asked
 * between chunks of work, from any thread. */
#include <stdatomic.h>
#include <stdbool.h>

struct cancel {
    int fd;               /* -1: the work is wanted in any case */
    atomic_bool is_wanted; /* the cancelling; stays true from then on */
};

void cancel_init(struct cancel *cancel, int fd);

/* true: stop. NULL never is. */
bool cancel_wanted(struct cancel *cancel);
