#pragma once
/* One message to an engine of its own and the answer to it, for what is no request: the engine ends after it. */
#include "base/bytes.h"
#include "base/error.h"

/* length_of: as request_length. answer is empty before; the caller frees it. false: error says why there is none. */
bool exchange(const struct bytes *message, size_t (*length_of)(const void *, size_t), struct bytes *answer,
              struct error *error);
