// Finds the system's Vulkan loader when it is first asked for, so that the addon starts where there is none. ggml-vulkan
// takes everything else through vkGetInstanceProcAddr (VULKAN_HPP_DISPATCH_LOADER_DYNAMIC).
#include <vulkan/vulkan_core.h>

#include <cstring>
#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace {

#ifdef _WIN32
using Library = HMODULE;
#else
using Library = void*;
#endif

Library Open() {
#ifdef _WIN32
  // Of the system only: a file of this name beside the program, or in the current folder, is ignored.
  return LoadLibraryExA("vulkan-1.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
#else
  return dlopen("libvulkan.so.1", RTLD_NOW | RTLD_LOCAL);
#endif
}

template <typename Function>
Function Find(const char* name) {
  static const Library library = Open();
  if (!library) return nullptr;
#ifdef _WIN32
  return reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(library, name)));
#else
  return reinterpret_cast<Function>(dlsym(library, name));
#endif
}

/** ggml asks for the version first: an error here is an exception that its registration catches. */
VKAPI_ATTR VkResult VKAPI_CALL NoLoader(uint32_t*) { return VK_ERROR_INITIALIZATION_FAILED; }

}  // namespace

extern "C" {

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL vkGetInstanceProcAddr(VkInstance instance, const char* name) {
  static const auto loader = Find<PFN_vkGetInstanceProcAddr>("vkGetInstanceProcAddr");
  if (loader) return loader(instance, name);
  return std::strcmp(name, "vkEnumerateInstanceVersion") == 0 ? reinterpret_cast<PFN_vkVoidFunction>(NoLoader)
                                                              : nullptr;
}

// The two others that ggml-vulkan names itself; both are asked for only where there is a device.
VKAPI_ATTR void VKAPI_CALL vkGetPhysicalDeviceFeatures2(VkPhysicalDevice device, VkPhysicalDeviceFeatures2* features) {
  static const auto get = Find<PFN_vkGetPhysicalDeviceFeatures2>("vkGetPhysicalDeviceFeatures2");
  get(device, features);
}

VKAPI_ATTR void VKAPI_CALL vkCmdCopyBuffer(VkCommandBuffer commands, VkBuffer from, VkBuffer to, uint32_t count,
                                           const VkBufferCopy* regions) {
  static const auto copy = Find<PFN_vkCmdCopyBuffer>("vkCmdCopyBuffer");
  copy(commands, from, to, count, regions);
}
}
