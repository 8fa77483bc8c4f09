using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A tensor and a number.</summary>
/// <param name="Expression">C# with {0} for the tensor.</param>
internal sealed record ScalarStage(string Expression) : Stage
{
    public static string[] Expressions { get; } = ["{0} * 0.5", "{0} + 0.25", "1 - {0}", "{0} / 2", "-{0}", "{0}.abs()", "{0}.mul(1.5f)", "0.5 * {0} - 1"];

    public override Flow Write(NetworkWriter writer, Flow x) => writer.Let(string.Format(System.Globalization.CultureInfo.InvariantCulture, Expression, x.Name), x);
}
