using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Cli.Data;

/// <summary>The image files of training or test, and the classes that their folders name.</summary>
internal sealed record ImageList(string Folder, IReadOnlyList<string> Paths, IReadOnlyList<int> Labels)
{
    /// <summary>The names of the folders in a folder, in ordinal order; hidden ones are passed over.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static string[] FoldersOf(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Select(static f => Path.GetFileName(f)).Where(IsShown).Order(StringComparer.Ordinal)]
        : throw new DirectoryNotFoundException(
            $"There is no folder '{folder}'. Images are read from the folders train and test, one folder in them a class.");

    /// <summary>All images of a folder, classes and files in ordinal order: the same folder gives the same data set everywhere.</summary>
    /// <param name="folder">Its folders name classes; it may lack some.</param>
    /// <param name="classes">All that there are.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">It has no images, a file that is none, or a class that is not given.</exception>
    public static ImageList Find(string folder, string[] classes)
    {
        var (paths, labels) = (new List<string>(), new List<int>());
        foreach (var name in FoldersOf(folder))
        {
            var inside = Path.Combine(folder, name);
            var label = Array.IndexOf(classes, name);
            if (label < 0)
                throw new InvalidDataException(
                    $"'{inside}' is a class without training images. Rename it if it has another name in train, or move it elsewhere.");
            string[] files = [.. Directory.GetFiles(inside).Where(static f => IsShown(Path.GetFileName(f))).Order(StringComparer.Ordinal)];
            if (Array.Find(files, static f => !ImageFile.IsOne(f)) is { } other)
                throw new InvalidDataException(
                    $"'{other}' is of no format that is read here ({ImageFile.Formats}). Convert it, or move it elsewhere.");
            paths.AddRange(files);
            labels.AddRange(Enumerable.Repeat(label, files.Length));
        }
        return paths.Count > 0
            ? new ImageList(folder, paths, labels)
            : throw new InvalidDataException(
                $"'{folder}' has no images. Put those of each class into a folder of its own in it ({ImageFile.Formats}).");
    }

    /// <summary>The images themselves.</summary>
    /// <param name="shape">Of all of them; with three channels, grey ones get three too.</param>
    /// <param name="classes">All that there are.</param>
    /// <exception cref="InvalidDataException">A file cannot be decoded, or there are too many; the message starts with a path.</exception>
    public ImageDataset Decode(ImageShape shape, string[] classes)
    {
        var size = (long)Paths.Count * shape.Size;
        if (size > SizeLimit.Bytes)
            throw new InvalidDataException(
                $"'{Folder}' has {Paths.Count} images of {shape}, {size} bytes; up to {SizeLimit.Bytes} are read. "
                + "Make the images smaller, or keep fewer.");
        var pixels = new byte[size];
        for (var i = 0; i < Paths.Count; i++)
            ImageFile.Decode(Paths[i], shape, pixels.AsSpan(i * shape.Size, shape.Size));
        return new ImageDataset(pixels, [.. Labels], shape, [.. classes], Normalization.Symmetric(shape.Channels));
    }

    private static bool IsShown(string name) => !name.StartsWith('.');
}
