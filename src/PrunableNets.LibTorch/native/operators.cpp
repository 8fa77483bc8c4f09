// One boxed call by operator name: everything that libtorch can do goes through here.
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include "abi.h"
#include "handles.h"
#include "marshal.h"

namespace {

struct Operator {
  c10::OperatorHandle handle;
  std::vector<ArgumentPlan> arguments;
};

// The stack's storage is kept between calls; a call made from inside a call (a hook) simply starts with a fresh one.
thread_local torch::jit::Stack spare;

}  // namespace

PT_API void* pt_find_operator(const char* name, const char* overload) {
  Operator* found = nullptr;
  guarded([&] {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    std::vector<ArgumentPlan> plans;
    for (const auto& argument : handle.schema().arguments()) plans.push_back(plan(argument));
    found = new Operator{handle, std::move(plans)};
    return 0;
  });
  return found;
}

// Answers the number of results, or -1 when the operator threw.
PT_API int32_t pt_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  return guarded([&]() -> int32_t {
    torch::jit::Stack stack = std::move(spare);
    stack.clear();
    const auto expected = static_cast<int32_t>(op->arguments.size());
    TORCH_CHECK(count <= expected, op->handle.schema(), " was given ", count, " arguments");
    static const Value missing{Tag::Default, 0, {0}};
    for (int32_t i = 0; i < expected; i++)
      stack.push_back(to_ivalue(op->arguments[i], i < count ? arguments[i] : missing));
    op->handle.callBoxed(&stack);
    const auto produced = static_cast<int32_t>(stack.size());
    TORCH_CHECK(produced <= capacity, op->handle.schema(), " has more results than expected");
    for (int32_t i = 0; i < produced; i++) results[i] = to_value(std::move(stack[i]));
    stack.clear();
    spare = std::move(stack);
    return produced;
  });
}

PT_API void pt_free_list(void** list) {
  delete[] list;
}
