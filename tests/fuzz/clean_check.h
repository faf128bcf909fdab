#pragma once
/* What every text that has come from outside must be, told without the help of what made it so. */

/* Ends the program unless the text is UTF-8 in its shortest form without a control character (C0, DEL, C1), a line's end, a sign
 * that turns the direction of writing, one of no width, a surrogate or a tag. */
void clean_check(const char *text);
