#include "base/memory.h"

int main(void)
{
    return 1;
}
