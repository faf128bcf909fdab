#pragma once
/* A view that is as a view has to be, to begin from. */
#include "viewer/share/share_message.h"

/* With a plan of serial 1, a ground of 2, exact tiers of 3 and nothing else. */
struct share_view some_view(void);

/* That view in a message, with those files. */
struct share_message some_message(uint32_t file_bits);
