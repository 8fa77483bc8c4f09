using System.IO;
using System.Linq;

namespace PrunableNets.Formats.PyTorch;

/// <summary>
/// What a pickle's calls give: of those that PyTorch writes for the tensors of a state dict, what they say; nothing is run.
/// </summary>
internal static class PickledCalls
{
    /// <param name="persistent"><c>("storage", class, file, device, elements)</c>, and in old files whether it is a view of another, which
    /// is not read.</param>
    public static PickledStorage Storage(object? persistent) =>
        persistent is object[] and ["storage", PickledGlobal type, string key, _, long count and >= 0L, .. [] or [null]]
            ? new PickledStorage(type.Name, key, count)
            : throw new InvalidDataException("it refers to something that is no tensor's storage");

    public static object? Result(object? function, object? arguments) => (function, arguments) switch
    {
        (PickledGlobal { Module: "collections", Name: "OrderedDict" }, _) => new PickledDict(),
        (
            PickledGlobal { Module: "torch._utils", Name: "_rebuild_tensor" or "_rebuild_tensor_v2" },
            object[] and [PickledStorage storage, long offset, object[] shape, object[] strides, ..]) =>
            new PickledTensor(storage, offset, Numbers(shape), Numbers(strides)),
        (PickledGlobal { Module: "torch._utils", Name: "_rebuild_parameter" }, object[] and [PickledTensor tensor, ..]) => tensor,
        (PickledGlobal other, _) => new PickledOther($"{other.Module}.{other.Name}"),
        _ => throw new InvalidDataException("it calls what is no function"),
    };

    private static long[] Numbers(object?[] values) =>
        values.All(static v => v is long)
            ? [.. values.Cast<long>()]
            : throw new InvalidDataException("a tensor of it has sizes that are no numbers");
}
