// LD_PRELOAD for a worker with a graphics card: what drivers were seen to do, on purpose. FAULT names it, AFTER the number of
// calls that still go well; the moment is written to FAULT_FILE, in milliseconds since 1970.
//   no-loader     the system has no Vulkan
//   lost          queue submissions answer that the device is lost, and so do waits
//   wait-lost     waits for a fence answer that the device is lost
//   hang          a wait for a fence never ends
//   no-memory     allocations answer that there is no memory
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <vulkan/vulkan_core.h>

static PFN_vkGetInstanceProcAddr instance_proc;
static PFN_vkGetDeviceProcAddr device_proc;
static PFN_vkQueueSubmit submit;
static PFN_vkAllocateMemory allocate;
static PFN_vkWaitForFences wait_for;
static PFN_vkGetFenceStatus fence_status;
static int calls;

static int is(const char* fault) {
  const char* wanted = getenv("FAULT");
  return wanted && strcmp(wanted, fault) == 0;
}

/** Notes the moment of the first one that goes wrong. */
static int is_over(void) {
  const char* after = getenv("AFTER");
  if (++calls <= (after ? atoi(after) : 0)) return 0;
  const char* file = getenv("FAULT_FILE");
  if (file && access(file, F_OK) != 0) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    FILE* out = fopen(file, "w");
    if (out) {
      fprintf(out, "%lld", (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000);
      fclose(out);
    }
  }
  return 1;
}

static VkResult VKAPI_CALL spoilt_submit(VkQueue queue, uint32_t count, const VkSubmitInfo* infos, VkFence fence) {
  if (is("lost") && is_over()) return VK_ERROR_DEVICE_LOST;
  return submit(queue, count, infos, fence);
}

static VkResult VKAPI_CALL spoilt_wait(VkDevice device, uint32_t count, const VkFence* fences, VkBool32 all, uint64_t ns) {
  if (is("hang") && is_over()) {
    for (;;) sleep(1);
  }
  if (is("wait-lost") && is_over()) return VK_ERROR_DEVICE_LOST;
  return wait_for(device, count, fences, all, ns);
}

static VkResult VKAPI_CALL spoilt_status(VkDevice device, VkFence fence) {
  const char* file = getenv("FAULT_FILE");
  if (is("lost") && file && access(file, F_OK) == 0) return VK_ERROR_DEVICE_LOST;
  return fence_status(device, fence);
}

static VkResult VKAPI_CALL spoilt_allocate(VkDevice device, const VkMemoryAllocateInfo* info,
                                           const VkAllocationCallbacks* callbacks, VkDeviceMemory* memory) {
  if (is("no-memory") && is_over()) return VK_ERROR_OUT_OF_DEVICE_MEMORY;
  return allocate(device, info, callbacks, memory);
}

#define REPLACE(name, real, spoilt)                 \
  if (strcmp(wanted, name) == 0) {                  \
    real = (__typeof__(real))found;                 \
    return (PFN_vkVoidFunction)spoilt;              \
  }

static PFN_vkVoidFunction replaced(const char* wanted, PFN_vkVoidFunction found) {
  if (!found) return found;
  REPLACE("vkQueueSubmit", submit, spoilt_submit)
  REPLACE("vkAllocateMemory", allocate, spoilt_allocate)
  REPLACE("vkWaitForFences", wait_for, spoilt_wait)
  REPLACE("vkGetFenceStatus", fence_status, spoilt_status)
  return found;
}

static PFN_vkVoidFunction VKAPI_CALL spoilt_device_proc(VkDevice device, const char* wanted) {
  return replaced(wanted, device_proc(device, wanted));
}

static PFN_vkVoidFunction VKAPI_CALL spoilt_instance_proc(VkInstance instance, const char* wanted) {
  PFN_vkVoidFunction found = instance_proc(instance, wanted);
  if (found && strcmp(wanted, "vkGetDeviceProcAddr") == 0) {
    device_proc = (PFN_vkGetDeviceProcAddr)found;
    return (PFN_vkVoidFunction)spoilt_device_proc;
  }
  if (found && strcmp(wanted, "vkGetInstanceProcAddr") == 0) return (PFN_vkVoidFunction)spoilt_instance_proc;
  return replaced(wanted, found);
}

void* dlsym(void* library, const char* wanted) {
  static void* (*real)(void*, const char*);
  if (!real) real = (void* (*)(void*, const char*))dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
  void* found = real(library, wanted);
  if (found && library != RTLD_NEXT && strcmp(wanted, "vkGetInstanceProcAddr") == 0) {
    instance_proc = (PFN_vkGetInstanceProcAddr)found;
    return (void*)spoilt_instance_proc;
  }
  return found;
}

void* dlopen(const char* name, int flags) {
  static void* (*real)(const char*, int);
  if (!real) real = (void* (*)(const char*, int))dlvsym(RTLD_NEXT, "dlopen", "GLIBC_2.2.5");
  if (name && is("no-loader") && strstr(name, "libvulkan")) return NULL;
  return real(name, flags);
}
