#include "engine/make_shapefile.h"

#include <string.h>

#include "engine/data/shapefile_write.h"
#include "model/shapefile_order.h"

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
        records_add(records, 0);
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
    bool made = shapefile_order_read(&order, data, size, &error);
    if (made) {
        gather(&records, &order);
        made = shapefile_write(&files, &records, order.fields.items, &error);
    }
    if (made)
        product_write((const struct bytes[]){files.shp, files.shx, files.dbf, files.prj, files.cpg}, out);
    else
        product_write_failure(error.text, out);
    records_fini(&records);
    shapefile_files_fini(&files);
    shapefile_order_fini(&order);
}
