#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/share/share_place.h"

char *share_group_name(gid_t group)
{
    const struct group *entry = getgrgid(group);
    return entry != NULL ? memory_copy_text(entry->gr_name) : memory_format("%lu", (unsigned long)group);
}

char *share_user_name(uid_t user)
{
    const struct passwd *entry = getpwuid(user);
    return entry != NULL ? memory_copy_text(entry->pw_name) : memory_format("%lu", (unsigned long)user);
}

/* As Debian gives every user one: named like the user, and without a list of members. */
bool share_group_is_lonely(gid_t group)
{
    const struct group *entry = getgrgid(group);
    if (entry == NULL || entry->gr_mem[0] != NULL)
        return false;
    char *user = share_user_name(geteuid());
    bool is_lonely = strcmp(entry->gr_name, user) == 0;
    free(user);
    return is_lonely;
}

static bool is_in_group(gid_t group)
{
    if (group == getegid() || geteuid() == 0)
        return true;
    int count = getgroups(0, NULL);
    gid_t *groups = memory_new_items(count > 0 ? (size_t)count : 1, sizeof *groups);
    bool is_in = false;
    count = getgroups(count > 0 ? count : 0, groups);
    for (int i = 0; i < count; i++)
        is_in = is_in || groups[i] == group;
    free(groups);
    return is_in;
}

bool share_audience_read(struct share_audience *audience, const char *text, struct error *error)
{
    *audience = (struct share_audience){.group = getegid()};
    if (text == NULL)
        return true;
    audience->is_everyone = strcmp(text, "all") == 0;
    if (audience->is_everyone)
        return true;
    const struct group *entry = getgrnam(text);
    if (entry != NULL)
        audience->group = entry->gr_gid;
    if (entry != NULL && is_in_group(entry->gr_gid))
        return true;
    if (entry == NULL)
        error_set(error, _("--share-with %s: there is no such group; 'all' lets everyone follow"), text);
    else
        error_set(error, _("--share-with %s: you are not in that group; 'all' lets everyone follow"), text);
    return false;
}
