// Process-wide state: errors, memory, threads, random numbers, devices.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include "abi.h"
#include "handles.h"

std::string& last_error() {
  static thread_local std::string message;
  return message;
}

PT_API const char* pt_last_error() { return last_error().c_str(); }
PT_API const char* pt_version() { return TORCH_VERSION; }

// glibc hands big blocks back to the kernel on every free, so that each iteration would page-fault its activations in anew.
// One arena, no mmap and no trimming keep them for the next iteration.
PT_API void pt_keep_memory() {
#ifdef M_MMAP_MAX
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, 0x7fffffff);
  mallopt(M_TOP_PAD, 64 << 20);
#endif
}

PT_API void pt_set_num_threads(int32_t count) { at::set_num_threads(count); }
PT_API int32_t pt_num_threads() { return at::get_num_threads(); }
PT_API int32_t pt_set_num_interop_threads(int32_t count) {
  return guarded([&] {
    at::set_num_interop_threads(count);
    return 0;
  });
}
PT_API int32_t pt_num_interop_threads() { return static_cast<int32_t>(at::get_num_interop_threads()); }

PT_API void pt_manual_seed(int64_t seed) { at::manual_seed(static_cast<uint64_t>(seed)); }

PT_API void* pt_default_generator(int32_t device_type, int32_t device_index) {
  void* result = nullptr;
  guarded([&] {
    auto device = c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    at::Generator generator = at::globalContext().defaultGenerator(device);
    result = release(std::move(generator));
    return 0;
  });
  return result;
}

PT_API void* pt_new_generator(uint64_t seed, int32_t device_type, int32_t device_index) {
  void* result = nullptr;
  guarded([&] {
    auto type = static_cast<c10::DeviceType>(device_type);
    at::Generator generator = type == c10::DeviceType::CPU
        ? at::detail::createCPUGenerator(seed)
        : at::globalContext().defaultGenerator(c10::Device(type, static_cast<c10::DeviceIndex>(device_index))).clone();
    generator.set_current_seed(seed);
    result = release(std::move(generator));
    return 0;
  });
  return result;
}

PT_API void pt_generator_release(void* handle) {
  c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle));
}
PT_API void pt_generator_set_seed(void* handle, uint64_t seed) { borrow_generator(handle).set_current_seed(seed); }
PT_API uint64_t pt_generator_initial_seed(void* handle) { return borrow_generator(handle).current_seed(); }
PT_API uint64_t pt_generator_seed(void* handle) { return borrow_generator(handle).seed(); }
PT_API void* pt_generator_state(void* handle) {
  at::Tensor state = borrow_generator(handle).get_state();
  return release(std::move(state));
}
PT_API int32_t pt_generator_set_state(void* handle, void* state) {
  return guarded([&] {
    borrow_generator(handle).set_state(borrow(state));
    return 0;
  });
}

PT_API int32_t pt_cuda_device_count() { return static_cast<int32_t>(torch::cuda::device_count()); }
PT_API int32_t pt_cudnn_is_available() { return torch::cuda::cudnn_is_available(); }
PT_API int32_t pt_cuda_synchronize(int64_t index) {
  return guarded([&] {
    torch::cuda::synchronize(index);
    return 0;
  });
}
PT_API void pt_set_deterministic(int32_t enabled, int32_t warn_only) {
  at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0);
}
PT_API int32_t pt_deterministic() { return at::globalContext().deterministicAlgorithms(); }
PT_API int32_t pt_deterministic_warn_only() { return at::globalContext().deterministicAlgorithmsWarnOnly(); }
// Since 2.9 these throw where the settings that came before them, and those that replace them, disagree.
PT_API int32_t pt_matmul_tf32() {
  return guarded([] { return static_cast<int32_t>(at::globalContext().allowTF32CuBLAS()); });
}
PT_API void pt_set_matmul_tf32(int32_t enabled) { at::globalContext().setAllowTF32CuBLAS(enabled != 0); }
PT_API int32_t pt_cudnn_tf32() {
  return guarded([] { return static_cast<int32_t>(at::globalContext().allowTF32CuDNN()); });
}
PT_API void pt_set_cudnn_tf32(int32_t enabled) { at::globalContext().setAllowTF32CuDNN(enabled != 0); }
