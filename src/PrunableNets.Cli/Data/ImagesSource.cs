using System;
using System.Collections.Generic;
using System.IO;
using PrunableNets.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>Images in folders that name their classes.</summary>
internal sealed class ImagesSource : IDataSource
{
    public string Name => "images";

    public string Help =>
        $"with the folders train and test, in each one folder of images a class, all of one size ({ImageFile.Formats})";

    public IPruningData Read(string path)
    {
        var (train, test) = (Path.Combine(path, "train"), Path.Combine(path, "test"));
        var classes = ImageList.FoldersOf(train);
        var (trainImages, testImages) = (ImageList.Find(train, classes), ImageList.Find(test, classes));
        var shape = CommonShape([.. trainImages.Paths, .. testImages.Paths]);
        return new PruningData(trainImages.Decode(shape, classes), testImages.Decode(shape, classes));
    }

    /// <summary>The one size of all images; with one channel where all are grey.</summary>
    private static ImageShape CommonShape(IReadOnlyList<string> paths)
    {
        var common = ImageFile.ShapeOf(paths[0]);
        foreach (var path in paths)
        {
            var shape = ImageFile.ShapeOf(path);
            if ((shape.Height, shape.Width) != (common.Height, common.Width))
                throw new InvalidDataException(
                    $"'{path}' is {shape.Height} high and {shape.Width} wide, but '{paths[0]}' {common.Height} and {common.Width}. "
                    + "Bring all images to one size.");
            common = common with { Channels = Math.Max(common.Channels, shape.Channels) };
        }
        return common;
    }
}
