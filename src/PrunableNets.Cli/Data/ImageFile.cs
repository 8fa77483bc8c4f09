using System;
using System.IO;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Data.Images;
using SkiaSharp;

namespace PrunableNets.Cli.Data;

/// <summary>One image file: PNG, JPEG and BMP by SkiaSharp; PGM and PPM, which it does not know, by the library's own decoder.</summary>
internal static class ImageFile
{
    /// <summary>A file of a few bytes can claim to be of any size; nothing above this is decoded.</summary>
    private const long MaxPixels = 64_000_000;

    /// <summary>Pixels that a byte of JPEG can be: a block of 8 x 8 takes a bit at least.</summary>
    private const int MostOfJpeg = 512;

    /// <summary>The same of other formats: PNG has a bit a pixel, and deflates 1032 bytes of them into one.</summary>
    private const int MostOfOthers = 10_000;

    private static readonly string[] s_netpbm = [".pgm", ".ppm"];

    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp", .. s_netpbm];

    /// <summary>The extensions, for messages.</summary>
    public static string Formats { get; } = string.Join(", ", s_extensions);

    public static bool IsOne(string path) => s_extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Its size, by its header; one channel where it is grey, three where it has colour.</summary>
    /// <exception cref="InvalidDataException">It cannot be decoded, or is too large; the message starts with its path.</exception>
    public static ImageShape ShapeOf(string path)
    {
        if (IsNetpbm(path))
        {
            var shape = ImageDecoder.Read(path).Shape;
            CheckSize(path, shape.Width, shape.Height);
            return shape;
        }
        using var stream = File.OpenRead(path);
        var length = stream.Length;
        using var codec = Open(stream, path);
        var info = codec.Info;
        CheckSize(path, info.Width, info.Height);
        if ((long)info.Width * info.Height > length * (codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? MostOfJpeg : MostOfOthers))
            throw new InvalidDataException(
                $"'{path}' says that it has {info.Width} x {info.Height} pixels, which its {length} bytes cannot hold; it is damaged. "
                + "Save it again, or move it elsewhere.");
        return new ImageShape(info.ColorType == SKColorType.Gray8 ? 1 : 3, info.Height, info.Width);
    }

    /// <summary>Decodes it, without its alpha.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">What <see cref="ShapeOf"/> says, or three channels where it has one.</param>
    /// <param name="pixels">Where its bytes go, C x H x W.</param>
    /// <exception cref="InvalidDataException">It cannot be decoded; the message starts with its path.</exception>
    public static void Decode(string path, ImageShape shape, Span<byte> pixels)
    {
        if (IsNetpbm(path))
        {
            var image = ImageDecoder.Read(path);
            if (shape.Channels == 3)
                image = image.ToColor();
            if (image.Shape != shape)
                throw new InvalidDataException($"'{path}' is {image.Shape}, but was {shape} before. Try again when nothing writes to it.");
            image.Pixels.CopyTo(pixels);
            return;
        }
        using var stream = File.OpenRead(path);
        using var codec = Open(stream, path);
        var info = shape.Channels == 1
            ? new SKImageInfo(shape.Width, shape.Height, SKColorType.Gray8, SKAlphaType.Opaque)
            : new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var decoded = new byte[info.BytesSize];
        var result = codec.GetPixels(info, decoded);
        if (result != SKCodecResult.Success)
            throw Broken(path, result);
        var (plane, step) = (shape.Height * shape.Width, info.BytesPerPixel);
        for (var channel = 0; channel < shape.Channels; channel++)
            for (var i = 0; i < plane; i++)
                pixels[channel * plane + i] = decoded[i * step + channel];
    }

    private static SKCodec Open(Stream stream, string path) => SKCodec.Create(stream, out var result) ?? throw Broken(path, result);

    private static void CheckSize(string path, int width, int height)
    {
        if ((long)width * height > MaxPixels)
            throw new InvalidDataException($"'{path}' has {width} x {height} pixels; up to {MaxPixels} are decoded. Make it smaller.");
    }

    private static bool IsNetpbm(string path) => s_netpbm.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static InvalidDataException Broken(string path, SKCodecResult result) =>
        new($"'{path}' cannot be decoded ({result}); it is cut short, damaged, or of another format than its name says. "
            + "Save it again, or move it elsewhere.");
}
