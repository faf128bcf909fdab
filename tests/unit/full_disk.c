#include "full_disk.h"

#include "cmocka_all.h"

#include <signal.h>
#include <sys/resource.h>

static struct rlimit limit;
static void (*handler)(int);

void full_disk_begin(size_t bytes)
{
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const struct rlimit small = {bytes, limit.rlim_max};
    handler = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
}

void full_disk_end(void)
{
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, handler);
}
