#pragma once
/* What the engine may use, whatever a file makes of the libraries: it ends when it wants more, and its viewer says so. */
#include "model/request.h"

/* At the start: no memory image on disk, no descriptors but the standard ones and the socket, the end with the viewer. */
void limits_begin(int socket_fd);

/* For one request: processor time from now on, and memory (more where the user allows more vertices). */
void limits_renew(const struct request *request);
