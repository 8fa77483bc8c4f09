using System;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary><c>torch.fft</c>, opaque along the transformed dimensions and not counted; complex numbers and their parts.</summary>
internal static class FourierCalls
{
    private const string Fft = "TorchSharp.torch.fft";
    private const string Tensor = "TorchSharp.torch.Tensor";

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var (name, size) in new (string, Func<long, long>)[] { ("fft_", Same), ("ifft", Same), ("rfft", Half), ("irfft", Double), ("hfft", Double), ("ihfft", Half) })
            catalogue.Method(Fft, name, call => One(call, size));
        foreach (var suffix in new[] { "2", "n" })
        {
            catalogue.Method(Fft, "fft" + suffix, static call => Several(call, Same));
            catalogue.Method(Fft, "ifft" + suffix, static call => Several(call, Same));
            catalogue.Method(Fft, "rfft" + suffix, static call => Several(call, Half));
            catalogue.Method(Fft, "irfft" + suffix, static call => Several(call, Double));
        }
        foreach (var name in new[] { "fftshift", "ifftshift" })
            catalogue.Method(Fft, name, static call => CarriedCalls.Along(call, "torch.fft", Dimensions(call), true, static s => s));
        foreach (var name in new[] { "real", "imag" })
        {
            catalogue.Property(Tensor, name, call => Part(call, name));
            catalogue.Method("TorchSharp.torch", name, call => Part(call, name));
        }
        foreach (var type in new[] { Tensor, "TorchSharp.torch" })
        {
            catalogue.Method(type, "angle", static call => call.Append(new Activation("angle", true, Call.Method("angle")), call.Tensor().Node));
            catalogue.Method(type, "view_as_complex", static call => CarriedCalls.Along(call, "torch", [call.Tensor().Node.Shape.Rank - 1], true, Paired, removes: true, isView: true));
            catalogue.Method(type, "view_as_real", static call => CarriedCalls.Along(call, "torch", [], true, static s => new Shape([.. s, new Dimension(2)]), isView: true));
        }
        foreach (var name in new[] { "complex", "polar" })
            catalogue.Method("TorchSharp.torch", name, call => call.Append(new Combination(name, true, Call.Function("torch", name, Call.Operands(2))), call.AsTensor(call.At(0)).Node, call.AsTensor(call.At(1)).Node));
    }

    /// <summary>Pairs in the last dimension are real and imaginary parts.</summary>
    private static Shape Paired(Shape shape) => shape[shape.Rank - 1] == 2
        ? new Shape(shape.Take(shape.Rank - 1).ToArray())
        : throw new Findings.ShapeException($"the last dimension of {shape} is not 2");

    private static long Same(long n) => n;

    /// <summary>The spectrum of real numbers is symmetric, and its half is stored.</summary>
    private static long Half(long n) => n / 2 + 1;

    private static long Double(long n) => 2 * (n - 1);

    /// <summary>A view of one half of complex numbers.</summary>
    private static TensorValue Part(CallContext call, string name) =>
        call.Append(new Dimensionwise(name, static shapes => [shapes[0]], Call.Property(name), [], true) { IsView = true }, call.Tensor().Node);

    private static Value One(CallContext call, Func<long, long> size)
    {
        var dimension = ScanCalls.One(call, -1);
        var length = call.Long("n", -1);
        return Transform(call, [dimension], s => s.With(dimension, Length(size, length, s[dimension])));
    }

    private static Value Several(CallContext call, Func<long, long> size)
    {
        var dimensions = Dimensions(call);
        var lengths = call.Has("s") ? call.LongList(call.Get("s"), "s") : dimensions.Select(static _ => -1L).ToArray();
        if (lengths.Length != dimensions.Length)
            throw call.Refuse($"{call.Member} with {lengths.Length} lengths for {dimensions.Length} dimensions");
        return Transform(call, dimensions, s =>
        {
            for (var i = 0; i < dimensions.Length; i++)
                s = s.With(dimensions[i], Length(i == dimensions.Length - 1 ? size : Same, lengths[i], s[dimensions[i]]));
            return s;
        });
    }

    /// <summary>A length that is given is that of the signal: of the input forwards, of the result back to real numbers.</summary>
    private static Dimension Length(Func<long, long> size, long given, Dimension own) =>
        size == Same ? given > 0 ? given : own : size == Double ? given > 0 ? given : size(own.Size) : size(given > 0 ? given : own.Size);

    private static int[] Dimensions(CallContext call)
    {
        var rank = call.Tensor().Node.Shape.Rank;
        return call.Has("dim") ? call.LongList(call.Get("dim"), "dim").Select(d => call.Dimension(d, rank)).ToArray()
            : call.Member.EndsWith("2", StringComparison.Ordinal) ? [rank - 2, rank - 1] : ScanCalls.All(call);
    }

    private static Value Transform(CallContext call, int[] mixed, Func<Shape, Shape> shape)
    {
        var (carried, operands) = CarriedCall.Of(call, "torch.fft");
        return CarriedCalls.Append(call, new Dimensionwise(call.Member, shapes => [shape(shapes[0])], carried, mixed, true) { IsCostUnknown = true }, operands, false);
    }
}
