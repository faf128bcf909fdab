#include "fixture.h"

#include <assert.h>
#include <dirent.h>
#include <shapefil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

char *fixture_folder_new(void)
{
    const char *base = getenv("TMPDIR");
    char *folder = memory_format("%s/tiermap-test-XXXXXX", base != NULL ? base : P_tmpdir);
    if (mkdtemp(folder) == NULL)
        abort();
    return folder;
}

void fixture_folder_free(char *folder)
{
    DIR *files = opendir(folder);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        char *path = fixture_path(folder, file->d_name);
        if (file->d_name[0] != '.' && unlink(path) != 0)
            rmdir(path);
        free(path);
    }
    if (files != NULL)
        closedir(files);
    rmdir(folder);
    free(folder);
}

char *fixture_path(const char *folder, const char *name)
{
    return memory_format("%s/%s", folder, name);
}

void fixture_write(const char *folder, const char *name, const void *data, size_t size)
{
    char *path = fixture_path(folder, name);
    unlink(path); /* writing over a file makes some file systems wait for the disk */
    FILE *file = fopen(path, "wb");
    if (file == NULL || (size > 0 && fwrite(data, 1, size, file) != size) || fclose(file) != 0)
        abort();
    free(path);
}

void fixture_write_text(const char *folder, const char *name, const char *text)
{
    fixture_write(folder, name, text, strlen(text));
}

unsigned char *fixture_read(const char *folder, const char *name, size_t *size)
{
    char *path = fixture_path(folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        abort();
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *data = malloc(*size + 1);
    if (fread(data, 1, *size, file) != *size)
        abort();
    fclose(file);
    free(path);
    return data;
}

void fixture_copy(const char *from, const char *to, const char *name)
{
    static const char *const endings[] = {"shp", "shx", "dbf", "prj", "cpg"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *file = memory_format("%s.%s", name, endings[i]);
        size_t size;
        unsigned char *data = fixture_read(from, file, &size);
        fixture_write(to, file, data, size);
        free(data);
        free(file);
    }
}

struct fixture {
    SHPHandle shapes;
    DBFHandle table;
    size_t field_count;
};

struct fixture *fixture_open(const char *folder, const char *name, int shape_type, const char *const *fields,
                             size_t field_count)
{
    struct fixture *fixture = memory_new(sizeof *fixture);
    char *path = fixture_path(folder, name);
    fixture->shapes = SHPCreate(path, shape_type);
    fixture->table = DBFCreate(path);
    fixture->field_count = field_count;
    if (fixture->shapes == NULL || fixture->table == NULL)
        abort();
    for (size_t i = 0; i < field_count; i++)
        DBFAddField(fixture->table, fields[i], FTString, 40, 0);
    if (field_count == 0)
        DBFAddField(fixture->table, "id", FTInteger, 4, 0);
    free(path);
    return fixture;
}

void fixture_add(struct fixture *fixture, const struct lonlat *points, const int *part_sizes, int part_count,
                 const char *const *values)
{
    int *starts = memory_new_items((size_t)part_count, sizeof *starts), total = 0, type = fixture->shapes->nShapeType;
    for (int i = 0; i < part_count; i++) {
        starts[i] = total;
        total += part_sizes[i];
    }
    double *x = memory_new_items((size_t)total, sizeof *x), *y = memory_new_items((size_t)total, sizeof *y);
    for (int i = 0; i < total; i++) {
        x[i] = points[i].lon;
        y[i] = points[i].lat;
    }
    SHPObject *shape = type == SHPT_POINT
                           ? SHPCreateSimpleObject(total > 0 ? type : SHPT_NULL, total, x, y, NULL)
                           : SHPCreateObject(total > 0 ? type : SHPT_NULL, -1, part_count, starts, NULL,
                                             total, x, y, NULL, NULL);
    int index = SHPWriteObject(fixture->shapes, -1, shape);
    SHPDestroyObject(shape);
    free(y);
    free(x);
    free(starts);
    for (size_t i = 0; i < fixture->field_count; i++)
        DBFWriteStringAttribute(fixture->table, index, (int)i, values[i]);
    if (fixture->field_count == 0)
        DBFWriteIntegerAttribute(fixture->table, index, 0, index);
}

void fixture_close(struct fixture *fixture)
{
    SHPClose(fixture->shapes);
    DBFClose(fixture->table);
    free(fixture);
}

void fixture_square(struct lonlat ring[5], double west, double south, double size, int clockwise)
{
    const struct lonlat corners[] = {
        {west, south}, {west, south + size}, {west + size, south + size}, {west + size, south}};
    for (int i = 0; i < 5; i++)
        ring[i] = corners[clockwise ? i % 4 : (8 - i) % 4];
}
