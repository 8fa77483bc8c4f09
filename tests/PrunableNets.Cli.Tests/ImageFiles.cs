using System.IO;
using SkiaSharp;

namespace PrunableNets.Cli.Tests;

/// <summary>Images as people have them.</summary>
internal static class ImageFiles
{
    private const int Size = 32;

    /// <summary>Ten classes, each of its own colour, a few images each, in the folders <c>train</c> and <c>test</c>.</summary>
    public static void WriteSet(string folder)
    {
        foreach (var (part, count) in new[] { ("train", 4), ("test", 2) })
            for (var label = 0; label < 10; label++)
                for (var i = 0; i < count; i++)
                    Write(
                        Path.Combine(folder, part, $"class{label}", $"{i}{(i % 2 == 0 ? ".png" : ".jpg")}"),
                        new SKColor((byte)(25 * label), (byte)(60 * i), (byte)(255 - (25 * label))));
    }

    /// <summary>One image of one colour with a bar across; its format by the name's ending.</summary>
    public static void Write(string path, SKColor color, int width = Size, int height = Size)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(color);
        for (var x = 0; x < width; x++)
            bitmap.SetPixel(x, height / 2, SKColors.White);
        using var stream = File.Create(path);
        bitmap.Encode(stream, Path.GetExtension(path) == ".png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 90);
    }
}
