#include "sandbox/syscalls.h"

#include <errno.h>
#include <seccomp.h>

enum { as_a_tree = 2 }; /* how the filter looks for a call: not one after the other */

static int add(scmp_filter_ctx filter, uint32_t action, const struct syscall_rule *rule)
{
    int number = seccomp_syscall_resolve_name(rule->name);
    if (number == __NR_SCMP_ERROR)
        return 0;
    struct scmp_arg_cmp compare = SCMP_CMP64(rule->argument, SCMP_CMP_MASKED_EQ, rule->mask, rule->value);
    return seccomp_rule_add_array(filter, action, number, rule->mask != 0 ? 1 : 0, &compare);
}

/* A filter that is not whole is not put in force. */
static bool load(uint32_t usual, uint32_t action, const struct syscall_rule *rules, size_t count)
{
    scmp_filter_ctx filter = seccomp_init(usual);
    int failure = filter != NULL ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, as_a_tree) : -ENOMEM;
    for (size_t i = 0; failure == 0 && i < count; i++)
        failure = add(filter, action, &rules[i]);
    if (failure == 0 && usual != SCMP_ACT_ALLOW)
        failure = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    if (failure == 0)
        failure = seccomp_load(filter);
    if (filter != NULL)
        seccomp_release(filter);
    errno = -failure;
    return failure == 0;
}

bool syscalls_keep(const struct syscall_rule *rules, size_t count)
{
    return load(SCMP_ACT_ERRNO(EPERM), SCMP_ACT_ALLOW, rules, count);
}

bool syscalls_give_up(const struct syscall_rule *rules, size_t count)
{
    return load(SCMP_ACT_ALLOW, SCMP_ACT_ERRNO(EPERM), rules, count);
}
