/* The module's one function. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/out/picture/page.h"

picture_entry tiermap_picture __attribute__((visibility("default")));

static struct drawing *drawing_for(enum picture_format format, const struct page *page,
                                   const struct letters *letters)
{
    switch (format) {
    case PICTURE_SVG:
        return drawing_new_svg(page, letters);
    case PICTURE_PDF:
        return drawing_new_pdf(page, letters);
    default:
        return drawing_new_png(page, letters);
    }
}

bool tiermap_picture(const struct picture_order *order, struct bytes *out, struct error *error)
{
    if (order->version != picture_order_version || order->size != sizeof *order ||
        strcmp(order->program, TIERMAP_VERSION) != 0) {
        error_set(error, _("the module for pictures belongs to another version of tiermap; install both from "
                           "the same build"));
        return false;
    }
    memory_on_exhausted(order->restore);
    translate_to(order->subject->language); /* whatever the terminal can show */
    const struct out_subject *subject = order->subject;
    struct letters *letters = letters_new(subject->language, error);
    if (letters == NULL)
        return false;
    char *title = memory_format("%s · %s", plan_text_in(&subject->plan->title, subject->language),
                                plan_text_in(&subject->plan->illustrative, subject->language));
    struct page page = page_of(order, letters);
    page.title = title;
    page.about = plan_text_in(&subject->plan->summary, subject->language);
    struct drawing *drawing = drawing_for(order->format, &page, letters);
    page_draw(&page, order, drawing);
    bool done = drawing->kind->finish(drawing, out, error);
    letters_free(letters);
    free(title);
    return done;
}
