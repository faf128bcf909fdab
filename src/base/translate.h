#pragma once
/* Every text that a person reads is written as _("text"): the mark by which translations find it. */

#define _(text) (text)

/* Marks a text in a table, where it cannot be translated yet; whoever shows it writes _(row->text). */
#define N_(text) (text)
