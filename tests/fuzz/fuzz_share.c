/* What a shared map gone mad might send to those who follow: a message is refused, or it is one that is written just as it was
 * read, and whose view every screen can show. */
#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "base/text.h"
#include "fuzz.h"
#include "viewer/map/camera.h"
#include "viewer/share/share_message.h"

static void check_cameras(const struct share_view *view)
{
    static const int sizes[][2] = {{1, 1}, {2, 3}, {80, 21}, {1000, 400}};
    const struct camera other = {view->centre, view->metres_per_column, (int)view->columns, (int)view->rows};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct camera camera = camera_like(&other, sizes[i][0], sizes[i][1]);
        struct extent extent = camera_extent(&camera);
        camera_dot(&camera, view->mark);
        hold(isfinite(extent.min_x) && isfinite(extent.max_x) && isfinite(extent.min_y) && isfinite(extent.max_y));
        hold(camera.columns == sizes[i][0] && camera.rows == sizes[i][1]);
    }
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct share_message message;
    struct error error = {0};
    struct bytes copy = {0};
    unsigned char again[share_message_size];
    bytes_add(&copy, data, size); /* with an end that the sanitizer watches */
    if (share_message_read(&message, copy.items, copy.count, &error)) {
        share_message_write(&message, again);
        struct share_message read_again;
        hold(share_message_read(&read_again, again, sizeof again, &error) && read_again.kind == message.kind);
        hold(read_again.file_bits == message.file_bits && read_again.view.selected == message.view.selected);
        hold(strcmp(read_again.view.mark_name, message.view.has_mark ? message.view.mark_name : "") == 0);
        if (message.kind == SHARE_VIEW)
            check_cameras(&message.view);
        text_width(message.view.mark_name);
    } else {
        hold(error.text[0] != '\0');
    }
    bytes_fini(&copy);
    return 0;
}
