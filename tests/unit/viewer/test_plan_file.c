#include "../cmocka_all.h"
#include "../full_disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/memory.h"
#include "own_folder.h"
#include "viewer/plan/ini_lines.h"
#include "viewer/plan_file.h"

static const double deeper[] = {50, 150};
static const struct plan_changes changes = {.outer_km = deeper, .reference = "whole"};

struct place {
    struct plan plan;
    char *folder, *path;
};

static int set_up(void **state)
{
    struct place *place = memory_new(sizeof *place);
    place->folder = own_folder_new();
    place->path = memory_format("%s/my plan.ini", place->folder);
    *state = place;
    return plan_open(&place->plan, TEST_DATA "/two-tiers.ini", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    int status = own_folder_free(place->folder);
    plan_fini(&place->plan);
    free(place->path);
    free(place);
    return status;
}

static void holds(const char *path, double first_km)
{
    struct plan plan;
    struct error error;
    if (!plan_open(&plan, path, &error))
        fail_msg("%s", error.text);
    assert_true(plan.tiers[0].outer_km == first_km);
    plan_fini(&plan);
}

static void saves_and_asks_before_it_replaces(void **state)
{
    const struct place *place = *state;
    struct error error = {0};
    assert_int_equal(plan_file_save(place->path, &place->plan, NULL, false, &error), PLAN_SAVED);
    holds(place->path, 40);
    assert_int_equal(chmod(place->path, 0640), 0);
    assert_int_equal(plan_file_save(place->path, &place->plan, &changes, false, &error), PLAN_IS_THERE);
    assert_non_null(strstr(error.text, "my plan.ini: it is there already"));
    assert_null(strstr(error.text, "--"));
    holds(place->path, 40);
    assert_int_equal(plan_file_save(place->path, &place->plan, &changes, true, &error), PLAN_SAVED);
    holds(place->path, 50);
    struct stat status;
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

static void a_link_is_there_even_if_it_leads_nowhere(void **state)
{
    const struct place *place = *state;
    struct error error = {0};
    assert_int_equal(symlink("nowhere.ini", place->path), 0);
    assert_int_equal(plan_file_save(place->path, &place->plan, NULL, false, &error), PLAN_IS_THERE);
    unlink(place->path);
    char *real = memory_format("%s/real.ini", place->folder);
    assert_int_equal(plan_file_save(real, &place->plan, NULL, false, &error), PLAN_SAVED);
    assert_int_equal(symlink("real.ini", place->path), 0);
    assert_int_equal(plan_file_save(place->path, &place->plan, &changes, true, &error), PLAN_SAVED);
    holds(real, 50);
    free(real);
}

static void what_cannot_be_saved_is_told(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    assert_int_equal(plan_file_save("", &place->plan, NULL, false, &error), PLAN_NOT_SAVED);
    assert_non_null(strstr(error.text, "needs a name"));
    assert_int_equal(plan_file_save(place->folder, &place->plan, NULL, false, &error), PLAN_NOT_SAVED);
    assert_non_null(strstr(error.text, "not a regular file"));
    char *beyond = memory_format("%s/none/plan.ini", place->folder);
    assert_int_equal(plan_file_save(beyond, &place->plan, NULL, true, &error), PLAN_NOT_SAVED);
    assert_non_null(strstr(error.text, "none/plan.ini: cannot write it"));
    free(beyond);
    free(place->plan.rest.name.text); /* larger than what is ever read */
    place->plan.rest.name.text = memory_new(ini_file_max + 1);
    memset(place->plan.rest.name.text, 'x', ini_file_max);
    assert_int_equal(plan_file_save(place->path, &place->plan, NULL, false, &error), PLAN_NOT_SAVED);
    assert_non_null(strstr(error.text, "could not be read again"));
    assert_int_not_equal(access(place->path, F_OK), 0);
}

static void a_full_disk_leaves_what_was_there(void **state)
{
    const struct place *place = *state;
    struct error error = {0};
    assert_int_equal(plan_file_save(place->path, &place->plan, NULL, false, &error), PLAN_SAVED);
    full_disk_begin(64);
    enum plan_saved saved = plan_file_save(place->path, &place->plan, &changes, true, &error);
    full_disk_end();
    assert_int_equal(saved, PLAN_NOT_SAVED);
    assert_non_null(strstr(error.text, "my plan.ini: cannot write it"));
    holds(place->path, 40);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Opens what stands in the file, saves it over that with changes, and compares. */
static void saved_over_it_becomes(const char *path, const char *before, const struct plan_changes *changed, const char *after)
{
    struct plan plan;
    struct error error = {0};
    struct bytes file = {0};
    write_text(path, before);
    if (!plan_open(&plan, path, &error))
        fail_msg("%s", error.text);
    for (int i = 0; i < 2; i++) { /* the second time over what was saved */
        assert_int_equal(plan_file_save(path, &plan, changed, true, &error), PLAN_SAVED);
        assert_true(bytes_read_file(&file, path, ini_file_max, &error));
        assert_string_equal(bytes_text(&file), after);
        bytes_fini(&file);
    }
    plan_fini(&plan);
}

static void its_own_file_keeps_its_comments(void **state)
{
    const struct place *place = *state;
    static const double own[] = {10, 20}, deeper_b[] = {10, 20.5};
    static const struct lonlat line[] = {{30, 50}, {31, 51}};
    static const struct plan_changes one_depth = {.outer_km = deeper_b}, other_line = {.outer_km = own, .reference = "whole"},
                                     drawn = {.outer_km = own, .line = line, .line_count = 2},
                                     no_line = {.outer_km = own, .drops_reference = true};
#define HEAD "; mine\n[plan]\ntitle = T\n  and more\n# why\nillustrative: ours\n\n" \
             "[tier a]\n# outer_km = 5\nouter_km=10\nforce = F\nname = A\n"
#define TIER_B "[tier b]\nforce = F\nouter_km = 20\nname = B\n"
#define FOOT "\n[rest]\nname = R\n# the end\n"
    saved_over_it_becomes(place->path, HEAD "[tier b]\nforce = F\nouter_km : 20\n# deep\nname = B\n" FOOT, &one_depth,
                          HEAD "[tier b]\nforce = F\nouter_km = 20.5\n# deep\nname = B\n" FOOT);
    saved_over_it_becomes(place->path, HEAD TIER_B FOOT, &other_line,
                          HEAD TIER_B FOOT "\n[reference]\nname = whole\n");
    saved_over_it_becomes(place->path, "[reference]\n# which\nline = 32 50,\n  33 51\n# so\n" HEAD TIER_B FOOT, &other_line,
                          "[reference]\nname = whole\n# which\n# so\n" HEAD TIER_B FOOT);
    saved_over_it_becomes(place->path, HEAD TIER_B "[reference]\nname = whole\n" FOOT, &drawn,
                          HEAD TIER_B "[reference]\nline = 30 50, 31 51\n" FOOT);
    saved_over_it_becomes(place->path, HEAD TIER_B "[reference]\nname = whole\n" FOOT, &no_line,
                          HEAD TIER_B "[reference]\n" FOOT);
#undef FOOT
#undef TIER_B
#undef HEAD
}

static void a_file_of_another_plan_is_replaced_whole(void **state)
{
    const struct place *place = *state;
    struct error error = {0};
    struct bytes file = {0};
    write_text(place->path, "# mine\n[plan]\ntitle = T\nillustrative = ours\n[rest]\nname = R\n"
                            "[tier a]\nname = A\nforce = F\nouter_km = 10\n[tier b]\nname = B\nforce = F\nouter_km = 20\n");
    assert_int_equal(plan_file_save(place->path, &place->plan, &changes, true, &error), PLAN_SAVED);
    assert_true(bytes_read_file(&file, place->path, ini_file_max, &error));
    assert_null(strstr(bytes_text(&file), "# mine"));
    bytes_fini(&file);
    holds(place->path, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(saves_and_asks_before_it_replaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_is_there_even_if_it_leads_nowhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_saved_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_own_file_keeps_its_comments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_of_another_plan_is_replaced_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_what_was_there, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
