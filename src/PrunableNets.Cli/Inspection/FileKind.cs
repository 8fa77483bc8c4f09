using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Inspection;

/// <summary>A kind of file that can be looked into, told by its ending: one class a kind, listed here.</summary>
internal abstract class FileKind
{
    private static readonly FileKind[] s_all =
    [
        new PlanKind(), new SafetensorsKind(), new TorchSharpKind(), new OnnxKind(), new PyTorchKind(),
    ];

    public static string Endings => string.Join(", ", s_all.SelectMany(static k => k.Known));

    /// <summary>Endings of its files.</summary>
    protected abstract IReadOnlyList<string> Known { get; }

    /// <exception cref="InvalidDataException">The ending is of no kind.</exception>
    public static FileKind Of(string path) => Array.Find(s_all, k => k.Known.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        ?? throw new InvalidDataException($"'{path}' is of no kind that can be looked into; those end in {Endings}.");

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or of another kind than its ending says.</exception>
    public abstract Finding Read(string path);
}

/// <summary>What is in a file.</summary>
/// <param name="Data">To be serialised.</param>
/// <param name="Shown">To be seen.</param>
internal sealed record Finding(object Data, IReadOnlyList<Func<IRenderable>> Shown);
