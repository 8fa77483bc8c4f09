// Values to and from the interpreter's IValue, guided by the operator's schema.
#pragma once

#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>

#include "abi.h"

enum class Kind { Tensor, TensorList, OptionalTensorList, Int, Float, Number, Bool, String, IntList, FloatList, Device, Generator, Other };

struct ArgumentPlan {
  Kind kind;
  bool optional;
  int32_t length;  // int[2]: a single int is repeated
  c10::optional<c10::IValue> fallback;
  std::string name;
};

ArgumentPlan plan(const c10::Argument& argument);
c10::IValue to_ivalue(const ArgumentPlan& plan, const Value& value);
Value to_value(c10::IValue&& value);
