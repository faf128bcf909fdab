#pragma once
/* Heap memory that never comes back NULL: when there is none left, the program says so and ends. */
#include <stddef.h>

/* size bytes, zeroed. size 0 gives a pointer that may be freed. */
void *memory_new(size_t size);

/* count items of item_size bytes each, zeroed; the product is checked for overflow. */
void *memory_new_items(size_t count, size_t item_size);

/* Like realloc; the product is checked; what is added is not zeroed. */
void *memory_resize(void *memory, size_t count, size_t item_size);

/* A copy of a string; NULL gives NULL. */
char *memory_copy_text(const char *text);

/* A string made by printf's rules. */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* From now on memory of some hundred kilobytes goes back to the system as soon as it is freed, which costs a little time
 * when it is needed again: for a program that holds a few large things and waits most of the time. */
void memory_return_large(void);

/* Called once, before the message, when memory has run out: the viewer restores the terminal here. */
void memory_on_exhausted(void (*restore)(void));

/* What is called then, NULL if nothing is: for a module that has this file once more. */
void (*memory_restore(void))(void);
