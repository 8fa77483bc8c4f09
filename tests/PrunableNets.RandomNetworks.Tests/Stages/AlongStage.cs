using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A function along a dimension, which may be that of the channels; it keeps the size.</summary>
/// <param name="Expression">C# with {0} for the tensor and {1} for the dimension.</param>
/// <param name="Dimension">1, 2 or 3.</param>
internal sealed record AlongStage(string Expression, int Dimension) : Stage
{
    public static string[] Expressions { get; } =
    [
        "{0}.cumsum({1})", "{0}.flip({1})", "{0}.roll(1, {1})", "{0}.sort({1}).Values", "functional.normalize({0}, dim: {1})", "{0} * {0}.logsumexp({1}, true)",
        "{0} - {0}.mean(new long[] {{ {1} }}, keepdim: true)", "{0} * {0}.max({1}, true).values", "{0}.cummax({1}).values + {0}.amin(new long[] {{ {1} }}, true)",
    ];

    public override Flow Write(NetworkWriter writer, Flow x) => writer.Let(string.Format(System.Globalization.CultureInfo.InvariantCulture, Expression, x.Name, Dimension), x);
}
