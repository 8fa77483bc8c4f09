using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;

namespace PrunableNets.Arithmetic;

/// <summary>
/// Right arithmetic or none. Checks libtorch's convolutions once a process, before anything is computed in earnest; where they are wrong, turns
/// to the fastest way of computing that is right, and where there is none, refuses.
/// </summary>
public sealed class ArithmeticDoor
{
    private readonly Lazy<ArithmeticResult> result;

    internal ArithmeticDoor(IReadOnlyList<ArithmeticWay> ways, Func<double> worstError) =>
        // A refusal is kept too: a second try would find the same.
        result = new Lazy<ArithmeticResult>(() => Choose(ways, worstError), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The door of this process: libtorch's ways are switches of the whole process.</summary>
    public static ArithmeticDoor Process { get; } = new(ArithmeticWay.All, ConvolutionCheck.WorstError);

    /// <summary>Finds a way, the first time; afterwards tells which.</summary>
    /// <exception cref="WrongArithmeticException">No way computes rightly on this machine.</exception>
    public ArithmeticResult Open() => result.Value;

    private static ArithmeticResult Choose(IReadOnlyList<ArithmeticWay> ways, Func<double> worstError)
    {
        var tried = new List<string>();
        foreach (var way in ways)
        {
            if (!way.Enter())
                continue;
            var error = worstError();
            if (error <= ConvolutionCheck.Tolerance)
                return new ArithmeticResult(way.Name, error, tried);
            tried.Add(string.Create(CultureInfo.InvariantCulture, $"{way.Name}: wrong by {error:0.0e+0} of the largest value"));
            way.Leave();
        }
        throw new WrongArithmeticException(
            $"libtorch computes convolutions wrongly on this machine ({string.Join("; ", tried)}), so nothing is run. This happens on virtual machines that hide their processor's caches; set ONEDNN_MAX_CPU_ISA=SSE41 in the environment before the program starts, or use another machine.");
    }
}
