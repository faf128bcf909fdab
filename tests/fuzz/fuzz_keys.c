/* A key file as somebody has written it: it is refused in a sentence, or every action has keys that can be pressed, told and read
 * again. */
#include <string.h>

#include "clean_check.h"
#include "fuzz.h"
#include "viewer/ui/bindings.h"

static void check_key(struct key key)
{
    char name[key_name_size], label[key_name_size];
    struct key again;
    key_print(key, name);
    key_label(key, label);
    clean_check(name);
    clean_check(label);
    hold(key_parse(&again, name) && key_equal(again, key));
    key_by_position(key);
}

static void check_bindings(const struct bindings *bindings)
{
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const char *keys = bindings_keys(bindings, action_at(i));
        clean_check(keys);
        for (struct key key; key_list_next(&keys, &key);)
            check_key(key);
    }
    for (size_t i = 0; i < bindings->count; i++)
        hold(bindings_name(bindings, bindings->items[i].action));
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    struct bindings bindings;
    struct error error = {0};
    bytes_add(&text, data, size); /* with an end that the sanitizer watches */
    if (bindings_read(&bindings, (const char *)text.items, text.count, &error))
        check_bindings(&bindings);
    else
        hold(error.text[0] != '\0' && bindings.items == NULL);
    clean_check(error.text);
    bindings_fini(&bindings);
    bytes_fini(&text);
    return 0;
}
