// What a tensor is, as opposed to what operators do with it.
#include <ATen/Functions.h>
#include <ATen/TensorIndexing.h>
#include <torch/csrc/autograd/variable.h>

#include <cstring>

#include "abi.h"
#include "handles.h"

namespace {
c10::TensorImpl* impl(void* handle) { return static_cast<c10::TensorImpl*>(handle); }
}  // namespace

PT_API void pt_tensor_release(void* handle) {
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(impl(handle));
}

PT_API void* pt_tensor_retain(void* handle) {
  return release(borrow(handle));
}

// Fills up to capacity sizes and answers the number of dimensions.
PT_API int32_t pt_tensor_sizes(void* handle, int64_t* sizes, int32_t capacity) {
  auto values = impl(handle)->sizes();
  const auto dim = static_cast<int32_t>(values.size());
  if (dim <= capacity) std::copy(values.begin(), values.end(), sizes);
  return dim;
}

PT_API int32_t pt_tensor_strides(void* handle, int64_t* strides, int32_t capacity) {
  return guarded([&] {
    auto values = impl(handle)->strides();
    const auto dim = static_cast<int32_t>(values.size());
    if (dim <= capacity) std::copy(values.begin(), values.end(), strides);
    return dim;
  });
}

PT_API int64_t pt_tensor_numel(void* handle) { return impl(handle)->numel(); }

PT_API int32_t pt_tensor_dtype(void* handle) {
  return static_cast<int32_t>(c10::typeMetaToScalarType(impl(handle)->dtype()));
}

PT_API int32_t pt_tensor_device(void* handle, int32_t* index) {
  auto device = impl(handle)->device();
  *index = device.index();
  return static_cast<int32_t>(device.type());
}

PT_API int32_t pt_tensor_data(void* handle, void** data) {
  return guarded([&] {
    *data = borrow(handle).data_ptr();
    return 0;
  });
}

PT_API int64_t pt_tensor_storage_offset(void* handle) { return impl(handle)->storage_offset(); }
PT_API int32_t pt_tensor_is_contiguous(void* handle) { return impl(handle)->is_contiguous(); }
PT_API int32_t pt_tensor_layout(void* handle) { return static_cast<int32_t>(impl(handle)->layout()); }
PT_API int32_t pt_tensor_requires_grad(void* handle) { return borrow(handle).requires_grad(); }
PT_API int32_t pt_tensor_is_leaf(void* handle) { return borrow(handle).is_leaf(); }

PT_API int32_t pt_tensor_set_requires_grad(void* handle, int32_t value) {
  return guarded([&] {
    borrow(handle).set_requires_grad(value != 0);
    return 0;
  });
}

PT_API void* pt_tensor_grad(void* handle) {
  at::Tensor grad = borrow(handle).grad();
  return release(std::move(grad));
}

PT_API int32_t pt_tensor_set_grad(void* handle, void* grad) {
  return guarded([&] {
    borrow(handle).mutable_grad() = borrow(grad);
    return 0;
  });
}

PT_API int32_t pt_tensor_retain_grad(void* handle) {
  return guarded([&] {
    borrow(handle).retain_grad();
    return 0;
  });
}

// The tensor takes over the other's data, type and device, keeping its own identity: what module.to() does to a parameter.
PT_API int32_t pt_tensor_set_data(void* handle, void* data) {
  return guarded([&] {
    borrow(handle).set_data(borrow(data));
    return 0;
  });
}

// A new CPU tensor holding a copy of the caller's memory, or uninitialised when data is null.
PT_API void* pt_tensor_from_memory(const void* data, int64_t bytes, const int64_t* sizes, int32_t dim, int32_t dtype) {
  void* result = nullptr;
  guarded([&] {
    auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
    auto tensor = at::empty(at::IntArrayRef(sizes, dim), options);
    TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "the data has ", bytes, " bytes, but the shape needs ", tensor.nbytes());
    if (bytes > 0) std::memcpy(tensor.data_ptr(), data, bytes);
    result = release(std::move(tensor));
    return 0;
  });
  return result;
}
