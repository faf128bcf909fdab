#include "engine/make_shapefile.h"

#include <assert.h>
#include <string.h>

#include "engine/data/shapefile_write.h"
#include "model/shapefile_order.h"

static_assert((int)ORDER_TEXT == (int)SHAPEFILE_TEXT && (int)ORDER_NUMBER == (int)SHAPEFILE_NUMBER &&
                  (int)ORDER_YES_NO == (int)SHAPEFILE_YES_NO,
              "the kinds of fields are the same");

static void gather(struct records *records, const struct shapefile_order *order)
{
    const struct lonlat *places = order->places.items;
    const struct order_part *part = order->parts.items;
    const char *value = (const char *)order->values.items;
    *records = (struct records){
        .geometry = order->is_polygons ? GEOMETRY_POLYGONS : GEOMETRY_LINES,
        .field_count = order->fields.count,
    };
    for (size_t i = 0; i < order->records.count; i++) {
        records_add(records);
        for (uint32_t k = 0; k < order->records.items[i]; k++, part++) {
            records_add_part(records, places, part->place_count, part->is_hole != 0);
            places += part->place_count;
        }
        for (size_t k = 0; k < order->fields.count; k++) {
            records_add_value(records, value);
            value += strlen(value) + 1;
        }
    }
}

void make_shapefile(const void *data, size_t size, struct bytes *out)
{
    struct shapefile_order order;
    struct shapefile_files files = {0};
    struct records records = {0};
    struct error error = {0};
    struct shapefile_field *fields = NULL;
    bool made = shapefile_order_read(&order, data, size, &error);
    if (made) {
        fields = memory_new_items(order.fields.count, sizeof *fields);
        for (size_t i = 0; i < order.fields.count; i++) {
            const struct order_field *field = &order.fields.items[i];
            fields[i] = (struct shapefile_field){field->name, field->kind, field->width, field->decimals};
        }
        gather(&records, &order);
        made = shapefile_write(&files, &records, fields, &error);
    }
    if (made)
        product_write((const struct bytes[]){files.shp, files.shx, files.dbf, files.prj, files.cpg}, out);
    else
        product_write_failure(error.text, out);
    free(fields);
    records_fini(&records);
    shapefile_files_fini(&files);
    shapefile_order_fini(&order);
}
