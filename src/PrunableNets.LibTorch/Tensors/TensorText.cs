using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TorchSharp;

/// <summary>Tensors as text: the shape, type and device, and, where asked for, the elements in nested brackets.</summary>
internal static class TensorText
{
    private const int Edge = 3;
    private const int MostElements = 1000;

    internal static string Metadata(torch.Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal static string Elements(torch.Tensor tensor, string format, CultureInfo culture, string newLine)
    {
        if (tensor.device_type == DeviceType.META)
            return Metadata(tensor);
        using var scope = torch.NewDisposeScope();
        var values = tensor.detach().cpu();
        if (values.dtype is torch.ScalarType.BFloat16)
            values = values.@float();
        var text = new StringBuilder();
        Append(text, values, format ?? "g5", culture ?? CultureInfo.InvariantCulture, newLine ?? "\n", 1, values.numel() > MostElements);
        return text.ToString();
    }

    private static void Append(StringBuilder text, torch.Tensor tensor, string format, CultureInfo culture, string newLine, int depth, bool shorten)
    {
        if (tensor.dim() == 0)
        {
            text.Append(Element(tensor, format, culture));
            return;
        }
        var count = tensor.shape[0];
        text.Append('[');
        for (long i = 0; i < count; i++)
        {
            if (i > 0)
                text.Append(tensor.dim() == 1 ? ", " : "," + newLine + new string(' ', depth));
            if (shorten && count > 2 * Edge && i == Edge)
            {
                text.Append("...");
                i = count - Edge - 1;
                continue;
            }
            Append(text, tensor.select(0, i), format, culture, newLine, depth + 1, shorten);
        }
        text.Append(']');
    }

    private static string Element(torch.Tensor tensor, string format, CultureInfo culture) => tensor.dtype switch
    {
        torch.ScalarType.Bool => tensor.item<bool>() ? "true" : "false",
        torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64 => tensor.ToScalar().ToComplexFloat64().ToString(format, culture),
        var type when torch.is_floating_point(type) => tensor.ToDouble().ToString(format, culture),
        _ => tensor.ToInt64().ToString(culture),
    };
}
