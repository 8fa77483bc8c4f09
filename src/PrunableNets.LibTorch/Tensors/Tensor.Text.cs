using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Metadata;

    public partial class Tensor
    {
        public override string ToString() => ToString(TensorStringStyle);

        public string ToString(bool disamb, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null) =>
            ToString(TensorStringStyle, fltFormat, width, cultureInfo, newLine);

        /// <summary>Long tensors are shortened to their edges.</summary>
        public string ToString(TensorStringStyle style, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null, string newLine = null)
        {
            if (IsInvalid)
                return "disposed tensor";
            return (style == TensorStringStyle.Default ? torch.TensorStringStyle : style) switch
            {
                TensorStringStyle.Metadata or TensorStringStyle.Default => TensorText.Metadata(this),
                TensorStringStyle.Numpy => TensorText.Elements(this, fltFormat, cultureInfo, newLine),
                _ => TensorText.Metadata(this) + ", value = " + TensorText.Elements(this, fltFormat, cultureInfo, newLine),
            };
        }
    }
}
