using System;
using System.IO;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;

namespace PrunableNets.Hosting;

/// <summary>What a program that prunes ends with.</summary>
public static class PruningExitCode
{
    /// <summary>All stages have run.</summary>
    public const int Done = 0;

    /// <summary>An option or a target cannot work; nothing has run.</summary>
    public const int BadOptions = 2;

    /// <summary>Data, weights or a plan are missing, damaged, or of another network.</summary>
    public const int BadInput = 3;

    /// <summary>A file could not be read or written, for instance because the disk is full. Run again to resume.</summary>
    public const int Storage = 4;

    /// <summary>The loss is no longer a number.</summary>
    public const int Diverged = 5;

    /// <summary>The slim network does not equal the gated one, or the class was built without a plan.</summary>
    public const int Failed = 6;

    /// <summary>libtorch computes wrongly on this machine, in every way that it has; nothing has run.</summary>
    public const int WrongArithmetic = 7;

    /// <summary>Ctrl-C. Run again to resume.</summary>
    public const int Cancelled = 130;

    /// <summary>The code for what a run throws; null for an exception that no run is known to throw, which deserves its stack trace.</summary>
    public static int? Of(Exception exception) => exception switch
    {
        OptionsValidationException => BadOptions,
        PlanFileException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException => BadInput,
        IOException or UnauthorizedAccessException => Storage,
        DivergedException => Diverged,
        WrongArithmeticException => WrongArithmetic,
        OperationCanceledException => Cancelled,
        InvalidOperationException => Failed,
        _ => null,
    };
}
