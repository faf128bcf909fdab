#pragma once
/* The engine as a program: started with a socket as descriptor 3, asked, answered. */
#include <sys/types.h>

#include "base/bytes.h"
#include "model/request.h"

enum { engine_process_deadline_ms = 120000 };

struct engine_process {
    pid_t pid;
    int fd;
    int said; /* what it prints, which must be nothing */
};

/* A variable that has to be set. */
const char *from_environment(const char *name);

void engine_process_start(struct engine_process *engine);

/* Closes the socket; the program has to end by itself, with that status, and to have printed nothing. */
void engine_process_end(struct engine_process *engine, int status);

/* Sends bytes, whatever they are; a request. */
void engine_process_send(struct engine_process *engine, const void *data, size_t size);
void engine_process_ask(struct engine_process *engine, const struct request *request);

/* One whole reply. */
void engine_process_receive(struct engine_process *engine, struct bytes *bytes);

/* A request for the exact tiers of the bundled country, with layers from a folder. */
struct request request_for(const char *folder, uint32_t number);
