using System;
using System.Globalization;
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
    public string Call(Call call, Node node) => new CallText(node.Inputs.Select(Variable).ToArray(), this, () => Sizes(node)).Write(call);

    /// <summary>The size of a dimension that no plan changes.</summary>
    protected virtual string Number(long size) => Literals.Of(size);

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
    public bool IsSame(Node node) => node.Operation is Reshape or FlattenOperation or Permute && HoldsSplitChannels(node);

    /// <summary>The size of a dimension of a node, with removed channels left out.</summary>
    public string Size(Node node, int dimension) => Size(node, dimension, () => Batch);

    public string Sizes(Node node) => Sizes(node, () => Batch);

    /// <summary>
    /// The sizes of a node that has the elements of <paramref name="source"/>. The batch is read from that tensor where it has it
    /// as a dimension, so that whatever is run as several copies of the batch from there on keeps its copies.
    /// </summary>
    public string Sizes(Node node, Node source)
    {
        var dimensions = Enumerable.Range(0, source.Shape.Rank)
            .Where(i => !HoldsSplitChannels(source)
                && source.Shape[i] is { IsBatch: true, Factor: 1 } && !Channels.MapOf(source).IsAlong(i));
        var reads = dimensions.Select(i => $"{Variable(source)}.shape[{i.ToString(CultureInfo.InvariantCulture)}]");
        return Sizes(node, () => reads.FirstOrDefault() ?? Batch);
    }

    private string Sizes(Node node, Func<string> batchSize) =>
        string.Join(", ", Enumerable.Range(0, node.Shape.Rank).Select(i => Size(node, i, batchSize)));

    private string Size(Node node, int dimension, Func<string> batchSize)
    {
        var size = node.Shape[dimension];
        var map = Channels.MapOf(node);
        if (size.IsBatch && map.IsAlong(dimension))
            return $"{batchSize()} * ({Width(map.Ids)})";
        if (size.IsBatch)
            return size.Factor == 1 ? batchSize() : $"{batchSize()} * {size.Factor.ToString(CultureInfo.InvariantCulture)}";
        return map.IsAlong(dimension) ? Width(map.Ids) : Number(size.Factor);
    }
}
