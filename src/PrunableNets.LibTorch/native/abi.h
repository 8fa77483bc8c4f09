// The flat values that cross the managed boundary; Native/NativeValue.cs mirrors them.
#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include <c10/util/Exception.h>

#define PT_API extern "C" __attribute__((visibility("default")))

enum class Tag : int32_t {
  Default = 0,  // take the schema's default
  None = 1,
  Tensor = 2,
  Int = 3,
  Double = 4,
  Bool = 5,
  Complex = 6,  // p: two doubles
  String = 7,   // p: UTF-8, count bytes
  TensorList = 8,
  IntList = 9,
  DoubleList = 10,
  Device = 11,  // i: type, count: index
  Generator = 12,
};

struct Value {
  Tag tag;
  int32_t count;
  union {
    int64_t i;
    double d;
    void* p;
  };
};

std::string& last_error();

// Runs the body; a C++ exception becomes the thread's last error and the answer -1.
template <class Body>
int32_t guarded(Body&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error() = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error() = e.what();
  } catch (...) {
    last_error() = "unknown native exception";
  }
  return -1;
}
