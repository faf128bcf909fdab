#pragma once
/* Bytes from a terminal to events, over time. A sequence may arrive in pieces: it is put together, or thrown
 * away whole, never read as keys. */
#include "base/bytes.h"
#include "viewer/ui/event.h"

struct input {
    struct bytes queue;  /* not understood yet */
    size_t seen;         /* bytes of it that were there when it was found to be a piece */
    int64_t last_ms;     /* when the last bytes came */
    int escape_ms;       /* how long ESC waits for the rest of a sequence before it is the key */
    bool is_utf8;
    bool is_pasting;
    bool is_after_escape; /* a lone ESC was taken for the key: its rest may still come */
};

/* escape_ms: 25, over a network 100. */
void input_init(struct input *input, int escape_ms, bool is_utf8);
void input_fini(struct input *input);

void input_feed(struct input *input, const void *bytes, size_t count, int64_t now_ms);

/* Takes the next event. false: there is none until more bytes come or input_deadline_ms has passed. */
bool input_next(struct input *input, int64_t now_ms, struct event *event);

/* Milliseconds until a piece that waits for its rest is decided without it; -1 when nothing waits. */
int input_deadline_ms(const struct input *input, int64_t now_ms);
