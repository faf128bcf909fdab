#include "viewer/term/input.h"

#include <string.h>

#include "viewer/term/sequence.h"

enum { escape = 0x1B, piece_ms = 1000 }; /* a piece of a sequence is given up after so long */

void input_init(struct input *input, int escape_ms, bool is_utf8)
{
    *input = (struct input){.escape_ms = escape_ms, .is_utf8 = is_utf8};
}

void input_fini(struct input *input)
{
    bytes_fini(&input->queue);
}

static void drop(struct input *input, size_t count)
{
    struct bytes *queue = &input->queue;
    queue->count -= count;
    memmove(queue->items, queue->items + count, queue->count);
    input->seen = 0;
}

/* The rest of a sequence whose ESC was taken for the key: it goes the same way. */
static void drop_late_rest(struct input *input, int64_t now_ms)
{
    bool is_in_time = now_ms - input->last_ms < piece_ms;
    unsigned char first = input->queue.items[0];
    input->is_after_escape = false;
    if (!is_in_time || (first != '[' && first != 'O') || input->queue.count < 2)
        return;
    struct bytes whole = {0};
    bytes_add(&whole, "\x1B", 1);
    bytes_add(&whole, input->queue.items, input->queue.count);
    struct sequence sequence = sequence_read(whole.items, whole.count, input->is_utf8);
    bytes_fini(&whole);
    if (sequence.kind == SEQUENCE_EVENT)
        drop(input, sequence.length - 1);
}

void input_feed(struct input *input, const void *bytes, size_t count, int64_t now_ms)
{
    if (count == 0)
        return;
    bytes_add(&input->queue, bytes, count);
    if (input->is_after_escape)
        drop_late_rest(input, now_ms);
    input->last_ms = now_ms;
}

/* A paste is thrown away up to its end mark, of which a piece may be the last bytes that there are. */
static void drop_paste(struct input *input)
{
    static const char end[] = "\x1B[201~";
    enum { end_length = sizeof end - 1 };
    struct bytes *queue = &input->queue;
    const unsigned char *found = memmem(queue->items, queue->count, end, end_length);
    if (found != NULL) {
        input->is_pasting = false;
        drop(input, (size_t)(found - queue->items) + end_length);
    } else if (queue->count >= end_length) {
        drop(input, queue->count - (end_length - 1));
    }
}

/* How long the piece in the queue waits. ESC alone, and what is a key pressed after it at least as likely, wait shortly. */
static int patience_ms(const struct input *input)
{
    const struct bytes *queue = &input->queue;
    bool is_short = queue->items[0] == escape &&
                    (queue->count == 1 || (queue->count == 2 && strchr("]P", queue->items[1]) != NULL));
    return is_short && !input->is_pasting ? input->escape_ms : piece_ms;
}

/* The time is up for the piece in the queue. true: it was the key after all. */
static bool give_up(struct input *input, struct event *event)
{
    bool is_key = input->queue.items[0] == escape && input->queue.count <= 2 && patience_ms(input) == input->escape_ms;
    if (input->is_pasting || !is_key) {
        input->is_pasting = false;
        drop(input, input->queue.count);
        return false;
    }
    input->is_after_escape = input->queue.count == 1;
    *event = (struct event){.kind = EVENT_KEY, .key = {SPECIAL_ESCAPE, 0}};
    drop(input, 1);
    return true;
}

/* Whether a sequence that says nothing is a piece left lying and one key pressed after it: q after "ESC [ <"
 * ends no report that we know. What terminals answer to questions begins with ? or > and is a whole. */
static bool is_typed_after_piece(const struct input *input, size_t length)
{
    const unsigned char *bytes = input->queue.items;
    bool is_answer = input->seen > 2 && (bytes[2] == '?' || bytes[2] == '>');
    return input->seen > 0 && length == input->seen + 1 && !is_answer;
}

bool input_next(struct input *input, int64_t now_ms, struct event *event)
{
    while (input->queue.count > 0 || input->is_pasting) {
        if (input->is_pasting) {
            drop_paste(input);
            if (input->is_pasting && now_ms - input->last_ms >= piece_ms)
                give_up(input, event);
            if (input->is_pasting)
                return false;
            continue;
        }
        struct sequence sequence = sequence_read(input->queue.items, input->queue.count, input->is_utf8);
        if (sequence.kind == SEQUENCE_PARTIAL) {
            input->seen = input->queue.count;
            if (now_ms - input->last_ms < patience_ms(input))
                return false;
            if (give_up(input, event))
                return true;
            continue;
        }
        if (sequence.kind == SEQUENCE_NOTHING && is_typed_after_piece(input, sequence.length)) {
            drop(input, input->seen);
            continue;
        }
        drop(input, sequence.length);
        input->is_pasting = sequence.kind == SEQUENCE_PASTE_BEGIN;
        if (sequence.kind == SEQUENCE_EVENT) {
            *event = sequence.event;
            return true;
        }
    }
    return false;
}

int input_deadline_ms(const struct input *input, int64_t now_ms)
{
    if (input->queue.count == 0 && !input->is_pasting)
        return -1;
    int patience = input->is_pasting ? piece_ms : patience_ms(input);
    int64_t left = input->last_ms + patience - now_ms;
    return left > 0 ? (int)left : 0;
}
