#include "viewer/out/paper.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"

static const struct {
    const char *name;
    struct paper paper;
} named[] = {
    {"a4", {297, 210, false}},
    {"slide", {338.667, 190.5, true}}, /* 13 1/3 x 7 1/2 inches, as the programs for slides have it */
};

struct paper paper_default(void)
{
    return named[0].paper;
}

static bool is_side(double length_mm)
{
    return length_mm >= paper_side_min_mm && length_mm <= paper_side_max_mm;
}

bool paper_read(struct paper *paper, const char *text, struct error *error)
{
    int end = 0;
    struct paper read = {0};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(text, named[i].name) == 0) {
            *paper = named[i].paper;
            return true;
        }
    if (sscanf(text, "%7lfx%7lf%n", &read.width_mm, &read.height_mm, &end) == 2 &&
        (text[end] == '\0' || strcmp(text + end, "mm") == 0) && is_side(read.width_mm) && is_side(read.height_mm)) {
        *paper = read;
        return true;
    }
    error_set(error, _("--paper %s: give a4, slide, or width and height in millimetres, %g to %g, like 420x297"), text,
              paper_side_min_mm, paper_side_max_mm);
    return false;
}
