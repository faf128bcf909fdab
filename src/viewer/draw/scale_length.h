#pragma once
/* Round lengths for scale bars. */

/* The longest of 1, 2, 5, 10, 20, ... (and 0.5, 0.2, ...) that is not longer than a length > 0. */
double scale_length(double length);
