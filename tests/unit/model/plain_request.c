#include "plain_request.h"

struct request plain_request(const char *layers_dir)
{
    return (struct request){
        .reference = REFERENCE_RUSSIA,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = layers_dir,
        .border_path = "",
        .where_field = "",
        .where_value = "",
        .reference_path = "",
    };
}
