#include "viewer/out/card.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/patterns.h"
#include "viewer/out/print.h"

enum { card_columns = 78, sample_column = 12, words_column = 33 };

static const char *const depth_names[] = {"never", "8", "16", "256", "true"};

struct card {
    const struct card_choice *choice;
    struct frame line;
    struct bytes *out;
};

/* ---- lines ---- */

static int put(struct card *card, int column, const char *text, enum role ink, int paper, unsigned attributes)
{
    return column + frame_text(&card->line, column, 0, card_columns, text, ink, paper, attributes);
}

static void say(struct card *card, int column, const char *text)
{
    put(card, column, text, ROLE_TEXT, keep_paper, 0);
}

static void end_line_in(struct card *card, const struct theme *theme, enum colour_depth depth)
{
    out_print(&card->line, theme, depth, card->out);
    frame_fill(&card->line, (struct rect){0, 0, card_columns, 1}, ROLE_TERMINAL);
}

static void end_line(struct card *card)
{
    end_line_in(card, card->choice->theme, card->choice->depth);
}

/* A heading, after an empty line. */
static void head(struct card *card, const char *text, const char *note)
{
    end_line(card);
    int column = put(card, 0, text, ROLE_HEADING, keep_paper, ATTRIBUTE_BOLD);
    say(card, column + 2, note);
    end_line(card);
}

/* A name, something to look at, and what it should look like. */
static void row(struct card *card, const char *name, const char *sample, const char *wanted)
{
    say(card, 2, name);
    say(card, sample_column, sample);
    say(card, words_column, wanted);
    end_line(card);
}

/* ---- signs ---- */

static void signs(struct card *card)
{
    head(card, _("SIGNS"), _("what lines and fills are made of; key b steps through them"));
    if (card->choice->ascii_only) {
        row(card, "ascii", "/---\\  |#*.", _("all that this locale has; more: LANG=C.UTF-8"));
        return;
    }
    row(card, "braille", "\u28E0\u28E4\u28F6\u28FF\u2836\u2824\u2880\u2840 \u2605 \u2022",
        _("dots, a star, a bullet; boxes: --glyphs half"));
    row(card, "half", "\u2580\u2584\u2580\u2584\u2588\u2588\u258C\u2590 \u2591\u2592\u2593",
        _("blocks that touch; else: --glyphs ascii"));
    row(card, "ascii", "/---\\  |#*.", _("always works"));
}

static void alignment(struct card *card)
{
    if (card->choice->ascii_only)
        return;
    head(card, _("PLACES"), _("every sign has to take the room that we think it takes"));
    row(card, _("braille"), "\u284F\u2809\u2809\u2809\u2809\u2809\u2809\u2809\u2809\u28B9 |",
        _("a closed frame of dots, with straight"));
    row(card, "", "\u2847        \u28B8 |", _("sides, the bars below each other; else the"));
    row(card, "", "\u28C7\u28C0\u28C0\u28C0\u28C0\u28C0\u28C0\u28C0\u28C0\u28F8 |", _("font lacks braille: --glyphs half"));
    row(card, _("letters"), "\u041A\u0438\u0457\u0432 \u00ABI\u00BB   |", _("Kyiv in Ukrainian; the bars stay in line"));
    row(card, _("marks"), "e\u0301 a\u0308 \u0438\u0306      |", _("three letters, each with a mark on it"));
    row(card, _("wide"), "\u4E2D\u6587 \uFF21\uFF22  |", _("four signs, each two columns wide"));
    row(card, "", "1234567890 |", _("where bars do not stand below this one,"));
    row(card, "", "", _("such names of places may shift a line"));
}

/* ---- colours ---- */

/* Papers as a map shows them, with a word in the ink that stands on them. */
static int swatches(struct card *card, int column)
{
    static const struct {
        const char *text;
        enum role ink, paper;
    } papers[] = {
        {" 1 ", ROLE_TIER_LABEL, ROLE_TIER_1}, {" 2 ", ROLE_TIER_LABEL, ROLE_TIER_2},
        {" 3 ", ROLE_TIER_LABEL, ROLE_TIER_3}, {" 4 ", ROLE_TIER_LABEL, ROLE_TIER_4},
        {" r ", ROLE_REST_LABEL, ROLE_REST},   {" a ", ROLE_ABROAD_LABEL, ROLE_ABROAD},
        {" s", ROLE_WATER_LABEL, ROLE_SEA},
    };
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        column = put(card, column, papers[i].text, papers[i].ink, (int)papers[i].paper, i < 4 ? ATTRIBUTE_BOLD : 0);
    return column;
}

static void patterns(struct card *card, enum glyph_set set, const char *name, const char *wanted)
{
    say(card, 2, name);
    for (int zone = 0; zone < 4; zone++)
        for (int i = 0; i < 4; i++)
            frame_set(&card->line, sample_column + zone * 5 + i, 0, pattern_glyph_at(set, (enum role)(ROLE_TIER_1 + zone), i, 0),
                      ROLE_TEXT, ROLE_TERMINAL, 0);
    say(card, words_column, wanted);
    end_line(card);
}

/* Colours from dark to light that only true colour has. */
static void ramp(struct card *card)
{
    struct theme theme = *theme_plain();
    enum { steps = 20 };
    for (int i = 0; i < steps; i++) {
        uint8_t level = (uint8_t)(60 + 3 * i);
        theme.colours[1 + i] = (struct colour){.red = (uint8_t)(level / 3), .green = level, .blue = (uint8_t)(level + 40)};
        frame_set(&card->line, sample_column + i, 0, ' ', ROLE_TERMINAL, (enum role)(1 + i), 0);
    }
    say(card, words_column, _("one smooth blue; broad stripes: --color 256"));
    end_line_in(card, &theme, COLOUR_TRUE);
}

/* Depths that the terminal may have: what it says, and the one above, which many have and do not say. */
static void colours(struct card *card)
{
    static const char *const wanted[] = {
        "",
        N_("four colours, readable; else --color never"),
        N_("the same, maybe brighter; else --color never"),
        N_("four colours apart, a grey, a dark sea"),
        N_("nearly the same; other colours: --color 256"),
    };
    head(card, _("COLOURS"), _("tiers 1 to 4, r rest, a abroad, s sea; each row in so many colours"));
    if (card->choice->depth == COLOUR_NONE)
        row(card, "never", "", _("colours are off: --color 256 shows them"));
    for (int depth = COLOUR_8; depth <= COLOUR_TRUE && card->choice->depth > COLOUR_NONE; depth++) {
        if (depth > (int)card->choice->depth + 1)
            break;
        put(card, 2, depth_names[depth], ROLE_TEXT, keep_paper, 0);
        swatches(card, sample_column);
        say(card, words_column, _(wanted[depth]));
        end_line_in(card, card->choice->theme, (enum colour_depth)depth);
        if (depth == COLOUR_TRUE)
            ramp(card);
    }
    patterns(card, GLYPHS_ASCII, "never", _("1 2 3 4 as signs: patterns, no colours"));
    if (!card->choice->ascii_only)
        patterns(card, GLYPHS_BRAILLE, "", _("dots, from dense to thin"));
}

static void themes(struct card *card, const struct themes *list)
{
    if (card->choice->depth == COLOUR_NONE)
        return;
    head(card, _("THEMES"), _("every word has to be readable; key T steps through them"));
    for (size_t i = 0; i < list->count; i++) {
        const struct theme *theme = &list->items[i].theme;
        bool has_patterns = theme->patterns || !theme_parts_tiers(theme, card->choice->depth);
        if (list->items[i].error.text[0] != '\0')
            continue;
        char name[words_column];
        size_t length = text_fit(theme->name, sample_column + 3);
        snprintf(name, sizeof name, "%.*s", (int)length, theme->name);
        say(card, 2, name);
        int column = sample_column + 7, end = column + 20;
        if (has_patterns) /* then this is what the map would be */
            say(card, column, _("patterns"));
        else
            swatches(card, column);
        column = end;
        column = put(card, column + 1, _("text"), ROLE_TEXT, keep_paper, 0);
        column = put(card, column + 1, _("faint"), ROLE_FAINT, keep_paper, 0);
        column = put(card, column + 1, _("key"), ROLE_KEY, keep_paper, ATTRIBUTE_BOLD);
        put(card, column + 1, _("warning"), ROLE_WARNING, keep_paper, ATTRIBUTE_BOLD);
        end_line_in(card, theme, card->choice->depth);
    }
}

static void summary(struct card *card)
{
    const struct card_choice *choice = card->choice;
    char text[card_columns * 2];
    end_line(card);
    snprintf(text, sizeof text, _("tiermap takes here: --glyphs %s --color %s --theme %s"), glyphs_at(choice->glyphs)->name,
             depth_names[choice->depth], choice->theme->name);
    put(card, 0, text, ROLE_TITLE, keep_paper, ATTRIBUTE_BOLD);
    end_line(card);
    say(card, 0, _("Where a row looks wrong, start it with the option beside that row."));
    end_line(card);
}

void out_card(const struct card_choice *choice, const struct themes *list, struct bytes *out)
{
    struct card card = {.choice = choice, .out = out};
    frame_init(&card.line, card_columns, 1);
    put(&card, 0, _("What can this terminal show?"), ROLE_TITLE, keep_paper, ATTRIBUTE_BOLD);
    put(&card, 30, _("Each row should look as it says."), ROLE_TEXT, keep_paper, 0);
    end_line(&card);
    signs(&card);
    alignment(&card);
    colours(&card);
    themes(&card, list);
    summary(&card);
    frame_fini(&card.line);
}
