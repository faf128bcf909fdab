#pragma once
/* Oblasts in running text. */
#include "viewer/map/scene.h"

/* Writes what an oblast is called where nothing around says that it is one: "Lviv Oblast", "Львівська
 * область". Crimea and the cities of the same rank have their names only. language as for scene_name; size >
 * 32, cut at a whole character. */
void region_title(const struct scene *scene, const struct feature *region, const char *language, char *text,
                  size_t size);

enum region_kind { REGION_OBLAST, REGION_CITY, REGION_REPUBLIC, REGION_OTHER /* none of Ukraine's */ };
enum region_kind region_kind_of(const struct scene *scene, const struct feature *region);
