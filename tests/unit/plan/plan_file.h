#pragma once
/* A plan file of a test's own, in a folder of its own. */
#include "viewer/plan/plan.h"

/* Makes and removes the folder: for cmocka_run_group_tests. */
int plan_file_setup(void **state);
int plan_file_teardown(void **state);

/* Where the file is, or would be. */
const char *plan_file_path(void);

void plan_file_write(const void *bytes, size_t size);

/* Writes it and opens the plan; the test fails if it is refused. */
void plan_file_open(struct plan *plan, const char *text);

/* The smallest whole plan: 13 lines. */
#define PLAN_WHOLE                                                                                           \
    "[plan]\ntitle = T\nillustrative = ours\n"                                                               \
    "[tier a]\nname = A\nforce = some\nouter_km = 10\n"                                                      \
    "[tier b]\nname = B\nforce = others\nouter_km = 20.5\n"                                                  \
    "[rest]\nname = R\n"
/* Every kind of section and key behind it. */
#define PLAN_MORE                                                                                            \
    "label = rear\nsource = s\n"                                                                             \
    "[reference]\nline = 30 50, 31.5 -50.25,\n 32 51\n"                                                      \
    "[contribution c]\ntitle = C\ntext = gives\ntext[uk] = дає\nsaid_by = her\nsource = s\ntier = rest\n"    \
    "[caveat c]\ntext = not known\ntier = b\n"                                                               \
    "[background c]\ntext = long ago\n"                                                                      \
    "[source s]\ntitle = S\npublisher = P\ndate = today\nurl = https://example.org/\n"                       \
    "[question q]\ntext = Q?\nanswer_1 = x\nanswer_2 = y\nanswer_3 = z\nright = 3\nwhy = so\n"               \
    "[tour 1]\ntitle = one\ncaption = first\nplace = Kyiv\ntiers_shown = 0\nline_shown = 0\n"                \
    "[tour 2]\ntitle = two\ncaption = second\ntry = look\nsaid_by = him\ntier = a\nhighlight = rest\n"  \
    "extent = 22, 44, 40.5, 52\n"
