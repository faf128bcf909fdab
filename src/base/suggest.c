#include "base/suggest.h"

#include <string.h>

enum { longest = 63, far_apart = 1000 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

int suggest_distance(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);
    int rows[3][longest + 1]; /* the table's row before the last, the last, and the one being made */
    int *older = rows[0], *old = rows[1], *row = rows[2];
    if (a_length > longest || b_length > longest)
        return far_apart;
    for (size_t j = 0; j <= b_length; j++)
        old[j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int replaced = old[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(replaced, least(old[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], older[j - 2] + 1);
        }
        int *free_row = older;
        older = old;
        old = row;
        row = free_row;
    }
    return old[b_length];
}

const char *suggest_find(const char *word, const char *const *known, size_t count)
{
    const char *best = NULL;
    int best_distance =
        2 + (int)(strlen(word) / 4); /* one slip in a short word, one more for every four letters */
    for (size_t i = 0; i < count; i++) {
        int distance = suggest_distance(word, known[i]);
        if (distance < best_distance) {
            best = known[i];
            best_distance = distance;
        }
    }
    return best;
}
