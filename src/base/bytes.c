#include "base/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/translate.h"

void bytes_fini(struct bytes *bytes)
{
    if (bytes != NULL)
        ARRAY_FINI(bytes);
}

void bytes_add(struct bytes *bytes, const void *data, size_t size)
{
    if (size == 0)
        return;
    ARRAY_RESERVE(bytes, bytes->count + size);
    memcpy(bytes->items + bytes->count, data, size);
    bytes->count += size;
}

void bytes_add_text(struct bytes *bytes, const char *text)
{
    bytes_add(bytes, text, strlen(text));
}

void bytes_add_format(struct bytes *bytes, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0)
        return;
    ARRAY_RESERVE(bytes, bytes->count + (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf((char *)bytes->items + bytes->count, (size_t)length + 1, format, arguments);
    va_end(arguments);
    bytes->count += (size_t)length;
}

void bytes_add_codepoint(struct bytes *bytes, uint32_t codepoint)
{
    unsigned char out[4];
    size_t size;
    if (codepoint < 0x80) {
        out[0] = (unsigned char)codepoint;
        size = 1;
    } else if (codepoint < 0x800) {
        out[0] = (unsigned char)(0xC0 | codepoint >> 6);
        out[1] = (unsigned char)(0x80 | (codepoint & 0x3F));
        size = 2;
    } else if (codepoint < 0x10000) {
        out[0] = (unsigned char)(0xE0 | codepoint >> 12);
        out[1] = (unsigned char)(0x80 | (codepoint >> 6 & 0x3F));
        out[2] = (unsigned char)(0x80 | (codepoint & 0x3F));
        size = 3;
    } else {
        out[0] = (unsigned char)(0xF0 | codepoint >> 18);
        out[1] = (unsigned char)(0x80 | (codepoint >> 12 & 0x3F));
        out[2] = (unsigned char)(0x80 | (codepoint >> 6 & 0x3F));
        out[3] = (unsigned char)(0x80 | (codepoint & 0x3F));
        size = 4;
    }
    bytes_add(bytes, out, size);
}

const char *bytes_text(struct bytes *bytes)
{
    ARRAY_RESERVE(bytes, bytes->count + 1);
    bytes->items[bytes->count] = '\0';
    return (const char *)bytes->items;
}

/* expected_size: of the file, as far as one knows before it is read. */
static bool read_all(struct bytes *bytes, int fd, size_t expected_size, size_t max_size)
{
    enum { chunk_size = 65536 };
    ARRAY_RESERVE(bytes, (expected_size < max_size ? expected_size : max_size) + chunk_size + 1);
    for (;;) {
        ARRAY_RESERVE(bytes, bytes->count + chunk_size);
        ssize_t got = read(fd, bytes->items + bytes->count, chunk_size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        bytes->count += (size_t)got;
        if (bytes->count > max_size) {
            errno = EFBIG;
            return false;
        }
    }
}

int bytes_open_file(const char *path, size_t *size, struct error *error)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), reason = errno;
    bool is_there = fd >= 0 ? fstat(fd, &status) == 0 : stat(path, &status) == 0;
    if (is_there && !S_ISREG(status.st_mode)) /* in a sandbox a folder cannot even be opened */
        error_set(error, _("%s: it is not a regular file"), path);
    else if (fd < 0 || !is_there)
        error_set(error, _("%s: cannot open it: %s"), path, strerror(fd < 0 ? reason : errno));
    *size = is_there ? (size_t)status.st_size : 0;
    if (fd >= 0 && (!is_there || !S_ISREG(status.st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

bool bytes_read_file(struct bytes *bytes, const char *path, size_t max_size, struct error *error)
{
    size_t size;
    *bytes = (struct bytes){0};
    int fd = bytes_open_file(path, &size, error);
    if (fd < 0)
        return false;
    bool done = read_all(bytes, fd, size, max_size);
    if (!done)
        error_set(error, _("%s: cannot read it: %s"), path, strerror(errno));
    close(fd);
    if (!done)
        bytes_fini(bytes);
    return done;
}

bool bytes_write_fd(const struct bytes *bytes, int fd, struct error *error)
{
    for (size_t done = 0; done < bytes->count;) {
        ssize_t written = write(fd, bytes->items + done, bytes->count - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            error_set(error, _("cannot write: %s"), strerror(errno));
            return false;
        }
        done += (size_t)written;
    }
    return true;
}
