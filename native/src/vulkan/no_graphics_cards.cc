#include "engine_error.h"
#include "vulkan/graphics_cards.h"

// In the place of graphics_cards.cc where the addon is built without Vulkan.
namespace stenogram {

GraphicsCards ListGraphicsCards() { return {{}, "not-built"}; }

void SelectGraphicsCard(const std::string&, bool) {
  throw EngineError("device-failed", "This build of the engine has no graphics.");
}

}  // namespace stenogram
