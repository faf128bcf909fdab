#pragma once
/* Every text that a person reads is written as _("text"): the mark by which translations find it. */

#define _(text) (text)
