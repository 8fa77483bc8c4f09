using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>What is computed under <c>no_grad</c> is detached where it leaves it.</content>
internal sealed partial class Evaluator
{
    private readonly HashSet<Node> withoutGradients = [];

    /// <summary>Gradients go through what is computed now.</summary>
    public bool FollowsGradients { get; set; } = true;

    /// <summary>The operands as what is computed now gets them.</summary>
    private Node[] WithGradientsOfNow(Node[] inputs, int origin) =>
        FollowsGradients && inputs.Any(withoutGradients.Contains)
            ? [.. inputs.Select(i => withoutGradients.Contains(i) ? Graph.Add(new Detach(leavesNoGrad: true), origin, i) : i)]
            : inputs;

    /// <summary>Reading an input or a weight computes nothing.</summary>
    private void NoteGradients(Node node)
    {
        if (!FollowsGradients && !IsConstructing && node.Operation is not (InputOperation or TensorOperand or WeightOperation))
            withoutGradients.Add(node);
    }
}
