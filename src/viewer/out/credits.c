#include "viewer/out/credits.h"

#include "viewer/out/wrap.h"

void out_credits(const struct out_subject *subject, unsigned layers, int width, struct bytes *out)
{
    const char *lines[out_attributions_max];
    size_t count = out_attributions(subject, layers, lines);
    bytes_add_text(out, count > 0 ? "\n" : "");
    for (size_t i = 0; i < count; i++)
        wrap_add(out, width, "", "  ", lines[i]);
}
