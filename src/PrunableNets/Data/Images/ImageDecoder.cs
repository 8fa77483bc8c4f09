using System;
using System.Collections.Generic;
using System.IO;

namespace PrunableNets.Data.Images;

/// <summary>Decodes image files without any library: binary PGM and PPM, and uncompressed BMP.</summary>
internal static class ImageDecoder
{
    public static IReadOnlyCollection<string> Extensions { get; } = [".pgm", ".ppm", ".bmp"];

    /// <exception cref="InvalidDataException">The file is damaged or of another format; the message starts with its path.</exception>
    public static DecodedImage Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return bytes switch
            {
                [(byte)'P', (byte)'5' or (byte)'6', ..] => Netpbm.Decode(bytes),
                [(byte)'B', (byte)'M', ..] => Bitmap.Decode(bytes),
                _ => throw new InvalidDataException("it is neither binary PGM (P5), binary PPM (P6) nor BMP; convert it"),
            };
        }
        // Whatever a damaged file makes the decoders do, it ends outside the bytes.
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"'{path}' cannot be decoded: {(e is InvalidDataException ? e.Message : "it is cut short or damaged")}.", e);
        }
    }
}
