/* replay FOLDER...: gives every file of the folders to the target, and the damaged copies of each that are easy to make:
 * cut short, and with every 4 bytes (of large ones: some) near its beginning, where lengths and counts are, set to a few
 * hard numbers. */
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"
#include "fuzz.h"

enum { beginning = 400, cuts = 16, small = 8192 };

static bool read_file(const char *path, struct bytes *bytes)
{
    FILE *file = fopen(path, "rb");
    unsigned char piece[4096];
    bool is_whole = file != NULL;
    for (size_t got; is_whole && (got = fread(piece, 1, sizeof piece, file)) > 0;)
        bytes_add(bytes, piece, got);
    is_whole = is_whole && ferror(file) == 0;
    if (file != NULL)
        fclose(file);
    return is_whole;
}

static void try_damaged(struct bytes *bytes)
{
    static const uint32_t hard[] = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x7ff00000 /* half of an infinity */};
    for (int i = 0; i < cuts; i++)
        fuzz_one(bytes->items, bytes->count * (size_t)i / cuts);
    size_t step = bytes->count < small ? 4 : 28;
    for (size_t at = 0; at + 4 <= bytes->count && at < beginning; at += step)
        for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
            unsigned char before[4];
            memcpy(before, bytes->items + at, 4);
            memcpy(bytes->items + at, &hard[i], 4);
            fuzz_one(bytes->items, bytes->count);
            memcpy(bytes->items + at, before, 4);
        }
}

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; i++) {
        DIR *dir = opendir(argv[i]);
        if (dir == NULL) {
            perror(argv[i]);
            return 1;
        }
        for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
            char path[4096];
            struct bytes bytes = {0};
            snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
            if (entry->d_name[0] == '.')
                continue;
            if (!read_file(path, &bytes)) {
                perror(path);
                return 1;
            }
            fuzz_one(bytes.items, bytes.count);
            try_damaged(&bytes);
            bytes_fini(&bytes);
            count++;
        }
        closedir(dir);
    }
    printf("%d files\n", count);
    return count > 0 ? 0 : 1;
}
