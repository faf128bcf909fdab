#pragma once
/* Answers requests on a socket. A request that has come while another one is worked on takes its place. */
#include <stdbool.h>

#include "engine/sandbox.h"

/* Until the other side closes it, nothing has come for half a minute, or a request comes that the sandbox does not admit.
 * false when it breaks, or when something comes that is no request (to that a failure is answered). */
bool serve(int fd, struct sandbox *sandbox);
