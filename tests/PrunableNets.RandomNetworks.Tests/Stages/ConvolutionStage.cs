using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How a convolution is connected.</summary>
internal enum Connection
{
    Full, Depthwise, Grouped,
}

/// <summary>A convolution, with or without a norm and an activation.</summary>
internal sealed record ConvolutionStage(Connection Connection, int Output, int Kernel, int Stride, bool Bias, bool Norm, bool Affine, Act? Act, bool IsSequential, string Padding) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var groups = Connection switch { Connection.Full => 1, Connection.Depthwise => x.Channels, _ => Fitting.Divisor(x.Channels, 2) };
        var output = Connection == Connection.Full ? Output : Connection == Connection.Depthwise ? x.Channels : (Output + groups - 1) / groups * groups;
        // A literal 0 would be ambiguous: it converts to TorchSharp's enum of paddings too.
        var padding = Kernel == 1 ? "" : $", padding: {Kernel / 2}{Mode(x)}";
        var convolution = $"Conv2d({x.Channels}, {output}, {Kernel}, stride: {Stride}{padding}{(groups > 1 ? $", groups: {groups}" : "")}{(Bias ? "" : ", bias: false")})";
        var norm = $"BatchNorm2d({output}{(Affine ? "" : ", affine: false")})";
        var (height, width) = ((x.Height - 1) / Stride + 1, (x.Width - 1) / Stride + 1);
        if (IsSequential && Act is { Style: ActStyle.Module })
        {
            var layers = $"Sequential({convolution}{(Norm ? $", {norm}" : "")}, {Act.Module}())";
            return writer.Let($"{writer.Field("Sequential", layers)}.call({x.Name})", output, height, width);
        }
        var result = writer.Let($"{writer.Field("Conv2d", convolution)}.call({x.Name})");
        if (Norm)
            result = writer.Let($"{writer.Field("BatchNorm2d", norm)}.call({result})");
        if (Act is not null)
            result = Act.Write(writer, result);
        return new Flow(result, output, height, width);
    }

    /// <summary>A reflection needs more pixels than it adds.</summary>
    private string Mode(Flow x) => Padding != "Zeros" && x.Height > Kernel / 2 && x.Width > Kernel / 2 ? $", padding_mode: PaddingModes.{Padding}" : "";

    public override IEnumerable<Stage> Smaller()
    {
        if (Connection != Connection.Full)
            yield return this with { Connection = Connection.Full };
        if (Norm)
            yield return this with { Norm = false };
        if (Act is not null)
            yield return this with { Act = null };
        if (Kernel != 1 || Stride != 1 || Padding != "Zeros")
            yield return this with { Kernel = 1, Stride = 1, Padding = "Zeros" };
        if (Bias)
            yield return this with { Bias = false };
        if (Output > 2 && Connection == Connection.Full)
            yield return this with { Output = 2 };
    }
}
