#include "engine/limits.h"

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitizer.h"

enum { processor_seconds = 60 };
static const rlim_t memory_usual = (rlim_t)2 << 30, memory_most = (rlim_t)16 << 30, memory_for_vertex = 2048;

static void limit_softly(int resource, rlim_t most)
{
    struct rlimit limit;
    if (getrlimit((__rlimit_resource_t)resource, &limit) != 0)
        return;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit((__rlimit_resource_t)resource, &limit);
}

void limits_begin(int socket_fd)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* what a strange file made of our memory stays here */
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody waits for an answer any more */
    syscall(SYS_close_range, (unsigned)socket_fd + 1, ~0U, 0U);
}

void limits_renew(const struct request *request)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) == 0)
        limit_softly(RLIMIT_CPU, (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + processor_seconds);
    rlim_t memory = memory_usual + memory_for_vertex * request->max_vertices;
    if (!HAS_SANITIZER)
        limit_softly(RLIMIT_AS, memory < memory_most ? memory : memory_most);
}
