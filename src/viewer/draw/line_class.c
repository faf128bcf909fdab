#include "viewer/draw/line_class.h"

#include <assert.h>

#include "viewer/draw/frame.h"

static const struct line_style styles[LINE_CLASSES] = {
    [LINE_DRAINED] = {ROLE_DRAINED, FAMILY_QUIET, 1, 0x1, 1, 0, false, ':'},
    [LINE_NEIGHBOUR] = {ROLE_NEIGHBOUR_LINE, FAMILY_QUIET, 1, 0x1, 1, 0, true, '.'},
    [LINE_RIVER] = {ROLE_RIVER_LINE, FAMILY_QUIET, 1, 0x1, 1, 0, false, '~'},
    [LINE_REGION] = {ROLE_REGION_LINE, FAMILY_QUIET, 1, 0x1, 3, 0, false, 0},
    [LINE_TIER_EDGE] = {ROLE_TIER_EDGE, FAMILY_QUIET, 1, 0x1, 2, 0, false, ':'},
    [LINE_COUNTRY] = {ROLE_COUNTRY_LINE, FAMILY_OUTLINE, 1, 0x1, 1, 0, true, '/'},
    [LINE_REFERENCE] = {ROLE_REFERENCE_LINE, FAMILY_OUTLINE, 1, 0x1, 1, ATTRIBUTE_BOLD, true, '#'},
    [LINE_SELECTED] = {ROLE_SELECTED_LINE, FAMILY_MARK, 1, 0x1, 1, ATTRIBUTE_BOLD, true, '='},
    [LINE_LEADER] = {ROLE_MAP_NOTE, FAMILY_MARK, 1, 0x1, 1, 0, true, '/'},
};

const struct line_style *line_style_at(enum line_class class)
{
    assert(class > LINE_NONE && class < LINE_CLASSES);
    return &styles[class];
}
