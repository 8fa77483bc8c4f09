using System;
using System.IO;
using System.Linq;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>All kinds of data sets that the command line can name, as <c>KIND:FOLDER</c>.</summary>
internal static class DataSources
{
    private static readonly IDataSource[] s_all =
    [
        new Cifar10Source(), new MnistSource(), new ImagesSource(), new TensorsSource(), new ShapesSource(),
    ];

    /// <summary>What can be said.</summary>
    public static string Help { get; } = string.Join("\n", s_all.Select(static s => $"{Written(s)}, {s.Help}"));

    /// <summary>Training and test samples.</summary>
    /// <param name="text">For instance <c>images:data/flowers</c>.</param>
    /// <exception cref="IOException">A folder or file is missing or cannot be read; the message says which.</exception>
    /// <exception cref="InvalidDataException">The kind is unknown, or something is wrong in a file; the message says what.</exception>
    public static IPruningData Read(string text)
    {
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        var source = Array.Find(s_all, s => s.Name == name) ?? throw Unknown(text);
        var path = colon < 0 ? "" : text[(colon + 1)..];
        return path.Length > 0 == source.HasFolder
            ? source.Read(path)
            : throw new InvalidDataException(
                $"'{text}' names {(path.Length > 0 ? "a folder, which it has not" : "no folder")}; write {Written(source)}: "
                    + $"{source.Help}.");
    }

    private static string Written(IDataSource source) => source.HasFolder ? source.Name + ":FOLDER" : source.Name;

    private static InvalidDataException Unknown(string text)
    {
        var kinds = string.Join(", ", s_all.Select(static s => s.Name));
        return new InvalidDataException(
            $"'{text}' is of no kind of data that is read here ({kinds}). Put the kind before the folder:\n{Help}");
    }
}
