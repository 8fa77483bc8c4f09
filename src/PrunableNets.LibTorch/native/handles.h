// A handle is the object's own pointer, holding one reference: no wrapper is allocated, and equal handles mean the same object.
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

inline void* release(at::Tensor&& tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return {};
  auto* impl = static_cast<c10::TensorImpl*>(handle);
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(impl));
}

inline void* release(at::Generator&& generator) {
  return generator.unsafeReleaseGeneratorImpl();
}

inline at::Generator borrow_generator(void* handle) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}
