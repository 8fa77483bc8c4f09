using System;
using System.Linq;

namespace PrunableNets.Distributed;

/// <summary>Why a worker is not asked for the items of an order.</summary>
internal static class Refusal
{
    /// <summary>The reason; null for a worker that fits.</summary>
    /// <param name="worker">What it says of itself.</param>
    /// <param name="program">The build of the program that orders.</param>
    /// <param name="order">What is to be measured.</param>
    public static string? Of(WorkerDescription worker, string program, WorkOrder order)
    {
        var wanted = order.Network;
        if (Array.FindAll(worker.Networks, n => n.Model == wanted.Model) is not [_, ..] named)
            return $"it knows no network {wanted.Model}; register it there with AddPruningWorker<{wanted.Model}>()";
        if (Array.Find(named, n => n.Architecture == wanted.Architecture) is not { } network)
            return $"its {wanted.Model} has another architecture ({named[0].Architecture[..12]}, "
                + $"the run's is {wanted.Architecture[..12]}); start both from one build";
        if (network.Program != program)
            return $"it is another build of the program ({network.Program}, the run's is {program}); copy one build to both machines";
        if (network.Train != wanted.Train)
            return $"it has other training data: {network.Train}; the run's are {wanted.Train}";
        if (order.Test is { } test && network.Test != test)
            return $"it has other test data: {network.Test}; the run's are {test}";
        return network.Objectives.Contains(wanted.Objective)
            ? null
            : $"its data are for another objective ({string.Join(", ", network.Objectives)}; the run's is {wanted.Objective})";
    }
}
