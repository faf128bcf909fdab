#include "viewer/ui/quiz.h"

#include <stdio.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/ui/commands.h"

enum { line_size = 512, indent = 3, no_answer = -1 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0}, strong = {ROLE_TEXT, ATTRIBUTE_BOLD},
                          key = {ROLE_KEY, ATTRIBUTE_BOLD}, heading = {ROLE_HEADING, ATTRIBUTE_BOLD},
                          focus = {ROLE_FOCUS, ATTRIBUTE_BOLD}, warning = {ROLE_WARNING, ATTRIBUTE_BOLD};

static const struct plan_questions *questions(const struct state *state)
{
    return &state->plan->questions;
}

/* NULL at the end. */
static const struct plan_question *question_at(const struct state *state)
{
    return state->quiz.at < questions(state)->count ? &questions(state)->items[state->quiz.at] : NULL;
}

static int given(const struct state *state, size_t question)
{
    return question < state->quiz.given.count ? state->quiz.given.items[question] : no_answer;
}

bool quiz_is_on(const struct state *state, int unused)
{
    (void)unused;
    return state->page == PAGE_QUIZ;
}

bool quiz_has_answer(const struct state *state, int answer)
{
    const struct plan_question *question = question_at(state);
    return quiz_is_on(state, 0) && question != NULL && (size_t)answer < question->answer_count;
}

enum outcome quiz_toggle(struct state *state, int unused)
{
    (void)unused;
    if (questions(state)->count == 0) {
        state_flash(state, _("this plan has no questions"));
        return OUTCOME_REDRAW;
    }
    while (state->quiz.given.count < questions(state)->count)
        *ARRAY_ADD(&state->quiz.given) = no_answer;
    return command_page(state, PAGE_QUIZ);
}

enum outcome quiz_answer(struct state *state, int answer)
{
    if (!quiz_has_answer(state, answer) || given(state, state->quiz.at) != no_answer)
        return OUTCOME_NOTHING;
    state->quiz.given.items[state->quiz.at] = answer;
    return OUTCOME_REDRAW;
}

enum outcome quiz_go(struct state *state, int sign)
{
    if (!quiz_is_on(state, 0) || (sign < 0 && state->quiz.at == 0))
        return OUTCOME_NOTHING;
    if (sign > 0 && question_at(state) == NULL) { /* once more from the beginning */
        for (size_t i = 0; i < state->quiz.given.count; i++)
            state->quiz.given.items[i] = no_answer;
        state->quiz.at = 0;
    } else {
        state->quiz.at += (size_t)sign;
    }
    state->scroll = 0;
    return OUTCOME_REDRAW;
}

struct score {
    size_t given, right;
};

static struct score score_of(const struct state *state)
{
    struct score score = {0};
    for (size_t i = 0; i < questions(state)->count; i++) {
        int answer = given(state, i);
        score.given += answer != no_answer;
        score.right += answer != no_answer && (size_t)answer == questions(state)->items[i].right;
    }
    return score;
}

static void add_score(struct document *document, const struct state *state, struct style style)
{
    char line[line_size];
    struct score score = score_of(state);
    snprintf(line, sizeof line, _("%zu of %zu right"), score.right, score.given);
    document_right(document, score.given > 0 ? line : "", style);
}

/* Before it is answered all answers look the same. */
static void add_answers(struct document *document, const struct state *state, const struct plan_question *question)
{
    int answer = given(state, state->quiz.at);
    for (size_t i = 0; i < question->answer_count; i++) {
        char number[24];
        bool is_right = answer != no_answer && i == question->right, is_given = answer == (int)i;
        snprintf(number, sizeof number, "%zu", i + 1);
        document_line(document);
        document_put(document, 0, number, answer == no_answer || is_right ? key : faint, keep_paper);
        document_flow(document, indent, plan_text_in(&question->answers[i], state->language),
                      is_right ? focus : is_given ? strong : answer == no_answer ? plain : faint);
    }
}

static void add_why(struct document *document, const struct state *state, const struct plan_question *question)
{
    char line[line_size];
    bool is_right = (size_t)given(state, state->quiz.at) == question->right;
    const struct plan_source *source = plan_source_find(state->plan, question->source);
    document_blank(document);
    if (is_right)
        snprintf(line, sizeof line, "%s", _("Right."));
    else
        snprintf(line, sizeof line, _("No: it is %zu."), question->right + 1);
    document_text(document, 0, line, is_right ? focus : warning);
    document_text(document, 0, plan_text_in(&question->why, state->language), plain);
    if (source == NULL)
        return;
    const char *items[] = {plan_text_in(&source->publisher, state->language), plan_text_in(&source->date, state->language)};
    document_items(document, 0, items, 2, faint);
}

static void add_question(struct document *document, const struct state *state, const struct plan_question *question)
{
    char line[line_size];
    snprintf(line, sizeof line, _("QUESTION %zu OF %zu"), state->quiz.at + 1, questions(state)->count);
    document_text(document, 0, line, heading);
    add_score(document, state, faint);
    document_blank(document);
    document_text(document, 0, plan_text_in(&question->text, state->language), strong);
    document_blank(document);
    add_answers(document, state, question);
    if (given(state, state->quiz.at) != no_answer)
        add_why(document, state, question);
}

static void add_end(struct document *document, const struct state *state)
{
    char line[line_size];
    struct score score = score_of(state);
    document_text(document, 0, _("THE END OF THE QUESTIONS"), heading);
    document_blank(document);
    snprintf(line, sizeof line, _("%zu of %zu right"), score.right, score.given);
    document_text(document, 0, line, strong);
    document_blank(document);
    document_text(document, 0,
                  _("The score is for you alone: nothing is stored or sent, and it is gone when the program ends."), plain);
    document_text(document, 0, _("What the source says, and who said it, can be read with S."), plain);
    document_blank(document);
    document_text(document, 0, _("Space: once more from the beginning"), key);
}

void quiz_build(struct document *document, const struct state *state)
{
    const struct plan_question *question = question_at(state);
    if (question != NULL)
        add_question(document, state, question);
    else
        add_end(document, state);
}
