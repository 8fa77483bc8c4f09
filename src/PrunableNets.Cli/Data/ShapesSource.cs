using PrunableNets.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>Drawn figures in ten classes, 32 x 32 in colour, which need no files: to try things out.</summary>
internal sealed class ShapesSource : IDataSource
{
    public string Name => "shapes";

    public string Help => "drawn figures in ten classes, 3x32x32, made by the program";

    public bool HasFolder => false;

    public IPruningData Read(string path) => new PruningData(ShapesDataset.Train(), ShapesDataset.Test());
}
