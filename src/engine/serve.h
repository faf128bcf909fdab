#pragma once
/* Answers requests on a socket. A request that has come while another one is worked on takes its place. */
#include <stdbool.h>

/* Until the other side closes it, or nothing has come for half a minute. false when it breaks, or when something comes
 * that is no request (to that a failure is answered). */
bool serve(int fd);
