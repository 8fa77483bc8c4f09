using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary><c>torch.finfo</c>: what numbers a type can hold.</summary>
internal static class FloatLimits
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch", "finfo", static call => call.Arguments.Count == 0 || Evaluator.IsNull(call.At(0)) ? new LimitsValue("Float32")
            : call.At(0) is EnumValue { Member: "Float32" or "Float64" } type ? new LimitsValue(type.Member)
            : throw call.Refuse($"finfo of {call.At(0).Describe()}"));
        foreach (var (name, single, twice) in new (string, double, double)[]
        {
            ("max", float.MaxValue, double.MaxValue), ("min", float.MinValue, double.MinValue), ("eps", 1.1920928955078125e-7, 2.220446049250313e-16), ("tiny", 1.1754943508222875e-38, 2.2250738585072014e-308),
        })
            catalogue.Property("TorchSharp.torch.FInfo", name, call => call.Target is LimitsValue limits ? new ScalarValue(limits.Type == "Float32" ? single : twice) : throw call.Refuse($"{name} of {call.Target?.Describe()}"));
    }

    private sealed class LimitsValue(string type) : Value
    {
        public string Type { get; } = type;

        public override string Describe() => $"the limits of {Type}";
    }
}
