#pragma once
/* A growable run of bytes: output text, replies, files in memory. */
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct bytes { /* zeroed is empty */
    unsigned char *items;
    size_t count, capacity;
};

void bytes_fini(struct bytes *bytes);
void bytes_add(struct bytes *bytes, const void *data, size_t size);
void bytes_add_text(struct bytes *bytes, const char *text);
void bytes_add_format(struct bytes *bytes, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends one code point as UTF-8. */
void bytes_add_codepoint(struct bytes *bytes, uint32_t codepoint);

/* The content as a string: ends it with a NUL that is not counted. Borrowed until the next change. */
const char *bytes_text(struct bytes *bytes);

/* Opens a regular file for reading; *size is how many bytes it has. -1: error says the file's name and why. */
int bytes_open_file(const char *path, size_t *size, struct error *error);

/* Reads a whole regular file, at most max_size bytes. false: error says the file's name and why; bytes is empty. */
bool bytes_read_file(struct bytes *bytes, const char *path, size_t max_size, struct error *error);

/* Writes all of it to a descriptor, going on after interruptions. */
bool bytes_write_fd(const struct bytes *bytes, int fd, struct error *error);
