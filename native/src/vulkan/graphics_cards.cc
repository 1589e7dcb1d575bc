#include "vulkan/graphics_cards.h"

#include <vulkan/vulkan_core.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "engine_error.h"

extern "C" VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL vkGetInstanceProcAddr(VkInstance instance, const char* name);

namespace stenogram {
namespace {

constexpr std::uint32_t kOldestVersion = VK_API_VERSION_1_2;

template <typename Function>
Function Ask(VkInstance instance, const char* name) {
  return reinterpret_cast<Function>(vkGetInstanceProcAddr(instance, name));
}

/** An instance without layers and extensions; ggml makes one of its own afterwards. */
class Instance {
 public:
  Instance() {
    const auto version_of = Ask<PFN_vkEnumerateInstanceVersion>(nullptr, "vkEnumerateInstanceVersion");
    const auto create = Ask<PFN_vkCreateInstance>(nullptr, "vkCreateInstance");
    std::uint32_t version = 0;
    if (!version_of || !create || version_of(&version) != VK_SUCCESS) return;
    has_loader_ = true;
    if (version < kOldestVersion) return;
    VkApplicationInfo about{};
    about.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    about.apiVersion = kOldestVersion;
    VkInstanceCreateInfo wanted{};
    wanted.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    wanted.pApplicationInfo = &about;
    result_ = create(&wanted, nullptr, &instance_);
    if (result_ != VK_SUCCESS) instance_ = nullptr;
  }
  ~Instance() {
    if (!instance_) return;
    const auto destroy = Ask<PFN_vkDestroyInstance>(instance_, "vkDestroyInstance");
    if (destroy) destroy(instance_, nullptr);
  }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  bool has_loader() const { return has_loader_; }
  VkResult result() const { return result_; }
  VkInstance get() const { return instance_; }

 private:
  VkInstance instance_ = nullptr;
  VkResult result_ = VK_ERROR_INCOMPATIBLE_DRIVER;
  bool has_loader_ = false;
};

const char* KindOf(VkPhysicalDeviceType type) {
  switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
      return "discrete";
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
      return "integrated";
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
      return "virtual";
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
      return "processor";
    default:
      return "other";
  }
}

std::string Hex(const std::uint8_t* bytes, std::size_t count) {
  std::string text;
  char pair[3];
  for (std::size_t i = 0; i < count; i++) {
    std::snprintf(pair, sizeof(pair), "%02x", bytes[i]);
    text += pair;
  }
  return text;
}

bool HasExtension(VkInstance instance, VkPhysicalDevice device, const char* wanted) {
  const auto list =
      Ask<PFN_vkEnumerateDeviceExtensionProperties>(instance, "vkEnumerateDeviceExtensionProperties");
  std::uint32_t count = 0;
  if (!list || list(device, nullptr, &count, nullptr) != VK_SUCCESS) return false;
  std::vector<VkExtensionProperties> extensions(count);
  if (list(device, nullptr, &count, extensions.data()) < 0) return false;
  for (const auto& extension : extensions) {
    if (std::strcmp(extension.extensionName, wanted) == 0) return true;
  }
  return false;
}

/** The largest heap of the card itself; drivers without one name what they share. */
std::uint64_t MemoryOf(VkInstance instance, VkPhysicalDevice device) {
  const auto ask = Ask<PFN_vkGetPhysicalDeviceMemoryProperties>(instance, "vkGetPhysicalDeviceMemoryProperties");
  VkPhysicalDeviceMemoryProperties memory{};
  ask(device, &memory);
  std::uint64_t own = 0;
  std::uint64_t any = 0;
  for (std::uint32_t i = 0; i < memory.memoryHeapCount; i++) {
    const auto& heap = memory.memoryHeaps[i];
    any = heap.size > any ? heap.size : any;
    if ((heap.flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0 && heap.size > own) own = heap.size;
  }
  return own > 0 ? own : any;
}

/** Drivers that were seen to crash or that use the processor anyway. */
std::string RefusedBecause(const VkPhysicalDeviceProperties& about, const VkPhysicalDeviceDriverProperties& driver) {
  if (about.apiVersion < kOldestVersion) return "its driver is older than Vulkan 1.2";
  if (driver.driverID == VK_DRIVER_ID_MESA_DOZEN) return "its driver only translates to Direct3D";
  if (about.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU || driver.driverID == VK_DRIVER_ID_MESA_LLVMPIPE ||
      driver.driverID == VK_DRIVER_ID_GOOGLE_SWIFTSHADER) {
    return "it is the processor itself";
  }
  return {};
}

GraphicsCard Describe(VkInstance instance, VkPhysicalDevice device) {
  VkPhysicalDevicePCIBusInfoPropertiesEXT place{};
  place.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PCI_BUS_INFO_PROPERTIES_EXT;
  const bool has_place = HasExtension(instance, device, VK_EXT_PCI_BUS_INFO_EXTENSION_NAME);
  VkPhysicalDeviceIDProperties ids{};
  ids.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES;
  ids.pNext = has_place ? &place : nullptr;
  VkPhysicalDeviceDriverProperties driver{};
  driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
  driver.pNext = &ids;
  VkPhysicalDeviceProperties2 all{};
  all.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
  all.pNext = &driver;
  const auto ask = Ask<PFN_vkGetPhysicalDeviceProperties2>(instance, "vkGetPhysicalDeviceProperties2");
  ask(device, &all);
  const auto& about = all.properties;

  GraphicsCard card;
  char number[64];
  std::snprintf(number, sizeof(number), "%04x:%04x@", about.vendorID, about.deviceID);
  card.id = number;
  if (has_place) {
    std::snprintf(number, sizeof(number), "%04x:%02x:%02x.%x", place.pciDomain, place.pciBus, place.pciDevice,
                  place.pciFunction);
    card.id += number;
  } else {
    card.id += Hex(ids.deviceUUID, VK_UUID_SIZE);
  }
  card.name = about.deviceName;
  card.kind = KindOf(about.deviceType);
  card.memory_bytes = MemoryOf(instance, device);
  std::snprintf(number, sizeof(number), " (%08x)", about.driverVersion);
  card.driver = std::string(driver.driverName) + " " + driver.driverInfo + number;
  card.refused = RefusedBecause(about, driver);
  return card;
}

}  // namespace

GraphicsCards ListGraphicsCards() {
  const Instance instance;
  if (!instance.has_loader()) return {{}, "no-loader"};
  if (!instance.get()) return {{}, instance.result() == VK_ERROR_INCOMPATIBLE_DRIVER ? "no-driver" : "failed"};
  const auto list = Ask<PFN_vkEnumeratePhysicalDevices>(instance.get(), "vkEnumeratePhysicalDevices");
  std::uint32_t count = 0;
  if (!list || list(instance.get(), &count, nullptr) < 0) return {{}, "failed"};
  std::vector<VkPhysicalDevice> devices(count);
  if (count > 0 && list(instance.get(), &count, devices.data()) < 0) return {{}, "failed"};
  GraphicsCards found;
  for (std::uint32_t i = 0; i < count; i++) found.cards.push_back(Describe(instance.get(), devices[i]));
  if (found.cards.empty()) found.problem = "no-driver";
  return found;
}

void SelectGraphicsCard(const std::string& id, bool allows_refused) {
  const auto found = ListGraphicsCards();
  for (std::size_t index = 0; index < found.cards.size(); index++) {
    const auto& card = found.cards[index];
    if (card.id != id) continue;
    if (!card.refused.empty() && !allows_refused) throw EngineError("device-failed", "Not used: " + card.refused + ".");
    // The number counts in this process only, where both lists come from the same loader.
    const auto number = std::to_string(index);
#ifdef _WIN32
    _putenv_s("GGML_VK_VISIBLE_DEVICES", number.c_str());
#else
    setenv("GGML_VK_VISIBLE_DEVICES", number.c_str(), 1);
#endif
    return;
  }
  throw EngineError("device-failed", "The graphics card is not there" +
                                         (found.problem.empty() ? std::string(".") : " (" + found.problem + ")."));
}

}  // namespace stenogram
