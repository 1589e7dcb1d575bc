#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace stenogram {

/** A device that Vulkan has a driver for. */
struct GraphicsCard {
  /** Stays the same when the order of devices or the driver changes: vendor, model and place on the PCI bus. */
  std::string id;
  std::string name;
  /** `discrete`, `integrated`, `virtual`, `processor` (a driver that draws with the processor) or `other`. */
  std::string kind;
  /** Of its own memory; of what it shares with the processor where it has none. */
  std::uint64_t memory_bytes = 0;
  /** Name and version. A result of a test counts for this one only. */
  std::string driver;
  /** Why it must not be used, in a few English words; empty where it may be tried. */
  std::string refused;
};

struct GraphicsCards {
  std::vector<GraphicsCard> cards;
  /** `no-loader`, `no-driver` or `failed`; empty where the system could be asked. */
  std::string problem;
};

/** Asks the system's Vulkan; empty in a build without it. May crash where a driver does: never in a process that matters. */
GraphicsCards ListGraphicsCards();

/**
 * Lets ggml see that card alone. To be called before anything asks ggml for its devices; throws `device-failed` where the
 * card is not there, or refused unless `allows_refused`.
 */
void SelectGraphicsCard(const std::string& id, bool allows_refused);

}  // namespace stenogram
