/* tiermap-manual TEMPLATE: writes a manual page to standard output, with the keys of the action table in the place of the
 * line '.\" keys'. tiermap-manual --plan: the sections and keys of plan files, for the test of their page. Only for the build. */
#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/plan/plan_keys.h"
#include "viewer/ui/actions.h"

enum { line_size = 512 };

/* A word of a macro's line, as it stands there: no key is taken for a sign of mdoc's. */
static void put_word(const char *word, size_t length)
{
    printf(" \\&");
    for (size_t i = 0; i < length; i++)
        fputs(word[i] == '\\' ? "\\e" : word[i] == '-' ? "\\-" : (char[2]){word[i], '\0'}, stdout);
}

/* The n-th name of a list with spaces between them; false if it has fewer. */
static bool put_nth(const char *list, int n)
{
    for (;; n--) {
        list += strspn(list, " ");
        size_t length = strcspn(list, " ");
        if (length == 0)
            return false;
        if (n == 0) {
            put_word(list, length);
            return true;
        }
        list += length;
    }
}

/* What rows that share a help have in common: their keys, what they do, and their names. Gives the row after them. */
static size_t put_rows(size_t begin)
{
    const char *help = action_at(begin)->help;
    size_t end = begin;
    while (action_at(end) != NULL && strcmp(action_at(end)->help, help) == 0)
        end++;
    printf(".It Ic");
    bool is_any = true;
    for (int n = 0; is_any; n++) { /* the first key of each row, then the second of each */
        is_any = false;
        for (size_t i = begin; i < end; i++)
            is_any = put_nth(action_at(i)->keys, n) || is_any;
    }
    printf("\n%s\n.Pq ", _(help));
    for (size_t i = begin; i < end; i++)
        printf("%s%s", i > begin ? " , " : "Cm ", action_at(i)->name);
    printf("\n");
    return end;
}

static void put_group(enum action_group group)
{
    printf(".Ss %s\n.Bl -tag -width indent\n", action_group_name(group));
    for (size_t i = 0; action_at(i) != NULL;)
        i = action_at(i)->group == group ? put_rows(i) : i + 1;
    printf(".El\n");
}

static void put_keys(void)
{
    for (int group = GROUP_MOVE; group < GROUPS; group++)
        put_group((enum action_group)group);
    for (int group = 0; group < GROUP_MOVE; group++) /* those of what is on only now and then come last */
        put_group((enum action_group)group);
    printf(".Ss Mouse\n.Bl -tag -width indent\n");
    for (size_t i = 0; mouse_help_at(i) != NULL; i++)
        printf(".It %s\n%s\n", mouse_help_at(i)->gesture, mouse_help_at(i)->help);
    printf(".El\n");
}

static void put_plan(void)
{
    for (int id = 0; id < PLAN_SECTIONS; id++) {
        const struct plan_section *section = plan_section_at((enum plan_section_id)id);
        for (size_t i = 0; i < section->key_count; i++)
            printf("%s %s%s\n", section->name, section->keys[i].name, section->keys[i].required ? " required" : "");
    }
}

static bool put_page(const char *path)
{
    char line[line_size];
    FILE *template = fopen(path, "r");
    if (template == NULL)
        return false;
    while (fgets(line, sizeof line, template) != NULL)
        if (strcmp(line, ".\\\" keys\n") == 0)
            put_keys();
        else
            fputs(line, stdout);
    bool was_read = ferror(template) == 0;
    fclose(template);
    return was_read;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: tiermap-manual TEMPLATE|--plan\n");
        return 2;
    }
    bool was_put = true;
    if (strcmp(argv[1], "--plan") == 0)
        put_plan();
    else
        was_put = put_page(argv[1]);
    was_put = fflush(stdout) == 0 && ferror(stdout) == 0 && was_put;
    if (!was_put)
        perror(argv[1]);
    return was_put ? 0 : 1;
}
