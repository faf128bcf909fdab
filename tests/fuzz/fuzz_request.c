/* What a viewer gone mad might send: a request is refused, or it is one that is written just as it was read. */
#include <stdlib.h>
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
    if (length != size && request_read(&request, copy.items, copy.count, &error))
        abort();
    if (request_read(&request, copy.items, copy.count, &error)) {
        request_write(&request, &again);
        struct request read_again;
        if (!request_read(&read_again, again.items, again.count, &error) || read_again.number != request.number ||
            read_again.drawn_count != request.drawn_count || strcmp(read_again.layers_dir, request.layers_dir) != 0 ||
            strcmp(read_again.reference_path, request.reference_path) != 0)
            abort();
    } else if (error.text[0] == '\0') {
        abort();
    }
    bytes_fini(&copy);
    bytes_fini(&again);
    return 0;
}
