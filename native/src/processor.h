#pragma once
#include <string>
#include <vector>

namespace stenogram {

/** Instruction sets this build was compiled for and this processor lacks; empty when it may run. */
std::vector<std::string> MissingInstructionSets();

}  // namespace stenogram
