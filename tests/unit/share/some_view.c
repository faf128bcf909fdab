#include "some_view.h"

#include "model/request.h"

struct share_view some_view(void)
{
    return (struct share_view){
        .serials = {[SHARE_PLAN] = 1, [SHARE_GROUND] = 2, [SHARE_EXACT] = 3},
        .hold = SHARE_PLACE,
        .columns = 80,
        .rows = 21,
        .centre = {12000, -34000},
        .metres_per_column = 11000,
        .selected = 1,
        .reference = REFERENCE_RUSSIA_BELARUS,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .tour_step = -1,
    };
}

struct share_message some_message(uint32_t file_bits)
{
    return (struct share_message){.kind = SHARE_VIEW, .file_bits = file_bits, .view = some_view()};
}
