using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Types of elements, and conversions to them, which may change what a tensor holds.</summary>
internal static class ScalarTypes
{
    private const string Tensor = "TorchSharp.torch.Tensor";

    /// <summary>The member of <c>ScalarType</c>, the constants of <c>torch</c> that name it, and the conversion method.</summary>
    private static readonly (string Member, string[] Names, string? Method)[] Known =
    [
        ("Byte", ["uint8"], "byte"),
        ("Int8", ["int8"], "@char"),
        ("Int16", ["int16", "short"], "@short"),
        ("Int32", ["int32", "int"], "@int"),
        ("Int64", ["int64", "long"], "@long"),
        ("Float16", ["float16", "half"], "half"),
        ("Float32", ["float32", "float"], "@float"),
        ("Float64", ["float64", "double"], "@double"),
        ("BFloat16", ["bfloat16"], "bfloat16"),
        ("Bool", ["bool"], "@bool"),
        ("ComplexFloat32", ["complex64", "cfloat"], "cfloat"),
        ("ComplexFloat64", ["complex128", "cdouble"], "cdouble"),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var (member, names, method) in Known)
        {
            foreach (var name in names)
                catalogue.Property("TorchSharp.torch", name, _ => new EnumValue("TorchSharp.torch.ScalarType", member, null));
            if (method is not null)
                foreach (var spelling in method[0] == '@' ? [method, method.Substring(1)] : new[] { method })
                    catalogue.Method(Tensor, spelling, call => Convert(call, member));
        }
        foreach (var name in new[] { "to", "to_type" })
            catalogue.Method(Tensor, name, To);
        catalogue.Method(Tensor, "type_as", static call => call.Append(new Conversion(null), call.Tensor().Node, call.AsTensor(call.At(0)).Node));
    }

    /// <summary>To a type, to a device (which changes nothing here), or to both of another tensor.</summary>
    private static TensorValue To(CallContext call)
    {
        if (call.Has("type"))
            return call.Get("type") switch
            {
                EnumValue type => Convert(call, type.Member),
                NeutralValue { Tensor: { } other } when ElementTypes.Of(other) != ElementTypes.Of(call.Tensor().Node) => call.Append(new Conversion(null), call.Tensor().Node, other),
                NeutralValue => Same(call),
                var type => throw call.Refuse($"{call.Member} with the type {type.Describe()}"),
            };
        return call.Has("other") ? call.Append(new Conversion(null), call.Tensor().Node, call.AsTensor(call.Get("other")).Node) : Same(call);
    }

    private static TensorValue Same(CallContext call) => call.Evaluator.PerhapsShared(call.Tensor());

    private static TensorValue Convert(CallContext call, string member) =>
        call.Append(new Conversion(member), call.Tensor().Node);
}
