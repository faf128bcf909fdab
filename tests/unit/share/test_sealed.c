#include "viewer/share/sealed.h"

#include "../cmocka_all.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void holds_what_was_put_in(void **state)
{
    (void)state;
    struct error error = {0};
    char read[8] = "";
    int fd = sealed_make("plan", 4, &error);
    assert_true(fd >= 0);
    assert_int_equal(sealed_size(fd, 4), 4);
    assert_int_equal(pread(fd, read, sizeof read, 0), 4);
    assert_string_equal(read, "plan");
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    close(fd);
}

/* Not even by whoever has made it. */
static void nobody_can_change_it(void **state)
{
    (void)state;
    struct error error = {0};
    int fd = sealed_make("plan", 4, &error);
    assert_true(pwrite(fd, "x", 1, 0) < 0 && errno == EPERM);
    assert_true(pwrite(fd, "x", 1, 4) < 0 && errno == EPERM);
    assert_true(ftruncate(fd, 2) != 0 && errno == EPERM);
    assert_true(ftruncate(fd, 8) != 0 && errno == EPERM);
    assert_true(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4) != 0 && errno == EPERM);
    assert_true(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE) != 0 && errno == EPERM);
    assert_ptr_equal(mmap(NULL, 4, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0), MAP_FAILED);
    void *mapping = mmap(NULL, 4, PROT_READ, MAP_PRIVATE, fd, 0);
    assert_memory_equal(mapping, "plan", 4);
    munmap(mapping, 4);
    close(fd);
}

static int made(int seals, size_t size)
{
    int fd = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    assert_int_equal(ftruncate(fd, (off_t)size), 0);
    assert_int_equal(fcntl(fd, F_ADD_SEALS, seals), 0);
    return fd;
}

static void refuses(int fd, size_t size_max)
{
    assert_true(fd >= 0);
    assert_int_equal(sealed_size(fd, size_max), 0);
    close(fd);
}

static void what_could_change_is_refused(void **state)
{
    (void)state;
    const int all = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    int ends[2], fd = made(all, 100);
    assert_int_equal(sealed_size(fd, 100), 100);
    refuses(fd, 99);
    refuses(made(all, 0), 100);
    refuses(made(F_SEAL_SHRINK | F_SEAL_GROW, 100), 100);
    refuses(made(F_SEAL_SHRINK | F_SEAL_WRITE, 100), 100);
    refuses(made(F_SEAL_GROW | F_SEAL_WRITE, 100), 100);
    refuses(made(F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE, 100), 100); /* a mapping may be there already */
    refuses(memfd_create("test", MFD_CLOEXEC), 100);
    refuses(open("/dev/zero", O_RDONLY | O_CLOEXEC), 100);
    refuses(open("/proc/self/exe", O_RDONLY | O_CLOEXEC), SIZE_MAX);
    assert_int_equal(pipe(ends), 0);
    refuses(ends[0], 100);
    refuses(ends[1], 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_was_put_in),
        cmocka_unit_test(nobody_can_change_it),
        cmocka_unit_test(what_could_change_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
