#include "../cmocka_all.h"

#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bundled.h"
#include "engine/answer.h"
#include "oracle.h"

/* Drafts beside the exact tiers, work that is let go, and what an engine keeps from one request to the next. */

enum { replies_max = 4, samples = 64 };

/* A draft's lines may be off by the tolerance, and an exact edge by a little of its own. */
static const double tolerances_off = 1.5, band_tolerance_m = 10;

struct inbox {
    struct bytes bytes[replies_max];
    struct reply replies[replies_max];
    int count;
    int newer_fd; /* a byte is sent here after the first reply; -1: none */
};

static bool take(void *data, struct bytes *bytes)
{
    struct inbox *inbox = data;
    struct error error = {0};
    assert_true(inbox->count < replies_max);
    if (!reply_open(&inbox->replies[inbox->count], bytes->items, bytes->count, &error))
        fail_msg("%s", error.text);
    inbox->bytes[inbox->count++] = *bytes;
    *bytes = (struct bytes){0};
    if (inbox->newer_fd >= 0 && inbox->count == 1)
        assert_int_equal(write(inbox->newer_fd, "x", 1), 1);
    return true;
}

static struct inbox inbox_empty(void)
{
    return (struct inbox){.newer_fd = -1};
}

static void inbox_fini(struct inbox *inbox)
{
    for (int i = 0; i < inbox->count; i++)
        bytes_fini(&inbox->bytes[i]);
}

static struct request request_for(uint32_t wanted, double first_km, double second_km, double third_km)
{
    struct request request = {
        .number = 1,
        .wanted = wanted,
        .reference = REFERENCE_RUSSIA,
        .tier_count = tier_count,
        .outer_km = {first_km, second_km, third_km},
        .layers_dir = getenv("TIERMAP_TEST_SHAPEFILES"),
        .border_path = "",
        .where_field = "",
        .where_value = "",
        .reference_path = "",
        .view = extent_empty(),
        .tolerance_m = 4000,
    };
    assert_non_null(request.layers_dir);
    return request;
}

/* The zone of a point, no_zone outside the country. */
static uint32_t zone_at(const struct reply *reply, struct point point)
{
    const struct layer *zones = reply_layer_find(reply, LAYER_ZONES, 0);
    for (uint32_t i = 0; i < zones->feature_count; i++)
        if (oracle_contains(reply, &reply->features[zones->first_feature + i], point))
            return i;
    return no_zone;
}

/* Both replies' zones on a grid over the view. */
static void expect_alike(const struct reply *draft, const struct reply *exact, struct extent view, double tolerance_m)
{
    const struct layer *zones = reply_layer_find(exact, LAYER_ZONES, 0);
    double allowed_m = tolerances_off * tolerance_m + band_tolerance_m, worst_m = 0;
    int differ = 0, seen[zones_max] = {0}, kinds = 0;
    for (int i = 0; i < samples * samples; i++) {
        struct point point = {view.min_x + (view.max_x - view.min_x) * (i % samples + 0.5) / samples,
                              view.min_y + (view.max_y - view.min_y) * (i / samples + 0.5) / samples};
        uint32_t wanted = zone_at(exact, point);
        if (wanted != no_zone)
            seen[wanted]++;
        if (zone_at(draft, point) == wanted)
            continue;
        double away_m = oracle_distance_m(exact, zones, point);
        worst_m = away_m > worst_m ? away_m : worst_m;
        differ++;
        if (away_m > allowed_m)
            fail_msg("at %.0f %.0f: zone %d, not %d, %.0f m from the nearest edge (tolerance %.0f m)", point.x, point.y,
                     (int)zone_at(draft, point), (int)wanted, away_m, tolerance_m);
    }
    for (int i = 0; i < zones_max; i++)
        kinds += seen[i] > 0;
    print_message("tolerance %.0f m: %d of %d points differ, the worst %.0f m from an edge\n", tolerance_m, differ,
                  samples * samples, worst_m);
    assert_true(kinds >= 2); /* else there was nothing to get wrong */
}

static void a_draft_is_right_but_for_its_tolerance(void **state)
{
    (void)state;
    static const double widths_km[] = {0, 400, 40};
    static const struct lonlat middles[] = {{0, 0}, {36.2, 49.7}, {36.2, 50.13}}; /* where tiers 1 and 2 meet */
    for (size_t i = 0; i < sizeof widths_km / sizeof *widths_km; i++) {
        struct engine *engine = engine_new();
        struct inbox inbox = inbox_empty();
        struct request request = request_for(WANT_GROUND | WANT_DRAFT | WANT_EXACT, 25, 75, 220);
        struct projection projection;
        assert_true(engine_answer(engine, &(struct request){.wanted = 0}, NULL, take, &inbox));
        assert_int_equal(inbox.count, 0); /* nothing was wanted */
        if (widths_km[i] > 0) {
            struct inbox ground = inbox_empty();
            struct request first = request;
            first.wanted = WANT_GROUND;
            assert_true(engine_answer(engine, &first, NULL, take, &ground));
            projection = ground.replies[0].projection;
            struct point middle = projection_forward(&projection, middles[i]);
            double half_m = widths_km[i] * 500;
            request.view = (struct extent){middle.x - half_m, middle.y - half_m / 2, middle.x + half_m, middle.y + half_m / 2};
            request.tolerance_m = widths_km[i] * 1000 / 160 / 2; /* half a dot of a map of 80 columns */
            inbox_fini(&ground);
        }
        assert_true(engine_answer(engine, &request, NULL, take, &inbox));
        assert_int_equal(inbox.count, 3);
        const struct reply *draft = &inbox.replies[1], *exact = &inbox.replies[2];
        assert_int_equal(draft->header->flags & REPLY_EXACT, 0);
        struct extent view = request.view;
        if (extent_is_empty(view))
            view = inbox.replies[0].features[reply_layer_find(&inbox.replies[0], LAYER_COUNTRY, 0)->first_feature].extent;
        expect_alike(draft, exact, view, request.tolerance_m);
        /* Another depth: the edges of the others are there now, and exact. */
        struct inbox warm = inbox_empty();
        request.wanted = WANT_DRAFT | WANT_EXACT;
        request.outer_km[0] = 22;
        assert_true(engine_answer(engine, &request, NULL, take, &warm));
        assert_int_equal(warm.count, 2);
        expect_alike(&warm.replies[0], &warm.replies[1], view, request.tolerance_m);
        inbox_fini(&warm);
        inbox_fini(&inbox);
        engine_free(engine);
    }
}

static struct bytes fresh_answer(const struct request *request)
{
    struct engine *engine = engine_new();
    struct inbox inbox = inbox_empty();
    assert_true(engine_answer(engine, request, NULL, take, &inbox));
    assert_int_equal(inbox.count, 1);
    engine_free(engine);
    return inbox.bytes[0];
}

static void expect_answer(struct engine *engine, const struct request *request, const struct bytes *expected)
{
    struct inbox inbox = inbox_empty();
    assert_true(engine_answer(engine, request, NULL, take, &inbox));
    assert_int_equal(inbox.count, 1);
    assert_int_equal(inbox.bytes[0].count, expected->count);
    assert_memory_equal(inbox.bytes[0].items, expected->items, expected->count);
    inbox_fini(&inbox);
}

static void work_that_is_not_wanted_is_let_go(void **state)
{
    (void)state;
    struct request request = request_for(WANT_GROUND | WANT_DRAFT | WANT_EXACT, 25, 75, 220),
                   exact = request_for(WANT_EXACT, 24, 75, 220);
    struct bytes expected = fresh_answer(&exact);
    struct engine *engine = engine_new();
    struct inbox inbox = inbox_empty();
    struct cancel cancel;
    int ends[2];
    cancel_init(&cancel, -1);
    atomic_store(&cancel.is_wanted, true);
    request.wanted = WANT_DRAFT | WANT_EXACT; /* the ground is never let go: it will be needed */
    assert_true(engine_answer(engine, &request, &cancel, take, &inbox));
    assert_int_equal(inbox.count, 0);
    request.wanted = WANT_WARM;
    assert_true(engine_answer(engine, &request, &cancel, take, &inbox));
    assert_int_equal(inbox.count, 0);
    request.wanted = WANT_DRAFT | WANT_EXACT;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    cancel_init(&cancel, ends[0]);
    inbox.newer_fd = ends[1]; /* something newer comes when the draft is there */
    assert_true(engine_answer(engine, &request, &cancel, take, &inbox));
    assert_int_equal(inbox.count, 1);
    assert_int_equal(inbox.replies[0].header->flags & REPLY_EXACT, 0);
    expect_answer(engine, &exact, &expected);
    cancel_init(&cancel, ends[0]);
    close(ends[1]); /* the viewer is gone */
    struct inbox none = inbox_empty();
    request.outer_km[1] = 70;
    assert_true(engine_answer(engine, &request, &cancel, take, &none));
    assert_int_equal(none.count, 0);
    expect_answer(engine, &exact, &expected);
    close(ends[0]);
    engine_free(engine);
    inbox_fini(&inbox);
    bytes_fini(&expected);
}

/* The linker has every look at a socket come here: so many of them see nothing, then something newer is there. */
static atomic_int looks_left = INT_MAX;

int __real_poll(struct pollfd *fds, nfds_t count, int timeout_ms);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms);

int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    if (atomic_load(&looks_left) == INT_MAX)
        return __real_poll(fds, count, timeout_ms);
    return atomic_fetch_sub(&looks_left, 1) <= 0 ? 1 : 0;
}

/* At the first look, the second, and ever later ones, until they no longer come before the end. */
static void work_that_is_let_go_anywhere_leaves_no_trace(void **state)
{
    (void)state;
    struct request exact = request_for(WANT_EXACT, 20, 75, 220);
    struct bytes expected = fresh_answer(&exact);
    int let_go = 0, replies = 0;
    for (int looks = 0; replies < 2; looks = looks * 2 + 1) {
        struct engine *engine = engine_new();
        struct inbox inbox = inbox_empty();
        struct cancel cancel;
        cancel_init(&cancel, STDIN_FILENO); /* which nobody looks at: see above */
        struct request request = request_for(WANT_DRAFT | WANT_EXACT, 20, 70, 220);
        atomic_store(&looks_left, looks);
        assert_true(engine_answer(engine, &request, &cancel, take, &inbox));
        atomic_store(&looks_left, INT_MAX);
        assert_true(inbox.count >= replies && inbox.count <= 2);
        replies = inbox.count;
        for (int k = 0; k < replies; k++)
            assert_int_equal(inbox.replies[k].header->flags & REPLY_EXACT, k == 1);
        let_go += replies < 2;
        inbox_fini(&inbox);
        expect_answer(engine, &exact, &expected);
        engine_free(engine);
    }
    assert_true(let_go > 2);
    print_message("let go at %d moments\n", let_go);
    bytes_fini(&expected);
}

/* Whatever was asked before. */
static void kept_bands_change_nothing(void **state)
{
    (void)state;
    static const double before[][tier_count] = {{25, 75, 220}, {30, 75, 220}, {30, 40, 400}, {5, 40, 45}, {18, 60, 200}, {25, 60, 150}};
    struct request request = request_for(WANT_EXACT, 25, 60, 200);
    struct bytes expected = fresh_answer(&request);
    struct engine *engine = engine_new();
    expect_answer(engine, &request, &expected);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        struct inbox inbox = inbox_empty();
        struct request other = request_for(WANT_EXACT, before[i][0], before[i][1], before[i][2]);
        assert_true(engine_answer(engine, &other, NULL, take, &inbox));
        assert_int_equal(inbox.count, 1);
        inbox_fini(&inbox);
        if (i % 2 == 1)
            expect_answer(engine, &request, &expected);
    }
    struct request other = request_for(WANT_EXACT, 10, 20, 30);
    other.reference = REFERENCE_RUSSIA_BELARUS; /* another line, and back */
    struct inbox inbox = inbox_empty();
    assert_true(engine_answer(engine, &other, NULL, take, &inbox));
    inbox_fini(&inbox);
    expect_answer(engine, &request, &expected);
    engine_free(engine);
    bytes_fini(&expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_is_right_but_for_its_tolerance),
        cmocka_unit_test(work_that_is_not_wanted_is_let_go),
        cmocka_unit_test(work_that_is_let_go_anywhere_leaves_no_trace),
        cmocka_unit_test(kept_bands_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
