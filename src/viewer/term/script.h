#pragma once
/* The steps of a script of keys; headless.h tells the format. */
#include "base/error.h"
#include "viewer/ui/event.h"

enum step_kind { STEP_SIZE, STEP_KEY, STEP_MOUSE, STEP_WAIT_EXACT, STEP_WAIT_TOUR, STEP_WAIT_MS, STEP_FRAME, STEP_QUIT };

struct step {
    enum step_kind kind;
    int line;
    int columns, rows; /* STEP_SIZE */
    struct key key;
    struct mouse mouse;
    int wait_ms;
    char *path; /* STEP_FRAME */
};

struct script { /* zeroed is empty */
    struct step *items;
    size_t count, capacity;
};

/* Reads and checks a file. false: error says file, line and what is wrong; script is empty. */
bool script_open(struct script *script, const char *path, struct error *error);
void script_fini(struct script *script);
