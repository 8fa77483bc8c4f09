using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Export;

/// <summary>A form in which a network is written: one class a form, listed here.</summary>
internal abstract class ExportFormat
{
    private static readonly ExportFormat[] s_files = [new OnnxFormat(), new SafetensorsFormat(), new TorchSharpFormat(), new ClassFormat()];

    public static IEnumerable<string> Endings => s_files.Select(static f => f.Ending);

    /// <summary>Of the file.</summary>
    protected abstract string Ending { get; }

    /// <summary>It is made of the project's sources, as they are now.</summary>
    public virtual bool NeedsBuild => false;

    /// <exception cref="InvalidDataException">The ending is of no form.</exception>
    public static ExportFormat Of(string path) => Path.GetExtension(path).ToLowerInvariant() is { Length: > 0 } ending
        ? Array.Find(s_files, f => f.Ending == ending)
            ?? throw new InvalidDataException(
                $"'{path}' ends in '{ending}'; networks are written as {string.Join(", ", Endings)}, or as a project into a folder, whose "
                    + "name has no ending.")
        : new ProjectFormat();

    /// <exception cref="InvalidDataException">What it needs was not named, or does not fit.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public abstract void Write(ExportRequest request);
}
