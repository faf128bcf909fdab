#pragma once
/* Every text that a person reads is written as _("text"): the mark by which translations find it. */

#define _(text) translate(text)

/* Marks a text in a table, where it cannot be translated yet; whoever shows it writes _(row->text). */
#define N_(text) (text)

/* The text in the language in use, or the text itself if it has no translation. Good for ever. */
const char *translate(const char *text) __attribute__((format_arg(1), returns_nonnull));

/* Takes a language ("uk") into use; NULL or "en" is English. One whose file is not there is not taken. The file is looked for
 * beside the program as it was built or installed; it is read here, so that it need not be readable afterwards. Not to be called
 * while other threads translate. */
void translate_to(const char *language);

/* The language in use, NULL for English. Borrowed, until another one is taken. */
const char *translate_language(void);
