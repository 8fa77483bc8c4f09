using System;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The functions of the native shim. Those that cannot block or call back skip the garbage collector's transition.</summary>
internal static unsafe partial class Shim
{
    private const string Library = "PrunableTorch";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr pt_find_operator(string name, string overload);
    [LibraryImport(Library)]
    internal static partial int pt_call(IntPtr op, NativeValue* arguments, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] internal static partial void pt_free_list(IntPtr list);
    [LibraryImport(Library)] internal static partial IntPtr pt_last_error();
    [LibraryImport(Library)] internal static partial IntPtr pt_version();

    [LibraryImport(Library)] internal static partial void pt_tensor_release(IntPtr tensor);
    [LibraryImport(Library)] internal static partial IntPtr pt_tensor_retain(IntPtr tensor);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int pt_tensor_sizes(IntPtr tensor, long* sizes, int capacity);
    [LibraryImport(Library)] internal static partial int pt_tensor_strides(IntPtr tensor, long* strides, int capacity);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long pt_tensor_numel(IntPtr tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int pt_tensor_dtype(IntPtr tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int pt_tensor_device(IntPtr tensor, int* index);
    [LibraryImport(Library)] internal static partial int pt_tensor_data(IntPtr tensor, IntPtr* data);
    [LibraryImport(Library)] internal static partial long pt_tensor_storage_offset(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_is_contiguous(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_layout(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_requires_grad(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_is_leaf(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_set_requires_grad(IntPtr tensor, int value);
    [LibraryImport(Library)] internal static partial IntPtr pt_tensor_grad(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_set_grad(IntPtr tensor, IntPtr grad);
    [LibraryImport(Library)] internal static partial int pt_tensor_retain_grad(IntPtr tensor);
    [LibraryImport(Library)] internal static partial int pt_tensor_set_data(IntPtr tensor, IntPtr data);
    [LibraryImport(Library)]
    internal static partial IntPtr pt_tensor_from_memory(void* data, long bytes, long* sizes, int dim, int dtype);

    [LibraryImport(Library)]
    internal static partial int pt_backward(IntPtr* tensors, int count, IntPtr* gradients, int gradientCount, int keepGraph, int createGraph, IntPtr* inputs, int inputCount);
    [LibraryImport(Library)]
    internal static partial int pt_grad(IntPtr* outputs, int count, IntPtr* inputs, int inputCount, IntPtr* gradients, int gradientCount, int keepGraph, int createGraph, int allowUnused, IntPtr* results);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int pt_grad_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void pt_set_grad_mode(int enabled);
    [LibraryImport(Library)] internal static partial int pt_inference_mode();
    [LibraryImport(Library)] internal static partial IntPtr pt_enter_inference_mode(int enabled);
    [LibraryImport(Library)] internal static partial void pt_exit_inference_mode(IntPtr guard);

    [LibraryImport(Library)] internal static partial void pt_keep_memory();
    [LibraryImport(Library)] internal static partial void pt_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int pt_num_threads();
    [LibraryImport(Library)] internal static partial int pt_set_num_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int pt_num_interop_threads();
    [LibraryImport(Library)] internal static partial void pt_manual_seed(long seed);
    [LibraryImport(Library)] internal static partial IntPtr pt_default_generator(int deviceType, int deviceIndex);
    [LibraryImport(Library)] internal static partial IntPtr pt_new_generator(ulong seed, int deviceType, int deviceIndex);
    [LibraryImport(Library)] internal static partial void pt_generator_release(IntPtr generator);
    [LibraryImport(Library)] internal static partial void pt_generator_set_seed(IntPtr generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong pt_generator_initial_seed(IntPtr generator);
    [LibraryImport(Library)] internal static partial ulong pt_generator_seed(IntPtr generator);
    [LibraryImport(Library)] internal static partial IntPtr pt_generator_state(IntPtr generator);
    [LibraryImport(Library)] internal static partial int pt_generator_set_state(IntPtr generator, IntPtr state);
    [LibraryImport(Library)] internal static partial int pt_cuda_device_count();
    [LibraryImport(Library)] internal static partial int pt_cudnn_is_available();
    [LibraryImport(Library)] internal static partial int pt_cuda_synchronize(long index);
    [LibraryImport(Library)] internal static partial void pt_set_deterministic(int enabled, int warnOnly);
    [LibraryImport(Library)] internal static partial int pt_deterministic();
    [LibraryImport(Library)] internal static partial int pt_deterministic_warn_only();
    [LibraryImport(Library)] internal static partial int pt_matmul_tf32();
    [LibraryImport(Library)] internal static partial void pt_set_matmul_tf32(int enabled);
    [LibraryImport(Library)] internal static partial int pt_cudnn_tf32();
    [LibraryImport(Library)] internal static partial void pt_set_cudnn_tf32(int enabled);
}
