using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A function of single elements that is no activation layer, or one with a weight a channel.</summary>
/// <param name="Expression">C# with {0} for the tensor and {1} for a field of PReLU with a slope for every channel.</param>
internal sealed record PointwiseStage(string Expression) : Stage
{
    public static string[] Expressions { get; } =
    [
        "{1}.call({0})", "torch.where({0} > 0.1, {0}, {0}.exp() * 0.5)", "{0}.masked_fill({0} < 0, 0.3)", "{0}.clamp(-1, 0.5)", "{0}.atan() + {0}.cosh().log1p()",
        "torch.maximum({0}, 0.5 - {0})", "{0} * ({0} >= 0.2)", "{0}.remainder(0.7)", "functional.threshold({0}, 0.1, 0.2)", "{0}.sinh().clamp_max(3)",
    ];

    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var slopes = Expression.Contains("{1}", System.StringComparison.Ordinal) ? writer.Field("PReLU", $"PReLU({x.Channels})") : "";
        return writer.Let(string.Format(System.Globalization.CultureInfo.InvariantCulture, Expression, x.Name, slopes), x);
    }
}
