#pragma once
/* A failure that a person or a file is responsible for, told in one sentence. */

struct error {
    char text[512]; /* "" when there is none; UTF-8, already cleaned for a terminal */
};

/* Sets the sentence, cut at a character's end if it is too long, every string in it cleaned. NULL is allowed. */
void error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "prefix: " before the sentence that is there. NULL is allowed. */
void error_prefix(struct error *error, const char *prefix);
