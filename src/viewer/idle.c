#include "viewer/idle.h"

void idle_init(struct idle *idle, int limit_s, int64_t now_ms)
{
    *idle = (struct idle){.used_ms = now_ms, .warned_ms = -1, .limit_ms = limit_s * 1000};
}

void idle_use(struct idle *idle, int64_t now_ms)
{
    idle->used_ms = now_ms;
    idle->warned_ms = -1;
}

int idle_warning_ms(const struct idle *idle)
{
    enum { usual_ms = 30000 };
    int third_ms = idle->limit_ms / 3;
    return third_ms < usual_ms ? third_ms : usual_ms;
}

int idle_left_ms(const struct idle *idle, int64_t now_ms)
{
    if (idle->limit_ms == 0)
        return -1;
    int warning_ms = idle_warning_ms(idle);
    int64_t due_ms = idle->warned_ms >= 0 ? idle->warned_ms + warning_ms : idle->used_ms + idle->limit_ms - warning_ms;
    return due_ms > now_ms ? (int)(due_ms - now_ms) : 0;
}

enum idle_step idle_take(struct idle *idle, int64_t now_ms)
{
    if (idle_left_ms(idle, now_ms) != 0)
        return IDLE_NOTHING;
    if (idle->warned_ms >= 0)
        return IDLE_END;
    idle->warned_ms = now_ms;
    return IDLE_WARN;
}
