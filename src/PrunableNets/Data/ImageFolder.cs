using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Data.Images;

namespace PrunableNets.Data;

/// <summary>
/// Reads a folder with one folder of images a class. Formats: binary PGM and PPM of 8 bits, BMP of 24 and 32 bits; convert others
/// beforehand. All images must have one size.
/// </summary>
public static class ImageFolder
{
    /// <summary>All images of the folder, classes and files in ordinal order, so that the same folder gives the same data set everywhere.</summary>
    /// <param name="folder">Its folders name the classes; empty ones count. Files of other kinds in them are refused, hidden ones passed over.</param>
    /// <param name="normalization">One mean and std a channel; null maps to [-1, 1]. Where any image has colour, grey ones get three channels too.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">There are no classes or images, a file cannot be decoded, or sizes differ; the message names the file.</exception>
    public static ImageDataset Read(string folder, Normalization? normalization = null)
    {
        var classes = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToArray();
        var images = new List<(DecodedImage Image, int Label, string Path)>();
        for (var label = 0; label < classes.Length; label++)
            foreach (var path in Directory.GetFiles(classes[label]).Where(static p => !Path.GetFileName(p).StartsWith('.')).Order(StringComparer.Ordinal))
                images.Add((Decode(path), label, path));
        if (images.Count == 0)
            throw new InvalidDataException($"'{folder}' has no images. Put those of each class into a folder of its own in it ({string.Join(", ", ImageDecoder.Extensions)}).");
        if (images.Any(static i => i.Image.Shape.Channels == 3))
            images = [.. images.Select(static i => i with { Image = i.Image.ToColor() })];
        var shape = images[0].Image.Shape;
        var other = images.FirstOrDefault(i => i.Image.Shape != shape);
        if (other.Path is not null)
            throw new InvalidDataException($"'{other.Path}' is {other.Image.Shape}, but '{images[0].Path}' is {shape}. Bring all images to one size.");
        if ((long)images.Count * shape.Size > Array.MaxLength)
            throw new InvalidDataException($"'{folder}' has {images.Count} images of {shape}; up to {Array.MaxLength / shape.Size} of that size are read.");
        var pixels = new byte[images.Count * shape.Size];
        for (var i = 0; i < images.Count; i++)
            images[i].Image.Pixels.CopyTo(pixels, i * shape.Size);
        return new ImageDataset(
            pixels, [.. images.Select(static i => i.Label)], shape, [.. classes.Select(static c => Path.GetFileName(c))],
            normalization ?? Normalization.Symmetric(shape.Channels));
    }

    private static DecodedImage Decode(string path) => ImageDecoder.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant())
        ? ImageDecoder.Read(path)
        : throw new InvalidDataException($"'{path}' is of no format that is read here ({string.Join(", ", ImageDecoder.Extensions)}). Convert it, or move it elsewhere.");
}
