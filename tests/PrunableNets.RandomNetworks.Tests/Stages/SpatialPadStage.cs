using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A frame around the feature map.</summary>
internal sealed record SpatialPadStage(string Mode, double Value) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        if (x.Height < 2 || x.Width < 2)
            return x;
        var value = Mode == "Constant" ? $", value: {Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        return writer.Let($"functional.pad({x.Name}, new long[] {{ 1, 0, 0, 1 }}, PaddingModes.{Mode}{value})", x.Channels, x.Height + 1, x.Width + 1);
    }
}
