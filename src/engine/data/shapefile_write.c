#include "engine/data/shapefile_write.h"

#include <assert.h>
#include <shapefil.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "engine/data/memory_file.h"

static const char wgs84[] = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                            "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

void shapefile_files_fini(struct shapefile_files *files)
{
    if (files == NULL)
        return;
    bytes_fini(&files->shp);
    bytes_fini(&files->shx);
    bytes_fini(&files->dbf);
    bytes_fini(&files->prj);
    bytes_fini(&files->cpg);
}

struct coordinates { /* of one record, as shapelib wants them */
    double *x, *y;
    int *starts;
    int part_count, count;
};

static void coordinates_fini(struct coordinates *coordinates)
{
    free(coordinates->x);
    free(coordinates->y);
    free(coordinates->starts);
}

/* Twice the area, positive when the ring runs clockwise; from the first place, so that no digits are lost. */
static double clockwise_area(const struct lonlat *ring, size_t count)
{
    double area = 0;
    for (size_t i = 1; i < count; i++)
        area += (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat) -
                (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
    return area;
}

static void coordinates_init(struct coordinates *coordinates, const struct records *records, size_t index)
{
    const struct record *record = &records->records.items[index];
    size_t count;
    records_places(records, index, &count);
    *coordinates = (struct coordinates){
        .x = memory_new_items(count, sizeof(double)),
        .y = memory_new_items(count, sizeof(double)),
        .starts = memory_new_items(record->part_count, sizeof(int)),
    };
    for (size_t i = 0; i < record->part_count; i++) {
        const struct record_part *part = &records->parts.items[record->first_part + i];
        const struct lonlat *places = records->points.items + part->first_point;
        bool turns = records->geometry == GEOMETRY_POLYGONS &&
                     (clockwise_area(places, part->point_count) > 0) == part->is_hole;
        coordinates->starts[coordinates->part_count++] = coordinates->count;
        for (size_t k = 0; k < part->point_count; k++) {
            struct lonlat place = places[turns ? part->point_count - 1 - k : k];
            coordinates->x[coordinates->count] = place.lon;
            coordinates->y[coordinates->count++] = place.lat;
        }
    }
}

static bool write_shapes(struct memory_files *memory, const struct records *records)
{
    SAHooks hooks;
    char name[memory_name_size];
    int type = records->geometry == GEOMETRY_POLYGONS ? SHPT_POLYGON : SHPT_ARC;
    memory_hooks_init(&hooks);
    memory_name(name, memory);
    SHPHandle file = SHPCreateLL(name, type, &hooks);
    bool written = file != NULL;
    for (size_t i = 0; written && i < records->records.count; i++) {
        const struct record *record = &records->records.items[i];
        struct coordinates coordinates;
        coordinates_init(&coordinates, records, i);
        SHPObject *object =
            SHPCreateObject(record->part_count > 0 ? type : SHPT_NULL, -1, coordinates.part_count, coordinates.starts, NULL,
                            coordinates.count, coordinates.x, coordinates.y, NULL, NULL);
        written = object != NULL && SHPWriteObject(file, -1, object) == (int)i;
        SHPDestroyObject(object);
        coordinates_fini(&coordinates);
    }
    if (file != NULL)
        SHPClose(file);
    return written;
}

/* Writes the value at its side of the field: texts at the left, all others at the right. */
static bool write_value(DBFHandle table, int record, int column, const struct order_field *field, const char *value)
{
    char text[order_width_max + 1], padded[order_width_max + 1];
    size_t length = text_clean(text, field->width + 1, value, strlen(value));
    size_t before = field->kind == ORDER_TEXT ? 0 : field->width - length;
    memset(padded, ' ', field->width);
    memcpy(padded + before, text, length);
    padded[field->width] = '\0';
    return DBFWriteAttributeDirectly(table, record, column, padded) != 0;
}

static bool write_table(struct memory_files *memory, const struct records *records, const struct order_field *fields)
{
    static const char types[] = {[ORDER_TEXT] = 'C', [ORDER_NUMBER] = 'N', [ORDER_YES_NO] = 'L'};
    SAHooks hooks;
    char name[memory_name_size];
    memory_hooks_init(&hooks);
    memory_name(name, memory);
    DBFHandle table = DBFCreateLL(name, "UTF-8", &hooks);
    bool written = table != NULL;
    for (size_t i = 0; written && i < records->field_count; i++) {
        assert(fields[i].width >= 1 && fields[i].width <= order_width_max && fields[i].kind < sizeof types);
        written = DBFAddNativeFieldType(table, fields[i].name, types[fields[i].kind], (int)fields[i].width,
                                        (int)fields[i].decimals) == (int)i;
    }
    for (size_t i = 0; written && i < records->records.count; i++)
        for (size_t k = 0; written && k < records->field_count; k++)
            written = write_value(table, (int)i, (int)k, &fields[k], records_text(records, i, k));
    if (table != NULL)
        DBFClose(table);
    return written;
}

bool shapefile_write(struct shapefile_files *files, const struct records *records, const struct order_field *fields,
                     struct error *error)
{
    struct memory_files memory = {.is_writable = true};
    *files = (struct shapefile_files){0};
    bool written = write_shapes(&memory, records) && write_table(&memory, records, fields);
    *files = (struct shapefile_files){.shp = memory.shp, .shx = memory.shx, .dbf = memory.dbf, .cpg = memory.cpg};
    if (written) {
        bytes_add_text(&files->prj, wgs84);
        return true;
    }
    error_set(error, _("the shapefile could not be made"));
    shapefile_files_fini(files);
    return false;
}
