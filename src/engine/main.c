/* tiermap-engine [--no-sandbox]: reads requests (model/request.h) from the socket that it is given as file descriptor 3,
 * answers them with replies (model/reply.h), and ends when the other side closes the socket or asks for nothing any
 * more. It prints nothing; its exit status is 0, or 1 when the socket failed. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "engine/limits.h"
#include "engine/sandbox.h"
#include "engine/serve.h"

enum { socket_fd = 3 };

int main(int argc, char **argv)
{
    struct sandbox sandbox = {.is_off = argc > 1 && strcmp(argv[1], "--no-sandbox") == 0};
    translate_to(getenv("LANGUAGE")); /* what is wrong with a file is told in the viewer's language */
    limits_begin(socket_fd);
    signal(SIGPIPE, SIG_IGN); /* a viewer that is gone shows as a failed write */
    bool is_served = serve(socket_fd, &sandbox);
    sandbox_fini(&sandbox);
    return is_served ? 0 : 1;
}
