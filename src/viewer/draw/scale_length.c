#include "viewer/draw/scale_length.h"

#include <math.h>

double scale_length(double length)
{
    double power = pow(10, floor(log10(length))), lead = length / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}
