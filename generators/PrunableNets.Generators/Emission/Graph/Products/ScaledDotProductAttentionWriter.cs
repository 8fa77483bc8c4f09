using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Products;

namespace PrunableNets.Generators.Emission.Graph.Products;

/// <summary>Dropout, of which evaluation has some too, and whether later positions are hidden.</summary>
internal sealed class ScaledDotProductAttentionWriter : GraphWriter<ScaledDotProductAttention>
{
    protected override void Write(ScaledDotProductAttention operation, Node node, GraphArguments arguments)
    {
        arguments.Add("p", operation.P, 0);
        arguments.Add("is_causal", operation.IsCausal, false);
    }
}
