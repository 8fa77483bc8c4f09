#include "marshal.h"

#include <ATen/core/jit_type.h>

#include "handles.h"

namespace {

Kind kind_of(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::IntType: return Kind::Int;
    case c10::TypeKind::FloatType: return Kind::Float;
    case c10::TypeKind::NumberType: return Kind::Number;
    case c10::TypeKind::BoolType: return Kind::Bool;
    case c10::TypeKind::StringType: return Kind::String;
    case c10::TypeKind::DeviceObjType: return Kind::Device;
    case c10::TypeKind::GeneratorType: return Kind::Generator;
    case c10::TypeKind::ListType: {
      const auto element = type.castRaw<c10::ListType>()->getElementType();
      if (element->kind() == c10::TypeKind::OptionalType) return Kind::OptionalTensorList;
      switch (element->kind()) {
        case c10::TypeKind::TensorType: return Kind::TensorList;
        case c10::TypeKind::IntType: return Kind::IntList;
        case c10::TypeKind::FloatType: return Kind::FloatList;
        default: return Kind::Other;
      }
    }
    default: return Kind::Other;
  }
}

[[noreturn]] void mismatch(const ArgumentPlan& plan, const Value& value) {
  TORCH_CHECK(false, "argument '", plan.name, "' cannot take a value with tag ", static_cast<int>(value.tag));
}

c10::IValue tensor_list(const ArgumentPlan& plan, const Value& value) {
  auto handles = static_cast<void**>(value.p);
  if (plan.kind == Kind::OptionalTensorList) {
    c10::List<Optional<at::Tensor>> list;
    list.reserve(value.count);
    for (int32_t i = 0; i < value.count; i++)
      list.push_back(handles[i] == nullptr ? Optional<at::Tensor>() : Optional<at::Tensor>(borrow(handles[i])));
    return list;
  }
  c10::List<at::Tensor> list;
  list.reserve(value.count);
  for (int32_t i = 0; i < value.count; i++) list.push_back(borrow(handles[i]));
  return list;
}

c10::IValue from_int(const ArgumentPlan& plan, const Value& value) {
  switch (plan.kind) {
    case Kind::Int:
    case Kind::Number: return value.i;
    case Kind::Float: return static_cast<double>(value.i);
    case Kind::Bool: return value.i != 0;
    case Kind::IntList: return c10::IValue(std::vector<int64_t>(plan.length > 0 ? plan.length : 1, value.i));
    default: mismatch(plan, value);
  }
}

c10::IValue from_double(const ArgumentPlan& plan, const Value& value) {
  if (plan.kind == Kind::Float || plan.kind == Kind::Number) return value.d;
  mismatch(plan, value);
}

c10::IValue from_none(const ArgumentPlan& plan) {
  if (!plan.optional && plan.kind == Kind::Tensor) return at::Tensor();
  TORCH_CHECK(plan.optional, "argument '", plan.name, "' must be given");
  return c10::IValue();
}

}  // namespace

ArgumentPlan plan(const c10::Argument& argument) {
  auto type = argument.type();
  const bool optional = type->kind() == c10::TypeKind::OptionalType;
  if (optional) type = type->castRaw<c10::OptionalType>()->getElementType();
  return {kind_of(*type), optional, argument.N().value_or(0), argument.default_value(), argument.name()};
}

c10::IValue to_ivalue(const ArgumentPlan& plan, const Value& value) {
  switch (value.tag) {
    case Tag::Default:
      if (plan.fallback.has_value()) return *plan.fallback;
      return from_none(plan);
    case Tag::None: return from_none(plan);
    case Tag::Tensor: return borrow(value.p);
    case Tag::Int: return from_int(plan, value);
    case Tag::Double: return from_double(plan, value);
    case Tag::Bool: return plan.kind == Kind::Number ? c10::IValue(at::Scalar(value.i != 0)) : c10::IValue(value.i != 0);
    case Tag::Complex: {
      auto parts = static_cast<const double*>(value.p);
      return c10::IValue(c10::complex<double>(parts[0], parts[1]));
    }
    case Tag::String: return std::string(static_cast<const char*>(value.p), value.count);
    case Tag::TensorList: return tensor_list(plan, value);
    case Tag::IntList: {
      auto items = static_cast<const int64_t*>(value.p);
      return c10::IValue(std::vector<int64_t>(items, items + value.count));
    }
    case Tag::DoubleList: {
      auto items = static_cast<const double*>(value.p);
      return c10::IValue(std::vector<double>(items, items + value.count));
    }
    case Tag::Device:
      return c10::Device(static_cast<c10::DeviceType>(value.i), static_cast<c10::DeviceIndex>(value.count));
    case Tag::Generator: return borrow_generator(value.p);
  }
  mismatch(plan, value);
}

Value to_value(c10::IValue&& value) {
  Value result{Tag::None, 0, {0}};
  if (value.isTensor()) {
    result.tag = Tag::Tensor;
    result.p = release(std::move(value).toTensor());
  } else if (value.isTensorList()) {
    auto list = std::move(value).toTensorVector();
    auto handles = new void*[list.size()];
    for (size_t i = 0; i < list.size(); i++) handles[i] = release(std::move(list[i]));
    result.tag = Tag::TensorList;
    result.count = static_cast<int32_t>(list.size());
    result.p = handles;
  } else if (value.isBool()) {
    result.tag = Tag::Bool;
    result.i = value.toBool();
  } else if (value.isInt()) {
    result.tag = Tag::Int;
    result.i = value.toInt();
  } else if (value.isDouble()) {
    result.tag = Tag::Double;
    result.d = value.toDouble();
  } else {
    TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " cannot be returned");
  }
  return result;
}
