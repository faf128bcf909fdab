/* What a viewer gone mad might send: a request is refused, or it is one that is written just as it was read. */
#include <string.h>

#include "fuzz.h"
#include "model/request.h"

int fuzz_one(const unsigned char *data, size_t size)
{
    struct request request;
    struct error error = {0};
    struct bytes copy = {0}, again = {0};
    size_t length = request_length(data, size);
    bytes_add(&copy, data, size); /* aligned, and with an end that the sanitizer watches */
    hold(length == size || !request_read(&request, copy.items, copy.count, &error));
    if (request_read(&request, copy.items, copy.count, &error)) {
        request_write(&request, &again);
        struct request read_again;
        hold(request_read(&read_again, again.items, again.count, &error));
        hold(read_again.number == request.number && read_again.drawn_count == request.drawn_count);
        hold(strcmp(read_again.layers_dir, request.layers_dir) == 0);
        hold(strcmp(read_again.reference_path, request.reference_path) == 0);
    } else {
        hold(error.text[0] != '\0');
    }
    bytes_fini(&copy);
    bytes_fini(&again);
    return 0;
}
