#include "viewer/ui/changes.h"

#include "../cmocka_all.h"

enum { tiers = 2 };

static struct choice choice_of(double first_km)
{
    return (struct choice){.reference = REFERENCE_RUSSIA, .outer_km = {first_km, 1000}};
}

/* Another event in which the first tier's depth becomes this. */
static void change(struct changes *changes, double first_km, int run)
{
    const struct choice choice = choice_of(first_km);
    changes_next_event(changes);
    changes_add(changes, &choice, run);
}

static void begin(struct changes *changes)
{
    const struct choice first = choice_of(10);
    changes_init(changes, &first);
}

static void assert_km(const struct choice *choice, double first_km)
{
    assert_non_null(choice);
    assert_near(choice->outer_km[0], first_km, 0);
}

static void steps_back_and_forth(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    assert_null(changes_undo(&changes));
    change(&changes, 20, -1);
    change(&changes, 30, -1);
    assert_null(changes_redo(&changes));
    assert_km(changes_undo(&changes), 20);
    assert_km(changes_undo(&changes), 10);
    assert_null(changes_undo(&changes));
    assert_km(changes_redo(&changes), 20);
    assert_km(changes_redo(&changes), 30);
    assert_km(changes_first(&changes), 10);
}

static void a_new_change_forgets_what_was_undone(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    change(&changes, 20, -1);
    changes_undo(&changes);
    change(&changes, 40, -1);
    assert_null(changes_redo(&changes));
    assert_km(changes_undo(&changes), 10);
}

static void a_key_held_down_is_one_step(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    for (int km = 11; km <= 30; km++)
        change(&changes, km, 0);
    change(&changes, 31, 1);      /* of another tier */
    changes_next_event(&changes); /* something that changes nothing */
    change(&changes, 32, 1);
    assert_km(changes_undo(&changes), 31);
    assert_km(changes_undo(&changes), 30);
    assert_km(changes_undo(&changes), 10);
    assert_null(changes_undo(&changes));
}

static void a_run_never_swallows_what_everything_began_with(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    change(&changes, 11, 0);
    changes_undo(&changes);
    change(&changes, 12, 0);
    assert_km(changes_undo(&changes), 10);
}

static void the_oldest_are_forgotten_but_for_the_first(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    for (int i = 0; i < 3 * changes_max; i++)
        change(&changes, 100 + i, -1);
    const struct choice *last = NULL;
    int steps = 0;
    for (const struct choice *choice; (choice = changes_undo(&changes)) != NULL; steps++)
        last = choice;
    assert_int_equal(steps, changes_max - 1);
    assert_km(last, 10);
}

static void what_could_not_be_had_is_forgotten(void **state)
{
    (void)state;
    struct changes changes;
    begin(&changes);
    change(&changes, 20, -1);
    change(&changes, 30, -1);
    const struct choice shown = choice_of(20), found = choice_of(15);
    assert_false(changes_return(&changes, &shown, tiers));
    assert_null(changes_redo(&changes));
    assert_km(changes_undo(&changes), 10);
    assert_true(changes_return(&changes, &found, tiers)); /* what the engine made of the first one */
    assert_km(changes_first(&changes), 15);
    assert_null(changes_undo(&changes));
}

static void lines_are_told_apart_by_their_places(void **state)
{
    (void)state;
    struct lonlat places[] = {{30, 50}, {31, 51}}, others[] = {{30, 50}, {31, 52}},
                  same[] = {{30, 50}, {31, 51}};
    const struct plan_line line = {places, 2, 2}, other = {others, 2, 2}, twin = {same, 2, 2};
    struct choice a = choice_of(10), b = choice_of(10);
    a.reference = b.reference = REFERENCE_DRAWN;
    a.line = &line;
    b.line = &other;
    assert_false(choice_equal(&a, &b, tiers));
    b.line = &twin;
    assert_true(choice_equal(&a, &b, tiers));
    b.line = NULL;
    assert_false(choice_equal(&a, &b, tiers));
}

/* A depth that was changed before the engine had found its line is a change all the same. */
static void a_line_that_is_found_is_no_change(void **state)
{
    (void)state;
    struct changes changes;
    struct choice first = choice_of(10), deeper = choice_of(12), chosen = choice_of(12), found;
    chosen.reference = REFERENCE_RUSSIA_BELARUS;
    changes_init(&changes, &first);
    changes_add(&changes, &deeper, -1);
    changes_add(&changes, &chosen, -1);
    changes_find_reference(&changes, REFERENCE_RUSSIA, REFERENCE_WHOLE);
    assert_km(changes_first(&changes), 10);
    assert_int_equal(changes_first(&changes)->reference, REFERENCE_WHOLE);
    found = *changes_undo(&changes);
    assert_km(&found, 12);
    assert_int_equal(found.reference, REFERENCE_WHOLE);
    assert_int_equal(changes_redo(&changes)->reference, REFERENCE_RUSSIA_BELARUS); /* somebody chose that */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_back_and_forth),
        cmocka_unit_test(a_new_change_forgets_what_was_undone),
        cmocka_unit_test(a_key_held_down_is_one_step),
        cmocka_unit_test(a_run_never_swallows_what_everything_began_with),
        cmocka_unit_test(the_oldest_are_forgotten_but_for_the_first),
        cmocka_unit_test(what_could_not_be_had_is_forgotten),
        cmocka_unit_test(lines_are_told_apart_by_their_places),
        cmocka_unit_test(a_line_that_is_found_is_no_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
