using System;
using System.ComponentModel;
using System.Linq;
using PrunableNets.Architectures.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// What generated forms call that are used beside this library. A class that is shipped without it (<c>ModelSlim</c>) has the same members
/// itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormFunctions
{
    /// <summary>Registers a module under a name.</summary>
    /// <returns>The module.</returns>
    public static T Add<T>(nn.Module parent, string name, T child)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(parent);
        parent.register_module(name, child);
        return child;
    }

    /// <summary>Registers modules by their numbers, below a level of that name.</summary>
    /// <returns>The modules.</returns>
    public static T[] AddAll<T>(nn.Module parent, string name, params T[] children)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(children);
        var list = Add(parent, name, new Level(name));
        for (var i = 0; i < children.Length; i++)
            list.register_module($"{i}", children[i]);
        return children;
    }

    /// <summary>
    /// x + y. The operator of TorchSharp makes a factor of 1 that it holds no longer than until the call has begun, and the collector may free
    /// it before it is read.
    /// </summary>
    public static Tensor Sum(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Scalar alpha = 1;
        return x.add(y, alpha);
    }

    /// <summary>The width of a dimension that some groups are joined in.</summary>
    /// <param name="widths">Of all groups.</param>
    /// <param name="groups">The groups, by their places.</param>
    public static int Sum(int[] widths, params int[] groups) => groups.Sum(g => widths[g]);

    /// <summary>Adds a branch into the channels of the stream that it kept.</summary>
    /// <param name="stream">Of any shape.</param>
    /// <param name="branch">As the stream, with fewer channels along <paramref name="dim"/>.</param>
    /// <param name="kept">The positions of those in the stream, int64.</param>
    /// <param name="dim">The dimension of the channels.</param>
    public static Tensor ScatterAdd(Tensor stream, Tensor branch, Tensor kept, int dim = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(branch);
        if (branch.shape[dim] == stream.shape[dim])
            return Sum(stream, branch);
        using Scalar alpha = 1;
        return stream.index_add(dim, kept, branch, alpha);
    }

    /// <summary>
    /// The channels of a dimension, by its runs: <c>g2[0..16]</c> are channels 0 to 15 of group 2, <c>(g2,g5)*8</c> eight of both in turn.
    /// </summary>
    /// <exception cref="FormatException">A run is none.</exception>
    public static ChannelLayout Layout(params string[] runs) => LayoutText.Of(runs);

    /// <summary>A level of the module tree.</summary>
    public sealed class Level(string name) : nn.Module(name);
}
