/* tiermap-engine: reads requests (model/request.h) from the socket that it is given as file descriptor 3,
 * answers them with replies (model/reply.h), and ends when the other side closes the socket or asks for nothing any
 * more. It takes no arguments and prints nothing; its exit status is 0, or 1 when the socket failed. */
#include <signal.h>

#include "engine/limits.h"
#include "engine/serve.h"

enum { socket_fd = 3 };

int main(void)
{
    limits_begin(socket_fd);
    signal(SIGPIPE, SIG_IGN); /* a viewer that is gone shows as a failed write */
    return serve(socket_fd) ? 0 : 1;
}
