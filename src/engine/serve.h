#pragma once
/* Answers requests on a socket, one after the other. */
#include <stdbool.h>

/* Until the other side closes it. false when it breaks, or when something comes that is no request (to that a
 * failure is answered). */
bool serve(int fd);
