#include "viewer/plan/ini_text.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum {
    indent = 4,
    cells_max = 110,           /* of a line that can be broken at a space */
    bytes_max = ini_line_max - 1, /* a backslash may have to follow */
    torn_max = ini_line_max - 20, /* of a line that is broken within a word; a few letters may have to follow */
    word_max = 49
};

bool ini_text_read(struct bytes *value, const char *piece, bool *joins, struct error *error)
{
    if (!*joins && value->count > 0 && *piece != '\0')
        bytes_add(value, " ", 1);
    *joins = false;
    while (*piece != '\0') {
        size_t plain = strcspn(piece, "\\");
        bytes_add(value, piece, plain);
        piece += plain;
        if (*piece == '\0')
            break;
        if (piece[1] == '\0') {
            *joins = true;
            break;
        }
        if (strchr("\\;#s", piece[1]) == NULL) {
            error_set(error, _("a '\\' stands before ';', '#' or 's' (a space) or at the end of a line that is joined to the "
                               "next; the sign itself is written '\\\\'"));
            return false;
        }
        bytes_add(value, piece[1] == 's' ? " " : piece + 1, 1);
        piece += 2;
    }
    return true;
}

struct folding {
    struct bytes *out;
    const char *text, *at; /* at: how far it is written */
    size_t line_bytes;     /* of the line that is being written */
    int line_cells;
    bool is_begun; /* some of the text stands in it */
    bool (*is_key)(const void *context, const char *word);
    const void *context;
};

struct size {
    size_t bytes;
    int cells;
};

static bool is_space(const char *at)
{
    const char *next = at;
    struct text_character character;
    return text_next(&next, &character) && character.codepoint[0] == ' ' && character.codepoint[1] == 0;
}

/* Whether a line may be broken at a space: one alone between two words, since a break is read as one space. */
static bool is_break(const struct folding *folding, const char *at)
{
    return is_space(at) && at > folding->text && at[-1] != ' ' && at[1] != '\0' && at[1] != ' ';
}

/* Whether a line that begins so could be taken for a key. */
static bool looks_like_key(const struct folding *folding, const char *at)
{
    char word[word_max + 1];
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
    const char *after = at + length + strspn(at + length, " ");
    if (length == 0 || length > word_max || *after == '\0' || strchr("=:[", *after) == NULL)
        return false;
    memcpy(word, at, length);
    word[length] = '\0';
    return folding->is_key(folding->context, word);
}

/* Appends a character, so that it is read as itself where it stands, to out if that is not NULL. */
static struct size add_character(const struct folding *folding, const char **at, bool begins_line, struct bytes *out)
{
    const char *from = *at;
    struct text_character character;
    text_next(at, &character);
    bool is_first = from == folding->text, is_last = **at == '\0';
    bool needs = *from == '\\' || (*from == ' ' && (is_first || is_last || begins_line)) ||
                 (*from == ';' && (is_first || begins_line || from[-1] == ' ')) || (*from == '#' && begins_line);
    size_t length = (size_t)(*at - from);
    if (out != NULL && needs) {
        bytes_add_text(out, "\\");
        bytes_add_text(out, *from == ' ' ? "s" : (char[]){*from, '\0'});
        bytes_add(out, from + 1, length - 1);
    } else if (out != NULL) {
        bytes_add(out, from, length);
    }
    return (struct size){length + needs, character.width + needs};
}

/* Appends characters up to `end`. */
static struct size add_piece(const struct folding *folding, const char *from, const char *end, bool begins_line,
                             struct bytes *out)
{
    struct size size = {0};
    for (const char *at = from; at < end;) {
        struct size one = add_character(folding, &at, begins_line && at == from, out);
        size.bytes += one.bytes;
        size.cells += one.cells;
    }
    return size;
}

static void grow(struct folding *folding, struct size size)
{
    folding->line_bytes += size.bytes;
    folding->line_cells += size.cells;
}

static void begin_line(struct folding *folding)
{
    bytes_add_format(folding->out, "\n%*s", indent, "");
    folding->line_bytes = indent;
    folding->line_cells = indent;
    folding->is_begun = false;
}

/* A word that no line has room for: it is torn wherever a line is full. */
static void add_torn(struct folding *folding, const char *end)
{
    while (folding->at < end) {
        bool begins_line = !folding->is_begun && folding->at > folding->text;
        grow(folding, add_character(folding, &folding->at, begins_line, folding->out));
        folding->is_begun = true;
        bool is_full = folding->line_bytes >= torn_max || folding->line_cells >= cells_max;
        if (folding->at < end && is_full && !looks_like_key(folding, folding->at)) {
            bytes_add_text(folding->out, "\\");
            begin_line(folding);
        }
    }
}

/* Appends the piece up to `end`, after the space before it if there is one. */
static void add_word(struct folding *folding, const char *end)
{
    bool has_space = folding->at > folding->text;
    const char *word = folding->at + has_space;
    struct size size = add_piece(folding, word, end, false, NULL);
    if (folding->is_begun && (folding->line_bytes + 1 + size.bytes > bytes_max ||
                              folding->line_cells + 1 + size.cells > cells_max)) {
        bool is_guarded = looks_like_key(folding, word);
        bytes_add_text(folding->out, is_guarded ? "\\" : "");
        begin_line(folding);
        folding->at = is_guarded ? folding->at : word;
    } else if (has_space) {
        bytes_add_text(folding->out, " ");
        grow(folding, (struct size){1, 1});
        folding->at = word;
    }
    bool begins_line = !folding->is_begun && folding->at > folding->text;
    size = add_piece(folding, folding->at, end, begins_line, NULL);
    if (folding->line_bytes + size.bytes > bytes_max) {
        add_torn(folding, end);
        return;
    }
    grow(folding, add_piece(folding, folding->at, end, begins_line, folding->out));
    folding->at = end;
    folding->is_begun = true;
}

void ini_text_write(struct bytes *out, const char *key, const char *text,
                    bool (*is_key)(const void *context, const char *word), const void *context)
{
    struct folding folding = {.out = out, .text = text, .at = text, .is_key = is_key, .context = context};
    assert(*text != '\0' && strlen(key) < torn_max / 2);
    bytes_add_format(out, "%s = ", key);
    folding.line_bytes = strlen(key) + 3;
    folding.line_cells = (int)folding.line_bytes;
    while (*folding.at != '\0') {
        const char *end = folding.at + (folding.at > text); /* the space before this piece */
        while (*end != '\0' && !is_break(&folding, end)) {
            struct text_character character;
            text_next(&end, &character);
        }
        add_word(&folding, end);
    }
    bytes_add_text(out, "\n");
}

void ini_comment_write(struct bytes *out, const char *text)
{
    char comment[ini_line_max - 1]; /* and "# " before it */
    text_clean(comment, sizeof comment, text, strlen(text));
    bytes_add_format(out, "# %s\n", comment);
}
