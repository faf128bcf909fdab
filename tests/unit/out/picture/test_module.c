#include "../../cmocka_all.h"

#include <dlfcn.h>
#include <string.h>

#include "../fixture.h"
#include "viewer/out/picture_order.h"

struct picture {
    struct fixture fixture;
    struct scene *scene;
    struct picture_order order;
    picture_entry *entry;
};

static int set_up(void **state)
{
    static struct picture picture;
    void *module = dlopen(MODULE, RTLD_NOW | RTLD_LOCAL), *symbol = module != NULL ? dlsym(module, PICTURE_ENTRY) : NULL;
    if (symbol == NULL)
        fail_msg("%s", dlerror());
    picture = (struct picture){0};
    memcpy(&picture.entry, &symbol, sizeof symbol);
    fixture_init(&picture.fixture, REFERENCE_RUSSIA, true);
    picture.scene = scene_new(&picture.fixture.reply, &picture.fixture.reply, &picture.fixture.plan);
    picture.order = (struct picture_order){
        .version = picture_order_version,
        .size = sizeof picture.order,
        .program = TIERMAP_VERSION,
        .paper = paper_default(),
        .theme = theme_plain(),
        .subject = &picture.fixture.subject,
        .scene = picture.scene,
        .view = {.is_whole = true, .selected = no_zone, .shows = map_shows_default},
    };
    *state = &picture;
    return 0;
}

static int tear_down(void **state)
{
    struct picture *picture = *state;
    scene_free(picture->scene);
    fixture_fini(&picture->fixture);
    return 0;
}

static bool draws(const struct picture *picture, struct bytes *out, struct error *error)
{
    *error = (struct error){0};
    return picture->entry(&picture->order, out, error);
}

static void an_order_of_another_build_is_refused(void **state)
{
    struct picture *picture = *state;
    const struct picture_order right = picture->order;
    struct bytes out = {0};
    struct error error;
    for (int fault = 0; fault < 3; fault++) {
        picture->order = right;
        picture->order.version += fault == 0;
        picture->order.size -= fault == 1 ? 8 : 0;
        picture->order.program = fault == 2 ? "0.0.0" : right.program;
        assert_false(draws(picture, &out, &error));
        assert_non_null(strstr(error.text, "another version"));
        assert_int_equal(out.count, 0);
    }
}

static void each_kind_of_file_is_appended(void **state)
{
    static const char *const begins[] = {[PICTURE_SVG] = "<?xml", [PICTURE_PDF] = "%PDF-1.4", [PICTURE_PNG] = "\x89PNG\r\n"};
    struct picture *picture = *state;
    struct error error;
    for (enum picture_format format = PICTURE_SVG; format <= PICTURE_PNG; format++) {
        struct bytes out = {0}, again = {0};
        picture->order.format = format;
        bytes_add_text(&out, "before");
        assert_true(draws(picture, &out, &error));
        assert_memory_equal(out.items, "before", 6);
        assert_memory_equal(out.items + 6, begins[format], strlen(begins[format]));
        assert_true(draws(picture, &again, &error));
        assert_int_equal(out.count, again.count + 6); /* the same map is the same file */
        assert_memory_equal(out.items + 6, again.items, again.count);
        bytes_fini(&out);
        bytes_fini(&again);
    }
}

/* Nothing has room on some of these, and nothing is there on others; all of them can be drawn. */
static void any_view_and_any_paper_can_be_drawn(void **state)
{
    const struct picture_view views[] = {
        {.is_whole = true, .selected = no_zone, .shows = map_shows_default},
        {.fits_selected = true, .selected = 0, .shows = map_shows_default},
        {.fits_selected = true, .selected = 4, .shows = map_shows_default},
        {.fits_selected = true, .selected = no_zone, .shows = map_shows_default},
        {.selected = 2, .centre = {170e3, -180e3}, .width_m = 1000, .shows = map_shows_default},
        {.selected = no_zone, .centre = {9e6, 9e6}, .width_m = 1e6, .height_m = 5e6, .shows = map_shows_default},
        {.selected = no_zone, .width_m = 2e7, .shows = map_shows_default},
    };
    static const struct paper papers[] = {{100, 100, false}, {1200, 100, false}, {100, 1200, false}, {338, 190, true}};
    struct picture *picture = *state;
    struct error error;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        struct bytes out = {0};
        picture->order.view = views[i];
        picture->order.paper = papers[i % (sizeof papers / sizeof *papers)];
        picture->order.is_black = i % 3 == 0;
        assert_true(draws(picture, &out, &error));
        assert_non_null(strstr(bytes_text(&out), "depths illustrative"));
        assert_non_null(strstr(bytes_text(&out), "Beyond the reference line"));
        bytes_fini(&out);
    }
}

static void what_is_hidden_is_not_said(void **state)
{
    struct picture *picture = *state;
    struct bytes out = {0};
    struct error error;
    const char *name = picture->fixture.plan.tiers[2].name.text;
    for (uint32_t hidden = 0; hidden <= 1; hidden++) {
        picture->order.view.tiers_hidden = hidden;
        picture->order.view.line_hidden = hidden > 0;
        out.count = 0;
        assert_true(draws(picture, &out, &error));
        assert_int_equal(strstr(bytes_text(&out), name) == NULL, hidden > 0);
        assert_int_equal(strstr(bytes_text(&out), "measured from:") == NULL, hidden > 0);
        assert_non_null(strstr(bytes_text(&out), picture->fixture.plan.tiers[0].name.text));
        assert_non_null(strstr(bytes_text(&out), "depths illustrative"));
    }
    bytes_fini(&out);
}

/* A plan's texts may be longer than any page. */
static void endless_words_do_no_harm(void **state)
{
    struct picture *picture = *state;
    struct plan *plan = &picture->fixture.plan;
    struct bytes words = {0}, out = {0};
    struct error error;
    for (int i = 0; i < 400; i++)
        bytes_add_text(&words, i % 50 == 49 ? "withoutanyspaceforaverylongtimeandmoreofit" : "words ");
    char **texts[] = {&plan->title.text, &plan->summary.text, &plan->tiers[0].name.text, &plan->tiers[1].force.text};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *kept = *texts[i];
        *texts[i] = (char *)(uintptr_t)bytes_text(&words);
        out.count = 0;
        assert_true(draws(picture, &out, &error));
        assert_true(out.count > 1000);
        *texts[i] = kept;
    }
    bytes_fini(&words);
    bytes_fini(&out);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_order_of_another_build_is_refused),
        TEST(each_kind_of_file_is_appended),
        TEST(any_view_and_any_paper_can_be_drawn),
        TEST(what_is_hidden_is_not_said),
        TEST(endless_words_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
