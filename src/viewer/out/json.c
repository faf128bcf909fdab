#include "viewer/out/json.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"

cJSON *json_object_new(void)
{
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = memory_new, .free_fn = free});
    return cJSON_CreateObject();
}

void json_add_number(cJSON *object, const char *name, double value, int decimals)
{
    cJSON_AddNumberToObject(object, name, number_rounded(value, decimals));
}

void json_write(cJSON *object, bool indented, struct bytes *out)
{
    char *text = indented ? cJSON_Print(object) : cJSON_PrintUnformatted(object);
    bytes_add_text(out, text);
    cJSON_free(text);
    cJSON_Delete(object);
}
