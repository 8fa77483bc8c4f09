using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A pool, as module or function.</summary>
internal sealed record PoolStage(bool IsMax, bool IsModule, bool Overlaps) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        if (x.Height < 2 || x.Width < 2)
            return x;
        var (arguments, height, width) = Overlaps ? ("3, stride: 2, padding: 1", (x.Height - 1) / 2 + 1, (x.Width - 1) / 2 + 1) : ("2", x.Height / 2, x.Width / 2);
        var name = IsMax ? "MaxPool2d" : "AvgPool2d";
        var call = IsModule ? $"{writer.Field(name, $"{name}({arguments})")}.call({x.Name})" : $"functional.{(IsMax ? "max" : "avg")}_pool2d({x.Name}, {arguments})";
        return writer.Let(call, x.Channels, height, width);
    }
}
