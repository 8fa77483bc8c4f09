using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter;

/// <summary>What came of evaluating a network: the network, or the reason why not.</summary>
public abstract record InterpretationResult
{
    public sealed record Complete(Network Network) : InterpretationResult;

    public sealed record Refused(Finding Finding) : InterpretationResult;
}

/// <summary>Evaluates a lowered network class.</summary>
public static class Interpretation
{
    private const int NamedLayers = 5;

    /// <param name="program">The lowered class and everything it reaches.</param>
    /// <param name="inputs">One a parameter of <c>forward</c>; null for a parameter that is given null. Parameters behind them have their defaults.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="limits">Bounds on the evaluation.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    public static InterpretationResult Run(IrProgram program, IReadOnlyList<NetworkInput?> inputs, AnalysisOptions options, EvaluationLimits limits, CancellationToken cancellation)
    {
        try
        {
            return DeepStack.Run(() => Complete(program, inputs, options, limits, cancellation));
        }
        catch (EvaluationException exception)
        {
            return new InterpretationResult.Refused(exception.Finding);
        }
        catch (OverflowException)
        {
            return new InterpretationResult.Refused(new Finding(FindingKind.BudgetExhausted, 0, "its sizes or costs are larger than a 64-bit number holds"));
        }
        catch (InsufficientExecutionStackException)
        {
            return new InterpretationResult.Refused(new Finding(FindingKind.BudgetExhausted, 0, "calls or expressions are nested too deeply"));
        }
    }

    private static InterpretationResult Complete(
        IrProgram program, IReadOnlyList<NetworkInput?> inputs, AnalysisOptions options, EvaluationLimits limits, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(program, limits, cancellation);
        var root = evaluator.Construct();
        var constructed = evaluator.Graph.Nodes.Count;
        var arguments = inputs.Select((input, i) => input is null
            ? (Value)ScalarValue.Null
            : evaluator.Append(Operation(input, inputs.Take(i).Count(static x => x is not null)), 0));
        var unused = evaluator.Graph.Finish(evaluator.Forward(root, arguments.ToArray()));
        CheckTensors(evaluator, constructed);
        var notices = Unused(unused).ToList();
        var shared = evaluator.SharedWeights.Registered;
        var kept = options.Keep.Concat(evaluator.KeptPaths(root)).ToArray();
        var relations = Relate(evaluator, shared, options with { Keep = kept }, notices);
        var paths = ModuleTree.Paths(root).ToLookup(static p => p.Layer, static p => p.Path);
        var tree = new NetworkModules([.. ModuleTree.Modules(root)], [.. ModuleTree.Tensors(root)], paths);
        var network = new Network(evaluator.Graph, tree, shared, relations, options, evaluator.FuelUsed) { Notices = notices };
        return new InterpretationResult.Complete(network);
    }

    /// <summary>A network that computes more than it returns may keep the rest in a field, say, which generated code does not.</summary>
    private static IEnumerable<Finding> Unused(IReadOnlyList<Node> nodes)
    {
        var paths = nodes.Select(static n => n.Operation.Layer!.Path!).Distinct().ToArray();
        if (paths.Length == 0)
            yield break;
        var more = paths.Length > NamedLayers ? $" and {paths.Length - NamedLayers} more" : "";
        var named = string.Join(", ", paths.Take(NamedLayers)) + more;
        yield return new Finding(
            FindingKind.Unused, nodes[0].Origin,
            $"what forward returns does not depend on {named}, so that generated code does not run it and FLOPs do not count it");
    }

    private static InputOperation Operation(NetworkInput input, int index) =>
        new(index == 0 ? "input" : $"input{index + 1}", input.Shape, input.IsInteger);

    private static ChannelRelations Relate(Evaluator evaluator, IReadOnlyList<IReadOnlyList<WeightName>> shared, AnalysisOptions options, List<Finding> notices)
    {
        var graph = evaluator.Graph;
        foreach (var path in options.Keep)
            if (!graph.Nodes.Any(n => IsBelow(n.Operation.Layer, path)))
                throw evaluator.Stop(FindingKind.Structure, 0, $"Keep names '{path}', but there is no such layer; paths are those of the state dict, without the last part", [new Hint(HintKeys.Keep, path)]);
        var relations = new ChannelRelations(options.Residual);
        foreach (var node in graph.Nodes)
        {
            if (!node.IsConstant && node.Operation.Notice(node, relations) is { } notice && !notices.Any(n => n.Origin == node.Origin && n.Message == notice))
                notices.Add(new Finding(FindingKind.Opaque, node.Origin, notice) { Trace = evaluator.TraceOf(node) });
            if (!node.Operation.FollowsSplitChannels)
                foreach (var input in node.Inputs.Where(i => relations.Channels.MapOf(i).Axes.Length > 1))
                    relations.EndSplit(input, node.Operation.JoinsSplitChannels);
            var map = node.Operation.Relate(node, relations);
            relations.Assign(node, map);
            if (options.Keep.Any(path => IsBelow(node.Operation.Layer, path)))
                relations.Pin(map);
        }
        relations.Pin(relations.Channels.MapOf(graph.Output!));
        foreach (var weights in shared)
            relations.Share(weights);
        RectangularMaps.Settle(graph, relations);
        return relations;
    }

    /// <summary>Tensors that the constructor made have to be in the state dict, or to be the same when they are made anew.</summary>
    private static void CheckTensors(Evaluator evaluator, int constructed)
    {
        foreach (var node in evaluator.Graph.Nodes)
        {
            if (node.Operation is EmbeddingOperation && node.Inputs[0] is { Operation: InputOperation { IsInteger: false } } rows)
                throw evaluator.Stop(FindingKind.Structure, node.Origin, $"the embedding looks up rows by whole numbers, but its input is float; say so with the shape, as in \"{rows.Shape.WithoutBatch()}:long\"", TypeHints(evaluator, rows));
            if (node.Operation is TensorOperand { Layer: { Path: null } unregistered })
                throw evaluator.Stop(FindingKind.Structure, node.Origin, "this Parameter is in no registered field, so it is in no state dict; keep it in a field and call RegisterComponents() at the end of the constructor", evaluator.RegistrationHints(unregistered));
            if (evaluator.IsFilled(node))
                throw evaluator.Stop(FindingKind.Structure, node.Origin, "the constructor writes values into this tensor, which is in no registered field; make it a Parameter or a buffer, so that they are in the state dict");
            if (node.Id < constructed && node.Operation is CreationOperation { IsRandom: true })
                throw evaluator.Stop(FindingKind.Structure, node.Origin, "this tensor has random values and is in no registered field; make it a Parameter or a buffer");
        }
    }

    /// <summary>Which shape of the attribute needs the type; nothing where several inputs look alike.</summary>
    private static IReadOnlyList<Hint> TypeHints(Evaluator evaluator, Node input)
    {
        var shape = input.Shape.WithoutBatch();
        return evaluator.Graph.Inputs.Count(i => i.Shape.WithoutBatch() == shape) > 1 ? [] : [new Hint(HintKeys.Text, shape), new Hint(HintKeys.Replacement, shape + ":long")];
    }

    private static bool IsBelow(Layer? layer, string path) => layer?.Path is { } own && (own == path || own.StartsWith(path + ".", StringComparison.Ordinal));
}

/// <summary>Choices of the user that bear on the channel analysis.</summary>
/// <param name="Residual">Treatment of residual additions.</param>
/// <param name="Keep">Paths of modules whose output channels are all kept.</param>
public sealed record AnalysisOptions(ResidualTreatment Residual, IReadOnlyList<string> Keep)
{
    /// <summary>Widths are multiples of this, counted in positions of the layer that makes the channels.</summary>
    public int RoundTo { get; init; } = 1;

    /// <summary>Fewest positions of that layer that a plan leaves; 0 lets residual branches go whole.</summary>
    public int MinChannels { get; init; } = 1;
}

/// <summary>A tensor that <c>forward</c> is given.</summary>
/// <param name="Sizes">Its shape without the batch.</param>
/// <param name="IsInteger">It holds whole numbers, to look up rows by.</param>
/// <param name="BatchDimension">Where the batch is.</param>
public sealed record NetworkInput(long[] Sizes, bool IsInteger = false, int BatchDimension = 0)
{
    internal Shape Shape => new([.. Sizes.Take(BatchDimension).Select(static s => new Dimension(s)), Dimension.Batch, .. Sizes.Skip(BatchDimension).Select(static s => new Dimension(s))]);
}
