#include "viewer/draw/line_class.h"

#include <assert.h>

#include "viewer/draw/frame.h"

static const struct line_style styles[LINE_CLASSES] = {
    [LINE_GRATICULE] = {ROLE_NEIGHBOUR_LINE, ROLE_TERMINAL, FAMILY_QUIET, 1, 0x1, 3, 0, 0},
    [LINE_DRAINED] = {ROLE_DRAINED, ROLE_TERMINAL, FAMILY_QUIET, 1, 0x1, 1, 0, ':'},
    [LINE_NEIGHBOUR] = {ROLE_NEIGHBOUR_LINE, ROLE_TERMINAL, FAMILY_QUIET, 1, 0x1, 1, 0, '.'},
    [LINE_RIVER] = {ROLE_RIVER_LINE, ROLE_LAKE, FAMILY_QUIET, 1, 0x1, 1, 0, '~'},
    [LINE_REGION] = {ROLE_REGION_LINE, ROLE_TERMINAL, FAMILY_QUIET, 1, 0x1, 3, 0, 0},
    [LINE_TIER_EDGE] = {ROLE_TIER_EDGE, ROLE_TERMINAL, FAMILY_QUIET, 1, 0x1, 1, 0, 0},
    [LINE_COUNTRY] = {ROLE_COUNTRY_LINE, ROLE_REGION_LINE, FAMILY_OUTLINE, 1, 0x1, 1, 0, '/'},
    [LINE_REFERENCE] = {ROLE_REFERENCE_LINE, ROLE_REFERENCE_LINE, FAMILY_OUTLINE, 1, 0x1, 1, ATTRIBUTE_BOLD,
                        '#'},
    [LINE_SELECTED] = {ROLE_SELECTED_LINE, ROLE_SELECTED_LINE, FAMILY_MARK, 1, 0x1, 1, ATTRIBUTE_BOLD, '/'},
    [LINE_VIEW] = {ROLE_SELECTED_LINE, ROLE_SELECTED_LINE, FAMILY_MARK, 1, 0x1, 1, ATTRIBUTE_BOLD, '/'},
    [LINE_LEADER] = {ROLE_MAP_NOTE, ROLE_MAP_NOTE, FAMILY_MARK, 1, 0x1, 1, 0, '/'},
};

const struct line_style *line_style_at(enum line_class class)
{
    assert(class > LINE_NONE && class < LINE_CLASSES);
    return &styles[class];
}
