using System;
using System.Collections.Generic;
using System.IO;
using PrunableNets.Cli.Data;
using PrunableNets.Tests.BadInput;
using SkiaSharp;

namespace PrunableNets.Cli.Tests.BadInput;

/// <summary>Images; all of a set are the same damaged one, so that none is refused for not being of the others' size.</summary>
internal static class ImageKinds
{
    public const int Size = 16;

    public static IEnumerable<FileKind> All =>
    [
        new("PNG", "1.png", 2000, false, Write, static path => Read(path, static png => png)),
        new("PNG, sums mended", "1.png", 2000, false, Write, static path => Read(path, PngSums.Mended)),
        new("JPEG", "1.jpg", 2000, false, Write, static path => Read(path, static jpeg => jpeg)),
        new("JPEG, grey", "1.jpg", 500, false, WriteGrey, static path => Read(path, static jpeg => jpeg)),
    ];

    /// <summary>A set of the file alone, read as the verbs do.</summary>
    /// <param name="path">The file, in the set's folder.</param>
    /// <param name="finished">What is done to its bytes before.</param>
    public static long Read(string path, Func<byte[], byte[]> finished)
    {
        var (folder, image) = (Path.GetDirectoryName(path)!, finished(File.ReadAllBytes(path)));
        foreach (var part in new[] { "train", "test" })
        {
            var inside = Directory.CreateDirectory(Path.Combine(folder, part, "class")).FullName;
            File.WriteAllBytes(Path.Combine(inside, Path.GetFileName(path)), image);
        }
        var data = DataSources.Read("images:" + folder);
        return data.Train.Count + data.Test.Count;
    }

    private static void Write(string path) => ImageFiles.Write(path, SKColors.Teal, Size, Size);

    private static void WriteGrey(string path)
    {
        using var bitmap = new SKBitmap(Size, Size, SKColorType.Gray8, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.Gray);
        using var stream = File.Create(path);
        bitmap.Encode(stream, SKEncodedImageFormat.Jpeg, 90);
    }
}
