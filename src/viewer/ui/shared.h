#pragma once
/* What of a shared map belongs to the state: whether this map is shared, or another one followed. */
#include <stdbool.h>
#include <stddef.h>

enum shared_role {
    SHARED_NOT,
    SHARED_BY_US,    /* others follow */
    SHARED_FOLLOWED, /* what is seen, and the plan, is what another map shows */
    SHARED_ALONE,    /* only the plan is; the view is this user's own */
    SHARED_ENDED     /* it was followed, and is not shared any more */
};

struct shared {
    enum shared_role role;
    char name[48];    /* of the shared map, clean */
    size_t followers; /* SHARED_BY_US */
    bool wants_again; /* SHARED_ENDED: it is to be looked for again; for the caller, who takes it back */
};
