#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include "abi.h"
#include "handles.h"

namespace {

std::vector<at::Tensor> list(void* const* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int32_t i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
  return tensors;
}

}  // namespace

PT_API int32_t pt_backward(void* const* tensors, int32_t count, void* const* gradients, int32_t gradient_count,
                           int32_t keep_graph, int32_t create_graph, void* const* inputs, int32_t input_count) {
  return guarded([&] {
    torch::autograd::backward(list(tensors, count), list(gradients, gradient_count), keep_graph != 0, create_graph != 0,
                              list(inputs, input_count));
    return 0;
  });
}

PT_API int32_t pt_grad(void* const* outputs, int32_t count, void* const* inputs, int32_t input_count, void* const* gradients,
                       int32_t gradient_count, int32_t keep_graph, int32_t create_graph, int32_t allow_unused, void** results) {
  return guarded([&] {
    auto found = torch::autograd::grad(list(outputs, count), list(inputs, input_count), list(gradients, gradient_count),
                                       keep_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < found.size(); i++) results[i] = release(std::move(found[i]));
    return 0;
  });
}

PT_API int32_t pt_grad_mode() { return c10::GradMode::is_enabled(); }
PT_API void pt_set_grad_mode(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }

PT_API int32_t pt_inference_mode() { return c10::InferenceMode::is_enabled(); }
PT_API void* pt_enter_inference_mode(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
PT_API void pt_exit_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
