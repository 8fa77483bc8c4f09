using System.Linq;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>A slim form: kept widths, branches added at the positions of their kept channels.</summary>
internal sealed class SlimForwardEmitter(ClassContext context) : ForwardEmitter(context)
{
    private KeptIndices Indices { get; } = context.Indices;

    private BranchPresence Presence { get; } = context.Presence;

    public override bool IsNarrowed(ChannelMap channels) => Network.IsNarrowed(channels.Ids);

    public override string Gather(int[] channels, int[] order) => Indices.Of(channels, order);

    public override string ScatterAdd(Node node)
    {
        var stream = node.Inputs.FirstOrDefault(i => !IsNarrowed(Channels.MapOf(i)));
        // The one that can go, if there is one, is added last, so that the rest is there without it.
        var branches = node.Inputs.Where(i => IsNarrowed(Channels.MapOf(i)) && !Presence.IsGone(i))
            .OrderBy(i => Removable(i) is null ? 0 : 1).ToArray();
        var text = stream is not null ? Variable(stream) : Zeros(node, branches[0]);
        foreach (var branch in branches)
        {
            var map = Channels.MapOf(branch);
            var sum = $"ScatterAdd({text}, {Variable(branch)}, {Indices.Of(map.Ids)}{(map.Axes[0] == 1 ? "" : $", {map.Axes[0]}")})";
            text = Presence.Condition(Removable(branch)) is { } condition
                ? $"{condition} ? {sum} : {(branches.Length == 1 ? Alone(stream!, node) : text)}"
                : sum;
        }
        return branches.Length == 0 ? Alone(stream!, node) : text;
    }

    private Branch? Removable(Node end) => Network.Branches.FirstOrDefault(b => b.End == end);

    /// <summary>
    /// What takes the place of the sum where the stream goes on alone: the same memory, unless somebody else reads it and the sum may be
    /// changed, or it is changed, which autograd would find in what made the stream.
    /// </summary>
    private string Alone(Node stream, Node node) =>
        Variable(stream) + (stream.Operation is InputOperation || stream == Network.Graph.Output
            || node.Consumers.Any(static c => c.Operation.OverwritesInput(c))
            || stream.Consumers.Any(c => c != node && Network.BranchOf(c)?.Addition != node) ? ".clone()" : ".alias()");

    /// <summary>A stream to which every operand is a branch: sizes other than the channels are those of the branches.</summary>
    private string Zeros(Node node, Node branch)
    {
        var axis = Channels.MapOf(branch).Axes[0];
        return $"{Variable(branch)}.new_zeros("
            + string.Join(", ", Enumerable.Range(0, node.Shape.Rank)
                .Select(i => i == axis ? Size(node, i) : $"{Variable(branch)}.shape[{i}]"))
            + ")";
    }
}
