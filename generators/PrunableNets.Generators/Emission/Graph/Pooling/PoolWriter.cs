using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Generators.Emission.Graph.Pooling;

/// <summary>The window.</summary>
internal sealed class PoolWriter : GraphWriter<Pool>
{
    protected override void Write(Pool operation, Node node, GraphArguments arguments)
    {
        arguments.Add("kernel_size", operation.Kernel);
        arguments.Add("stride", operation.Stride);
        arguments.Add("padding", operation.Padding, 0);
        arguments.Add("dilation", operation.Dilation, 1);
        arguments.Add("ceil_mode", operation.CeilMode, false);
        if (operation.IsAverage)
            arguments.Add("count_include_pad", operation.CountIncludePad, true);
    }
}
