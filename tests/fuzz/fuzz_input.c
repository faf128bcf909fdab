/* What a terminal may send, in pieces with pauses between them: keys that can be pressed and mouse reports on a screen come out of
 * it, nothing waits for ever, and nothing piles up. The first byte says whether bytes above 127 are UTF-8; then for each piece come a
 * byte for its length, one for the pause after it, and the piece. */
#include <stdlib.h>

#include "fuzz.h"
#include "viewer/term/input.h"

enum { escape_ms = 25, waiting_most = 4096, coordinate_most = 10000 };

static void check_event(const struct event *event)
{
    hold(event->kind == EVENT_KEY || event->kind == EVENT_MOUSE);
    if (event->kind == EVENT_MOUSE) {
        const struct mouse *mouse = &event->mouse;
        hold(mouse->kind <= MOUSE_WHEEL_DOWN && mouse->column >= 0 && mouse->column < coordinate_most && mouse->row >= 0 &&
             mouse->row < coordinate_most);
        return;
    }
    uint32_t code = event->key.code;
    bool is_special = code >= SPECIAL_ENTER && code <= SPECIAL_F12;
    bool is_character = code >= ' ' && code <= 0x10FFFF && (code < 0x7F || code > 0x9F) && (code < 0xD800 || code > 0xDFFF);
    hold((is_special || is_character) && event->key.modifiers <= (MODIFIER_SHIFT | MODIFIER_ALT | MODIFIER_CONTROL));
}

/* Returns how many there were. */
static size_t take_events(struct input *input, int64_t now_ms)
{
    struct event event;
    size_t count = 0;
    for (; input_next(input, now_ms, &event); count++)
        check_event(&event);
    return count;
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct input input;
    size_t at = 1, events = 0;
    int64_t now_ms = 1000;
    if (size == 0)
        return 0;
    input_init(&input, escape_ms, (data[0] & 1) != 0);
    while (at + 2 < size) {
        size_t length = data[at], pause_ms = data[at + 1];
        at += 2;
        length = length < size - at ? length : size - at;
        struct bytes piece = {0};
        bytes_add(&piece, data + at, length); /* with an end that the sanitizer watches */
        input_feed(&input, piece.items, piece.count, now_ms);
        bytes_fini(&piece);
        events += take_events(&input, now_ms);
        at += length;
        hold(input.queue.count <= waiting_most);
        now_ms += (int64_t)(pause_ms * pause_ms / 16);
        events += take_events(&input, now_ms);
    }
    for (int waits = 0, wait_ms; (wait_ms = input_deadline_ms(&input, now_ms)) >= 0; waits++) {
        hold(waits < waiting_most);
        now_ms += wait_ms;
        events += take_events(&input, now_ms);
    }
    hold(input.queue.count == 0 && !input.is_pasting && events <= size);
    input_fini(&input);
    return 0;
}
