/* tiermap-engine: reads requests (model/request.h) from the socket that it is given as file descriptor 3,
 * answers each with a reply (model/reply.h), and ends when the other side closes the socket. It takes no
 * arguments and prints nothing; its exit status is 0, or 1 when the socket failed. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "engine/serve.h"

enum { socket_fd = 3 };

int main(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* what a strange file made of our memory stays here */
    prctl(PR_SET_PDEATHSIG, SIGKILL);               /* nobody waits for an answer any more */
    signal(SIGPIPE, SIG_IGN);                       /* a viewer that is gone shows as a failed write */
    return serve(socket_fd) ? 0 : 1;
}
