using System;
using System.Text;

namespace TorchSharp.Native;

/// <summary>Copies an argument's list or text into the caller's scratch memory, so that nothing is pinned or allocated.</summary>
internal static unsafe class Marshaller
{
    internal static int Longs(in Arg arg) => arg.Tag switch
    {
        Tag.TensorList => ((torch.Tensor[])arg.Object).Length,
        Tag.IntList => ((long[])arg.Object).Length,
        Tag.DoubleList or Tag.Complex => ((double[])arg.Object).Length,
        Tag.String => (Encoding.UTF8.GetByteCount((string)arg.Object) + 7) / 8,
        _ => 0,
    };

    internal static long* Write(in Arg arg, ref NativeValue value, long* scratch)
    {
        value.Tag = arg.Tag;
        value.Count = arg.Count;
        value.Int = arg.Bits;
        if (arg.Tag is < Tag.Complex or > Tag.DoubleList)
            return scratch;
        value.Pointer = (IntPtr)scratch;
        switch (arg.Object)
        {
            case torch.Tensor[] tensors:
                value.Count = tensors.Length;
                for (var i = 0; i < tensors.Length; i++)
                    scratch[i] = tensors[i] is { } tensor ? tensor.Handle : 0;
                return scratch + tensors.Length;
            case long[] items:
                value.Count = items.Length;
                items.CopyTo(new Span<long>(scratch, items.Length));
                return scratch + items.Length;
            case double[] items:
                value.Count = items.Length;
                items.CopyTo(new Span<double>(scratch, items.Length));
                return scratch + items.Length;
            default:
                var text = (string)arg.Object;
                value.Count = Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Encoding.UTF8.GetByteCount(text)));
                return scratch + (value.Count + 7) / 8;
        }
    }
}
