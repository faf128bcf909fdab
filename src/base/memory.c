#include "base/memory.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Part of the terminal-restore record: see the house style. */
static void (*exhausted_restore)(void);

static _Noreturn void exhausted(void)
{
    static const char message[] = "tiermap: out of memory\n";
    if (exhausted_restore != NULL)
        exhausted_restore();
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(1);
}

static size_t product(size_t count, size_t item_size)
{
    size_t size;
    if (__builtin_mul_overflow(count, item_size, &size) || size > PTRDIFF_MAX)
        exhausted();
    return size > 0 ? size : 1;
}

/* Of what is very large most of the time goes into having its pages one by one. */
static void *with_large_pages(void *memory, size_t size)
{
    enum { large = 4 << 20, page = 4096 };
    /* Outwards to whole pages, so that what malloc has mapped stays one mapping, which can grow without being copied. */
    uintptr_t start = (uintptr_t)memory / page * page, end = ((uintptr_t)memory + size + page - 1) / page * page;
    if (size >= large)
        madvise((void *)start, end - start, MADV_HUGEPAGE); /* a wish: where it is not granted, nothing is lost */
    return memory;
}

void *memory_new_items(size_t count, size_t item_size)
{
    void *memory = calloc(1, product(count, item_size));
    if (memory == NULL)
        exhausted();
    return with_large_pages(memory, count * item_size);
}

void *memory_new(size_t size)
{
    return memory_new_items(1, size);
}

void *memory_resize(void *memory, size_t count, size_t item_size)
{
    void *resized = realloc(memory, product(count, item_size));
    if (resized == NULL)
        exhausted();
    return with_large_pages(resized, count * item_size);
}

char *memory_copy_text(const char *text)
{
    if (text == NULL)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_new(size), text, size);
}

char *memory_format(const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        exhausted();
    return text;
}

void memory_return_large(void)
{
    mallopt(M_MMAP_THRESHOLD, 128 << 10); /* the default, but it no longer grows with what is freed */
}

void memory_on_exhausted(void (*restore)(void))
{
    exhausted_restore = restore;
}

void (*memory_restore(void))(void)
{
    return exhausted_restore;
}
