using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>Which places hold one parameter, because it was assigned from one to the other: <c>head.weight = embedding.weight</c>.</summary>
internal sealed class SharedWeights
{
    private readonly List<List<WeightName>> sets = [];
    private readonly HashSet<WeightName> replaced = [];

    /// <summary>
    /// The sets of which several members are in the state dict. A parameter of the user's own comes first: it can be given to a layer, which has a
    /// property for it, but no layer's can be given to it.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<WeightName>> Registered => sets
        .Select(static s => s.Where(static w => w.Key is not null).OrderByDescending(static w => w.Layer is TensorLayer).ToArray())
        .Where(static s => s.Length > 1).ToArray();

    /// <summary>Another parameter has been put there, so that what was read of it before is no longer what it holds.</summary>
    public bool IsReplaced(WeightName place) => replaced.Contains(place);

    /// <summary>One place for all that hold the same parameter.</summary>
    public WeightName First(WeightName place) => sets.FirstOrDefault(s => s.Contains(place))?[0] ?? place;

    /// <summary>The parameter of the user's own among the places that hold the same; null where there is none.</summary>
    public TensorLayer? Own(WeightName place) => sets.FirstOrDefault(s => s.Contains(place))?.Select(static w => w.Layer).OfType<TensorLayer>().FirstOrDefault();

    /// <summary>A place is given a parameter of its own.</summary>
    public void Replace(WeightName place)
    {
        replaced.Add(place);
        foreach (var set in sets)
            set.Remove(place);
    }

    /// <summary>A place is given the parameter of another.</summary>
    public void Share(WeightName place, WeightName source)
    {
        if (place == source)
            return;
        Replace(place);
        var set = sets.FirstOrDefault(s => s.Contains(source));
        if (set is null)
            sets.Add(set = [source]);
        set.Add(place);
    }
}
