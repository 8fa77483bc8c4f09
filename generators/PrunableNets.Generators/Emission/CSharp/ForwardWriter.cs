using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>What the writer of an operation needs: names of variables, of modules, and widths.</summary>
internal abstract class ForwardWriter
{
    /// <summary>The batch size, as an expression.</summary>
    public abstract string Batch { get; }

    /// <summary>Which channels tensors carry, and which ones layers read and make.</summary>
    public abstract ChannelTable Channels { get; }

    /// <summary>A tensor that is on the device of the inputs.</summary>
    public abstract string Device { get; }

    /// <summary>A tensor of the type of the network's floating-point numbers; null where none is at hand.</summary>
    public abstract string? Floats { get; }

    /// <summary>The variable that holds a node's tensor.</summary>
    public abstract string Variable(Node node);

    /// <summary>The field that holds a layer's module.</summary>
    public abstract string Module(Layer layer);

    /// <summary>The path of a parameter or buffer, as seen from the class that is written.</summary>
    public abstract string Local(string path);

    /// <summary>The number of kept positions of a dimension, as an expression.</summary>
    public abstract string Width(int[] channels);

    /// <summary>True when a plan may remove some of the channels.</summary>
    public abstract bool IsNarrowed(ChannelMap channels);

    /// <summary>Adds a branch with fewer channels into a stream, at the stream's positions of those channels.</summary>
    public abstract string ScatterAdd(Node node);

    /// <summary>
    /// What is computed over channels of which gates let only some through; null where all are there, and the library's own
    /// function does.
    /// </summary>
    /// <param name="node">It reads the channels along one dimension of its first input.</param>
    /// <param name="member">The member of <c>ChannelGates</c>, which takes that input, the gates and their dimension.</param>
    /// <param name="arguments">What it takes beyond them.</param>
    public virtual string? OverChannels(Node node, string member, params string[] arguments) => null;

    /// <summary>A call of the library on what the node reads; of a module, what is passed to it.</summary>
    public string Call(Call call, Node node) => new CallText(node.Inputs.Select(Variable).ToArray(), this, node).Write(call);

    /// <summary>The size of a dimension that no plan changes.</summary>
    public virtual string Number(long size) => Literals.Of(size);

    /// <summary>Adds two tensors by the generated helper of that name.</summary>
    public static string Sum(string left, string right) => $"Sum({left}, {right})";

    /// <summary>
    /// An index tensor: for each kept one of the positions <paramref name="order"/>, its place among the kept positions of a
    /// dimension.
    /// </summary>
    public abstract string Gather(int[] channels, int[] order);

    /// <summary>
    /// The node's channels are split over several dimensions that a plan may leave ragged, so that its variable holds the tensor
    /// from before the split.
    /// </summary>
    public bool HoldsSplitChannels(Node node) => Channels.MapOf(node) is { Axes.Length: > 1 } map && IsNarrowed(map);

    /// <summary>What the node's variable would hold is what its operand's holds: nothing has to be written.</summary>
    public virtual bool IsSame(Node node) => node.Operation is Reshape or FlattenOperation or Permute && HoldsSplitChannels(node);

    /// <summary>The tensor has a variable of its own where the next statement runs, or can have one.</summary>
    public abstract bool IsAtHand(Node node);

    /// <summary>The variable of such a tensor, which holds it until then.</summary>
    public abstract string Lasting(Node node);

    /// <summary>A plan may change the size of a dimension.</summary>
    public bool IsNarrowed(Node node, int dimension) =>
        Channels.MapOf(node) is var map && map.Axes.Contains(dimension) && IsNarrowed(map);

    /// <summary>The user's arithmetic on shapes; null where a plan changes what it reads, or a tensor is not at hand.</summary>
    /// <param name="expression">The arithmetic; null where there is none.</param>
    /// <param name="node">What is computed with it.</param>
    public string? Size(SizeExpression? expression, Node node) => expression is null ? null : new SizeText(this, node).Of(expression);

    /// <summary>A size that no plan changes, or a position along such a dimension.</summary>
    public string Size(GivenSize given, Node node) => Size(given.Expression, node) ?? Literals.Of(given.Dimension!.Value.Size);

    /// <summary>The sizes of a node, as the user gives them where that is right for every plan.</summary>
    public string Sizes(Node node)
    {
        var given = node.Operation.GivenSizes;
        return string.Join(", ", Enumerable.Range(0, node.Shape.Rank).Select(i => given is null ? Size(node, i)
            : given[i].Dimension is null ? "-1"
            : (IsNarrowed(node, i) ? null : Size(given[i].Expression, node)) ?? Size(node, i)));
    }

    /// <summary>The size of a dimension of a node, with removed channels left out.</summary>
    public string Size(Node node, int dimension)
    {
        var size = node.Shape[dimension];
        var map = Channels.MapOf(node);
        if (size.IsBatch && map.IsAlong(dimension))
            return $"{new SizeText(this, node).Batches(1)} * ({Width(map.Ids)})";
        if (size.IsBatch)
            return new SizeText(this, node).Batches(size.Factor);
        return map.IsAlong(dimension) ? Width(map.Ids) : Number(size.Factor);
    }
}
