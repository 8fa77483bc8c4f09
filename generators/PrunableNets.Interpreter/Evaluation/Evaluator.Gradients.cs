using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>What is computed under <c>no_grad</c> is detached where it leaves it.</content>
internal sealed partial class Evaluator
{
    private readonly HashSet<Node> withoutGradients = [];

    // Gradients go through what is computed now.
    private bool followsGradients = true;

    /// <summary>In the constructor, and on the side of a condition that is for evaluation, nothing changes that is followed.</summary>
    public GradientScopeValue BeginGradientScope(bool isFollowed)
    {
        var scope = new GradientScopeValue(followsGradients);
        if (!IsConstructing && mode != false)
            followsGradients = isFollowed;
        return scope;
    }

    /// <summary>Ends a scope of gradients, that of training where the modes have one each; of anything else nothing.</summary>
    public void EndGradientScope(Value disposed)
    {
        if ((disposed is ModeValue split ? split.In(true) : disposed) is GradientScopeValue scope)
            followsGradients = scope.Before;
    }

    /// <summary>The operands as what is computed now gets them.</summary>
    private Node[] WithGradientsOfNow(Node[] inputs, int origin) =>
        followsGradients && inputs.Any(withoutGradients.Contains)
            ? [.. inputs.Select(i => withoutGradients.Contains(i) ? Graph.Add(new Detach(leavesNoGrad: true), origin, i) : i)]
            : inputs;

    /// <summary>Reading an input or a weight computes nothing.</summary>
    private void NoteGradients(Node node)
    {
        if (!followsGradients && !IsConstructing && node.Operation is not (InputOperation or TensorOperand or WeightOperation))
            withoutGradients.Add(node);
    }
}
