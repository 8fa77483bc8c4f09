using PrunableNets;

namespace ModelZoo.Decoders;

/// <summary>
/// The <see cref="MistralNetwork"/> with a head of its own. 82,240 parameters; for 12 tokens 933,888 multiply-accumulates in layers,
/// 970,752 with the matrix products of attention.
/// </summary>
[Prunable("12:long", Residual = ResidualTreatment.Stream)]
public sealed partial class MistralDecoder : MistralNetwork
{
    public MistralDecoder() : base(nameof(MistralDecoder))
    {
    }
}
