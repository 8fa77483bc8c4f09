using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Reading numbers out of a tensor: known at run time only, and refused where the structure comes to depend on it.</summary>
internal static class TensorContents
{
    private static readonly string[] Conversions = ["ToBoolean", "ToByte", "ToInt16", "ToInt32", "ToInt64", "ToHalf", "ToSingle", "ToDouble", "ToScalar"];

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch.Tensor", "item", static call => new UnknownValue("the content of a tensor", call.Origin));
        foreach (var name in Conversions)
            catalogue.Method("TorchSharp.TensorExtensionMethods", name, static call => new UnknownValue("the content of a tensor", call.Origin));
    }
}
