using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Formats;

/// <summary>Copies weights into a module, all or nothing.</summary>
public static partial class StateDict
{
    // Of a deep network of another kind there are hundreds.
    private const int Named = 10;

    /// <summary>
    /// Copies each tensor into the module's parameter or buffer of that name, converting type and device. <c>num_batches_tracked</c> of batch
    /// norms, which many files leave out and inference does not read, may be absent.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// Names are missing or unexpected, or shapes differ; the message lists them, ten of a kind, and the module is left as it was.
    /// </exception>
    public static void Load(torch.nn.Module module, IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(tensors);
        var targets = module.state_dict();
        var problems = new List<string>();
        AddProblems("missing", targets.Keys.Where(name => !tensors.ContainsKey(name) && !IsOptional(name)));
        AddProblems("unexpected", tensors.Keys.Where(name => !targets.ContainsKey(name)));
        AddProblems("of another shape", targets
            .Where(target => tensors.TryGetValue(target.Key, out var source) && !source.shape.SequenceEqual(target.Value.shape))
            .Select(target => $"{target.Key} ({Format(tensors[target.Key].shape)} instead of {Format(target.Value.shape)})"));
        if (problems.Count > 0)
            throw new InvalidDataException(
                $"The weights do not fit {module.GetType().Name}: {string.Join("; ", problems)}. {Prefix(targets.Keys, tensors.Keys) ?? "Load weights that were saved from the same class, built with the same arguments."}");
        using var noGrad = torch.no_grad();
        foreach (var (name, target) in targets)
        {
            if (tensors.TryGetValue(name, out var source))
                target.copy_(source);
        }
        // TorchSharp's batch norms dispose their tensors with themselves when nobody holds them, even those of their state dict.
        GC.KeepAlive(module);

        void AddProblems(string kind, IEnumerable<string> names)
        {
            var list = names.ToArray();
            if (list.Length > 0)
                problems.Add($"{kind}: {Listed(list)}");
        }
    }

    /// <exception cref="InvalidDataException">A parameter or buffer holds a value that is no number or infinite; the message names them, ten at most.</exception>
    public static void CheckFinite(torch.nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var broken = module.state_dict().Where(static e => e.Value.is_floating_point() && !e.Value.isfinite().all().ToBoolean()).Select(static e => e.Key).ToArray();
        GC.KeepAlive(module);
        if (broken.Length > 0)
            throw new InvalidDataException(
                $"{module.GetType().Name} has values that are no finite numbers in {Listed(broken)}. Load other weights, or initialise them in the constructor.");
    }

    private static string Listed(string[] names) =>
        string.Join(", ", names.Take(Named)) + (names.Length > Named ? Invariant($" and {names.Length - Named} more") : "");

    /// <summary>What to do where every key differs by one prefix, as the wrappers of parallel training leave it.</summary>
    private static string? Prefix(IEnumerable<string> expected, IEnumerable<string> given)
    {
        var required = expected.Where(static name => !IsOptional(name)).ToArray();
        var names = given.ToHashSet();
        var first = names.FirstOrDefault(name => required.Length > 0 && name.EndsWith("." + required[0], StringComparison.Ordinal));
        if (first is null)
            return null;
        var prefix = first[..^required[0].Length];
        return required.All(name => names.Contains(prefix + name)) ? $"All of its names are there behind '{prefix}': take that prefix off the keys of the file." : null;
    }

    /// <summary>Counters of batch norms.</summary>
    internal static bool IsOptional(string name) => name == "num_batches_tracked" || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    private static string Format(long[] shape) => $"[{string.Join(", ", shape)}]";
}
