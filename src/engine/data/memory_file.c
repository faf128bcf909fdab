#include "engine/data/memory_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

struct memory_file { /* one open file */
    struct bytes *bytes;
    size_t at;
    bool is_writable;
};

static struct memory_file *file_of(SAFile file)
{
    return (struct memory_file *)(void *)file;
}

void memory_name(char name[memory_name_size], struct memory_files *files)
{
    snprintf(name, memory_name_size, "%p", (const void *)files);
}

static SAFile file_open(const char *name, const char *access)
{
    void *address = NULL;
    const char *dot = strrchr(name, '.');
    bool truncates = strchr(access, 'w') != NULL, writes = truncates || strchr(access, '+') != NULL;
    if (dot == NULL || sscanf(name, "%p", &address) != 1 || address == NULL)
        return NULL;
    struct memory_files *files = address;
    struct bytes *bytes = strcmp(dot, ".shp") == 0   ? &files->shp
                          : strcmp(dot, ".shx") == 0 ? &files->shx
                          : strcmp(dot, ".dbf") == 0 ? &files->dbf
                          : strcmp(dot, ".cpg") == 0 ? &files->cpg
                                                     : NULL;
    if (bytes == NULL || (writes && !files->is_writable) || (bytes->count == 0 && !truncates))
        return NULL;
    if (truncates)
        bytes->count = 0;
    struct memory_file *file = memory_new(sizeof *file);
    file->bytes = bytes;
    file->is_writable = writes;
    return (SAFile)(void *)file;
}

static SAOffset file_read(void *to, SAOffset size, SAOffset count, SAFile handle)
{
    struct memory_file *file = file_of(handle);
    size_t left = file->at < file->bytes->count ? file->bytes->count - file->at : 0;
    if (size == 0)
        return 0;
    if (count > left / size)
        count = left / size;
    memcpy(to, file->bytes->items + file->at, size * count);
    file->at += size * count;
    return count;
}

static SAOffset file_write(void *from, SAOffset size, SAOffset count, SAFile handle)
{
    struct memory_file *file = file_of(handle);
    if (!file->is_writable || size == 0 || count > SIZE_MAX / 2 / size || file->at > SIZE_MAX / 2)
        return 0;
    size_t end = file->at + size * count;
    ARRAY_RESERVE(file->bytes, end);
    if (file->at > file->bytes->count) /* what was passed over by seeking */
        memset(file->bytes->items + file->bytes->count, 0, file->at - file->bytes->count);
    memcpy(file->bytes->items + file->at, from, size * count);
    file->bytes->count = end > file->bytes->count ? end : file->bytes->count;
    file->at = end;
    return count;
}

static SAOffset file_seek(SAFile handle, SAOffset offset, int whence)
{
    struct memory_file *file = file_of(handle);
    size_t base = whence == SEEK_CUR ? file->at : whence == SEEK_END ? file->bytes->count : 0;
    file->at = base + offset;
    return 0;
}

static SAOffset file_tell(SAFile handle)
{
    return file_of(handle)->at;
}

static int file_flush(SAFile handle)
{
    (void)handle;
    return 0;
}

static int file_close(SAFile handle)
{
    free(file_of(handle));
    return 0;
}

static int file_remove(const char *name)
{
    (void)name;
    return -1;
}

static void say_nothing(const char *message)
{
    (void)message; /* our own checks say what is wrong, with the file's name */
}

void memory_hooks_init(SAHooks *hooks)
{
    *hooks = (SAHooks){
        .FOpen = file_open,
        .FRead = file_read,
        .FWrite = file_write,
        .FSeek = file_seek,
        .FTell = file_tell,
        .FFlush = file_flush,
        .FClose = file_close,
        .Remove = file_remove,
        .Error = say_nothing,
        .Atof = atof,
    };
}
