// Values to and from the interpreter's IValue, guided by the operator's schema.
#pragma once

#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>

#include <type_traits>

#include "abi.h"

// libtorch's own optional until 2.x, std::optional since: whichever this libtorch's schemas use.
template <class> struct Rebind;
template <template <class> class Container, class T>
struct Rebind<Container<T>> {
  template <class U> using To = Container<U>;
};
using OptionalIValue = std::decay_t<decltype(std::declval<const c10::Argument&>().default_value())>;
template <class T> using Optional = typename Rebind<OptionalIValue>::template To<T>;

enum class Kind { Tensor, TensorList, OptionalTensorList, Int, Float, Number, Bool, String, IntList, FloatList, Device, Generator, Other };

struct ArgumentPlan {
  Kind kind;
  bool optional;
  int32_t length;  // int[2]: a single int is repeated
  OptionalIValue fallback;
  std::string name;
};

ArgumentPlan plan(const c10::Argument& argument);
c10::IValue to_ivalue(const ArgumentPlan& plan, const Value& value);
Value to_value(c10::IValue&& value);
