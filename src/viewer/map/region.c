#include "viewer/map/region.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* ISO 3166-2 */
static const char ukraine[] = "UA-", kyiv[] = "UA-30", sevastopol[] = "UA-40", crimea[] = "UA-43";

enum region_kind region_kind_of(const struct scene *scene, const struct feature *region)
{
    const char *code = reply_string(scene_ground(scene), region->code);
    if (strncmp(code, ukraine, strlen(ukraine)) != 0)
        return REGION_OTHER;
    if (strcmp(code, kyiv) == 0 || strcmp(code, sevastopol) == 0)
        return REGION_CITY;
    return strcmp(code, crimea) == 0 ? REGION_REPUBLIC : REGION_OBLAST;
}

void region_title(const struct scene *scene, const struct feature *region, const char *language, char *text,
                  size_t size)
{
    const char *name = scene_name(scene, region, language);
    bool is_local = name != scene_name(scene, region, NULL);
    const char *word =
        is_local ? " область" : " Oblast"; /* the name's language decides, not that of the screen's texts */
    bool has_word = strstr(name, word) != NULL || region_kind_of(scene, region) != REGION_OBLAST;
    size_t room = size - strlen(word);
    size_t written = text_clean(text, room, name, strlen(name));
    snprintf(text + written, size - written, "%s", has_word ? "" : word);
}
