using System.Collections.Generic;
using System.Linq;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How source writes a sum.</summary>
internal enum SumStyle
{
    Operator, Method, Compound, InPlace,
}

/// <summary>x + f(x), with an option-A shortcut where it can be, a projection where it must.</summary>
internal sealed record ResidualStage(IReadOnlyList<Stage> Body, SumStyle Style, bool IsNested, bool PadsShortcut, Act? Act) : Stage, ICompositeStage
{
    public IEnumerable<Stage> Inner => Body;

    public override Flow Write(NetworkWriter writer, Flow x) => IsNested ? writer.Nested(x, Inline) : Inline(writer, x);

    public override IEnumerable<Stage> Smaller()
    {
        foreach (var body in SmallerLists(Body))
            yield return this with { Body = body };
        if (IsNested)
            yield return this with { IsNested = false };
        if (Act is not null)
            yield return this with { Act = null };
        if (Style != SumStyle.Operator)
            yield return this with { Style = SumStyle.Operator };
    }

    private Flow Inline(NetworkWriter writer, Flow x)
    {
        var y = WriteAll(Body, writer, x);
        // An empty or in-place body would make f(x) the variable x itself, which a compound assignment could not tell apart.
        if (y.Name == x.Name)
            return x;
        var shortcut = Shortcut(writer, x, y);
        var sum = Style switch
        {
            SumStyle.Method => writer.Let($"{y.Name}.add({shortcut.Name})"),
            SumStyle.InPlace => writer.Let($"{y.Name}.add_({shortcut.Name})"),
            SumStyle.Compound => Compound(writer, y.Name, shortcut.Name),
            _ => writer.Let($"{shortcut.Name} + {y.Name}"),
        };
        return y with { Name = Act is null ? sum : Act.Write(writer, sum) };
    }

    private static string Compound(NetworkWriter writer, string y, string shortcut)
    {
        writer.Line($"{y} += {shortcut};");
        return y;
    }

    private Flow Shortcut(NetworkWriter writer, Flow x, Flow y)
    {
        var strided = (x.Height + 1) / 2 == y.Height && (x.Width + 1) / 2 == y.Width && x.Height > 1;
        if (PadsShortcut && strided)
            x = writer.Let($"{x.Name}[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2), TensorIndex.Slice(step: 2)]", x.Channels, y.Height, y.Width);
        else
            x = Fitting.Spatial(writer, x, y);
        if (!PadsShortcut || y.Channels <= x.Channels)
            return Fitting.Channels(writer, x, y.Channels);
        var before = (y.Channels - x.Channels) / 2;
        return writer.Let($"functional.pad({x.Name}, new long[] {{ 0, 0, 0, 0, {before}, {y.Channels - x.Channels - before} }})", y);
    }
}
