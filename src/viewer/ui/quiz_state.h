#pragma once
/* What of the questions belongs to the state; it is gone when the program ends. */
#include <stddef.h>

struct quiz {
    size_t at; /* question; their number: the end, with the score */
    struct quiz_given { int *items; size_t count, capacity; } given; /* for each question: the answer, from 0; -1: none yet */
};
