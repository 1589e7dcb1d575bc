#pragma once
#include <string>
#include <vector>

namespace stenogram {

/**
 * Instruction sets that builds of up to this level need and this processor (or its operating system) lacks: 0 SSE4.2,
 * 1 AVX2 FMA F16C BMI2, 2 AVX-512, 3 its VBMI, VNNI and BF16; level 4 is level 1 with AVX-VNNI and without AVX-512. Empty
 * when such a build may run, and off x64.
 */
std::vector<std::string> MissingInstructionSets(int level);

}  // namespace stenogram
