using System;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>System.Math</c> and <c>System.MathF</c>.</summary>
internal static class MathFunctions
{
    private static readonly (string Name, Func<double, double> Function)[] Unary =
    [
        ("Sqrt", Math.Sqrt), ("Log", Math.Log), ("Log10", Math.Log10), ("Exp", Math.Exp), ("Floor", Math.Floor), ("Ceiling", Math.Ceiling), ("Truncate", Math.Truncate),
        ("Sin", Math.Sin), ("Cos", Math.Cos), ("Tan", Math.Tan), ("Tanh", Math.Tanh), ("Atan", Math.Atan),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var (name, function) in Unary)
            Add(catalogue, name, call => call.Arguments.Count == 2 && name == "Log" ? Real(call, Math.Log(Number(call, 0), Number(call, 1))) : Real(call, function(Number(call, 0))));
        Add(catalogue, "Log2", static call => Real(call, Log2(Number(call, 0))));
        Add(catalogue, "Pow", static call => Real(call, Math.Pow(Number(call, 0), Number(call, 1))));
        Add(catalogue, "Sign", static call => new ScalarValue(Math.Sign(Number(call, 0))));
        foreach (var type in new[] { "int", "long", "double", "float" })
        {
            catalogue.Method(type, "Max", static call => Like(call, Math.Max(Number(call, 0), Number(call, 1))));
            catalogue.Method(type, "Min", static call => Like(call, Math.Min(Number(call, 0), Number(call, 1))));
            catalogue.Method(type, "Abs", static call => Like(call, Math.Abs(Number(call, 0))));
            catalogue.Method(type, "Sqrt", static call => Real(call, Math.Sqrt(Number(call, 0))));
        }
        Add(catalogue, "Round", static call => Real(call, Rounded(call)));
        Add(catalogue, "Abs", static call => Like(call, Math.Abs(Number(call, 0))));
        Add(catalogue, "Max", static call => Like(call, Math.Max(Number(call, 0), Number(call, 1))));
        Add(catalogue, "Min", static call => Like(call, Math.Min(Number(call, 0), Number(call, 1))));
        Add(catalogue, "Clamp", static call => Like(call, Math.Min(Math.Max(Number(call, 0), Number(call, 1)), Number(call, 2))));
    }

    private static void Add(Catalogue catalogue, string name, Func<CallContext, Value> body)
    {
        catalogue.Method("System.Math", name, body);
        catalogue.Method("System.MathF", name, body);
    }

    /// <summary>Exact for powers of two, as <c>Math.Log2</c> is, which is younger than the framework that compilers load generators into.</summary>
    private static double Log2(double x)
    {
        var nearest = Math.Round(Math.Log(x, 2));
        return Math.Pow(2, nearest) == x ? nearest : Math.Log(x, 2);
    }

    private static double Rounded(CallContext call)
    {
        var digits = call.Arguments.Where(static a => a.Name is "digits" or "decimals").Select(static a => (int)(Numbers.ToLong(a.Value) ?? 0)).FirstOrDefault();
        var awayFromZero = call.Arguments.Any(static a => a.Value is EnumValue { Member: "AwayFromZero" });
        return Math.Round(Number(call, 0), digits, awayFromZero ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven);
    }

    private static double Number(CallContext call, int index) =>
        Numbers.ToDouble(call.Evaluator.Known(call.At(index), call.Origin, call.Member)) ?? throw call.Refuse($"{call.Member} of {call.At(index).Describe()}");

    /// <summary>A result in the type of the arguments, to which the compiler has converted all.</summary>
    private static ScalarValue Like(CallContext call, double result) => ((ScalarValue)call.At(0)).Object switch
    {
        int => new ScalarValue((int)result),
        long => new ScalarValue((long)result),
        float => new ScalarValue((float)result),
        _ => new ScalarValue(result),
    };

    private static ScalarValue Real(CallContext call, double result) => ((ScalarValue)call.At(0)).Object is float ? new ScalarValue((float)result) : new ScalarValue(result);
}
